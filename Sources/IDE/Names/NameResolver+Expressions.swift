import Lang

extension NameResolver {
  /// What the names of an expression are looked up as.
  enum Role {
    /// Values first: a statement of its own, or the value of a `let`.
    case value
    /// Columns first.
    case columns
    /// Values alone: a constant, or a level.
    case constant
  }

  mutating func resolve(_ expression: Expression, _ role: Role) {
    switch expression.kind {
    case .name(let text): resolve(Name(text, at: expression.range), role)
    case .call(let name, let arguments): resolveCall(name, arguments, role)
    case .text(let pieces):
      for case .interpolation(let inner) in pieces { resolve(inner, .value) }
    case .binary(.tilde, _, _, _), .unary(.tilde, _):
      for child in expression.children { resolve(child, .columns) }
    default:
      for child in expression.children { resolve(child, role) }
    }
  }

  mutating func resolve(_ name: Name, _ role: Role) {
    guard let binding = binding(of: name.text, role) else { return }
    note(name.range, binding, .read)
  }

  private mutating func binding(of name: String, _ role: Role) -> NameScope.Binding? {
    let variable = scope.variables[name]
    switch role {
    case .constant: return variable
    case .value: if let variable { return variable }
    case .columns: if scope.parameters.contains(name), let variable { return variable }
    }
    // A name that may be a column is rather the value that is known by that name.
    if variable != nil, scope.columns.bindings[name] == nil, scope.data.schema.column(named: name) == nil {
      return variable
    }
    if let column = column(name) { return column }
    return variable ?? (scope.locals == nil ? nil : openName(name))
  }

  private mutating func resolveCall(_ name: Name, _ arguments: [Expression], _ role: Role) {
    let spec = vocabulary.functions[name.text]
    if let function = scope.functions[name.text] { note(name.range, function, .read) }
    for (index, argument) in arguments.enumerated() {
      if case .name(let word) = argument.kind, spec?.words.contains(word) ?? false { continue }
      if spec?.takesColumns ?? false, argument.isColumnItem {
        resolveColumns(argument)
      } else {
        resolve(argument, index > 0 && spec?.takesLevel ?? false ? .constant : role)
      }
    }
  }

  /// A name or a range of names where only columns are meant; the word for all of them is none.
  mutating func resolveColumns(_ item: Expression) {
    switch item.kind {
    case .name(let text):
      let isKnown =
        scope.columns.bindings[text] != nil || scope.data.schema.column(named: text) != nil
      if !isKnown, text == ColumnSelection.everything { return }
      resolveColumn(Name(text, at: item.range))
    case .binary(.range, let first, let last, _):
      resolveColumns(first)
      resolveColumns(last)
    default: resolve(item, .columns)
    }
  }

  mutating func resolveColumn(_ name: Name) {
    if scope.locals != nil, scope.parameters.contains(name.text) { return resolve(name, .columns) }
    guard let binding = column(name.text) ?? (scope.locals == nil ? nil : openName(name.text)) else { return }
    note(name.range, binding, .read)
  }
}
