import Lang

/// Columns, names, functions and fields.
extension CompletionBuilder {
  /// What an expression is about: values of their own, the rows of the data, or terms of a formula.
  enum Subject { case value, columns, terms }

  mutating func addValues(_ subject: Subject, _ path: [Expression] = []) {
    if let formula = path.formula {
      addTerms(of: formula, path)
    } else if subject == .value, !path.contains(where: \.isCall) {
      addNames()
      beginGroup()
      addColumns()
      addFunctions(inFormula: false)
    } else {
      beginGroup()
      addColumns()
      addWords(of: path)
      addNames()
      addFunctions(inFormula: subject == .terms)
    }
    if !path.isEmpty { addLiterals() }
  }

  /// Terms: columns that the formula has not, functions, and last the columns that it has.
  private mutating func addTerms(of formula: (response: Expression?, terms: Expression), _ path: [Expression])
  {
    let response = formula.response?.names ?? []
    let used = formula.terms.names
    beginGroup()
    addColumns(but: response.union(used))
    addWords(of: path)
    addFunctions(inFormula: true)
    addNames()
    beginGroup()
    addColumns(but: response)
  }

  /// Functions that make a figure of a column, and what they may be of.
  mutating func addFigures(_ path: [Expression]) {
    if path.contains(where: \.isCall) { return addValues(.columns, path) }
    addFunctions(vocabulary.functionNames.compactMap { vocabulary.functions[$0] }.filter(\.isFigure))
  }

  mutating func addColumns(but excluded: Set<String> = []) {
    for column in scope.schema.columns where !excluded.contains(column.name) {
      addName(column.name, .column, column.summary, alias: column.label)
    }
  }

  mutating func addNames() {
    beginGroup()
    for name in scope.names {
      let value = scope.value(named: name)
      addName(
        name, .name, value?.detail ?? "", isFinal: value?.result == nil && value?.elements == nil)
    }
  }

  /// Results, and then names of which it is not known what they are.
  mutating func addResults() {
    let values = scope.names.compactMap { name in scope.value(named: name).map { (name, $0) } }
    for (name, value) in values where value.result != nil { addName(name, .name, value.detail ?? "") }
    beginGroup()
    for (name, value) in values where value.result == nil && value.detail == nil {
      addName(name, .name, "")
    }
  }

  /// In a formula those that only have a meaning there come first.
  mutating func addFunctions(inFormula: Bool) {
    beginGroup()
    let specs = vocabulary.functionNames.compactMap { vocabulary.functions[$0] }
    if inFormula { addFunctions(specs.filter(\.isFormulaOnly)) }
    for name in scope.functions.keys.sorted() {
      let count = scope.functions[name] ?? 0
      addCall(name, .function, "function of \(count) \(count == 1 ? "parameter" : "parameters")")
    }
    addFunctions(specs.filter { !$0.isFormulaOnly })
  }

  private mutating func addFunctions(_ specs: [FunctionSpec]) {
    for spec in specs { addCall(spec.name, .function, "\(spec.synopsis): \(spec.summary)") }
  }

  /// The bare words that the function around the cursor knows.
  private mutating func addWords(of path: [Expression]) {
    guard case .call(let name, _)? = path.dropLast().last?.kind else { return }
    for word in vocabulary.functions[name.text]?.words ?? [] { add(word, .choice, "word of \(name.text)") }
  }

  private mutating func addLiterals() {
    beginGroup()
    add("true", .keyword, "Holds.")
    add("false", .keyword, "Does not hold.")
    add("missing", .keyword, "No value.")
    add("not", .keyword, "The condition does not hold.")
  }

  // MARK: Fields

  mutating func addFields(of value: Expression) {
    guard case .name(let name) = value.kind else { return }
    for field in scope.value(named: name)?.result ?? [] {
      add(field.name, .field, field.summary, isFinal: field.elements == nil)
    }
  }

  /// The names of the elements that an index at that position may take.
  mutating func addElements(of value: Expression, at position: Int) {
    switch value.kind {
    case .member(let base, let field):
      guard case .name(let name) = base.kind else { return }
      let elements = scope.value(named: name)?.result?.first { $0.name == field.text }?.elements ?? []
      for element in elements { addText(element, .element, "element of \(name).\(field.text)") }
    case .name(let name):
      let lists = scope.value(named: name)?.elements ?? []
      guard lists.indices.contains(position) else { return }
      for element in lists[position] { addText(element, .element, "element of \(name)") }
    default: break
    }
  }
}

extension [Expression] {
  /// The formula among whose terms the cursor is.
  fileprivate var formula: (response: Expression?, terms: Expression)? {
    for (outer, inner) in zip(self, dropFirst()) {
      switch outer.kind {
      case .binary(.tilde, let response, let terms, _) where terms == inner: return (response, terms)
      case .unary(.tilde, let terms): return (nil, terms)
      default: break
      }
    }
    return nil
  }
}

extension Expression {
  fileprivate var isCall: Bool { if case .call = kind { true } else { false } }
}

extension Schema.Column {
  /// Its label and kind in one line.
  var summary: String { [label, kind?.rawValue].compactMap(\.self).joined(separator: ", ") }
}
