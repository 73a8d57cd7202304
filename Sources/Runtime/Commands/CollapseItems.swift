import Lang
import Statistics

/// One figure of `collapse`.
struct CollapseItem: Hashable {
  /// The name given to it; nil where columns keep theirs.
  let name: Name?
  let function: Name
  let arguments: [Expression]
  let range: SourceRange

  /// The columns that it makes, as far as the call tells.
  func columns(in schema: Schema) -> [Schema.Column] {
    if let name { return [column(named: name.text, of: arguments.first, in: schema)] }
    return names(in: schema).map { column(named: $0, of: Expression(.name($0), at: range), in: schema) }
  }

  private func column(named name: String, of argument: Expression?, in schema: Schema) -> Schema.Column {
    var source: Schema.Column?
    if case .name(let text) = argument?.kind { source = schema.column(named: text) }
    var column = Schema.Column(name, kind: .number, label: source?.label)
    switch Interpreter.figureFunctions[function.text] {
    case .count: column.kind = .integer
    case .first, .last: return source.map { $0.renamed(name) } ?? Schema.Column(name)
    case .minimum, .maximum: column.kind = source == nil ? nil : source?.kind
    case .sum: column.kind = source?.kind == .integer ? .integer : .number
    default: break
    }
    return column
  }

  private func names(in schema: Schema) -> [String] {
    return arguments.filter(\.isColumnItem).flatMap {
      resolve(ColumnSelection($0), in: schema).tree.map(\.text)
    }
  }
}

/// `mean(a..c) n = count()`
struct CollapseItems: ArgumentValue {
  let items: [CollapseItem]
  static var shape: ParameterSpec.Shape { .either([.assignment, .figure]) }

  init?(_ phrases: [Phrase]) {
    var items: [CollapseItem] = []
    for phrase in phrases {
      switch phrase.kind {
      case .assignment(let name, let value):
        guard case .call(let function, let arguments) = value.kind else { return nil }
        items.append(
          CollapseItem(name: name, function: function, arguments: arguments, range: phrase.range))
      case .expression(let expression):
        guard case .call(let function, let arguments) = expression.kind else { return nil }
        items.append(CollapseItem(name: nil, function: function, arguments: arguments, range: phrase.range))
      }
    }
    self.items = items
  }
}
