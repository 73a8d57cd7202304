extension ColumnSelection {
  /// The word that stands for every column.
  package static let everything = "all"
}

/// The columns that a selection means, in the order in which it names them and each once.
///
/// Ranges follow the order of the data; a column called `all` counts before the word. A name is
/// taken on trust when the schema says that it does not know all columns.
package func resolve(_ selection: ColumnSelection, in schema: Schema) -> Parsed<[Name]> {
  var resolver = ColumnResolver(schema: schema)
  for item in selection.items { resolver.add(item) }
  return Parsed(tree: resolver.names, diagnostics: resolver.diagnostics)
}

private struct ColumnResolver {
  let schema: Schema
  var names: [Name] = []
  var diagnostics: [Diagnostic] = []
  private var seen: Set<String> = []

  init(schema: Schema) { self.schema = schema }

  mutating func add(_ item: Expression) {
    switch item.kind {
    case .name(let text): addName(text, at: item.range)
    case .pattern(let pattern): addPattern(pattern, at: item.range)
    case .binary(.range, let first, let last, _): addRange(first, last, at: item.range)
    case .malformed: break
    default: diagnostics.append(.noColumnItem(at: item.range))
    }
  }

  private mutating func take(_ name: String, at range: SourceRange) {
    if seen.insert(name).inserted { names.append(Name(name, at: range)) }
  }

  private mutating func addName(_ text: String, at range: SourceRange) {
    let isKnown = schema.columns.index(ofName: text) != nil
    if !isKnown, text == ColumnSelection.everything {
      for name in schema.names { take(name, at: range) }
    } else if isKnown || !schema.isComplete {
      take(text, at: range)
    } else {
      diagnostics.append(.unknownColumn(Name(text, at: range), in: schema))
    }
  }

  private mutating func addPattern(_ pattern: String, at range: SourceRange) {
    let stem = pattern.dropLast()
    let matching = schema.names.filter { $0.hasPrefix(stem) }
    for name in matching { take(name, at: range) }
    if matching.isEmpty, schema.isComplete {
      diagnostics.append(.unmatchedPattern(pattern, at: range, in: schema))
    }
  }

  private mutating func addRange(_ first: Expression, _ last: Expression, at range: SourceRange) {
    let ends = (position(of: first), position(of: last))
    guard let lower = ends.0, let upper = ends.1 else { return }
    guard lower <= upper else {
      diagnostics.append(.reversedRange(first: schema.names[lower], last: schema.names[upper], at: range))
      return
    }
    for name in schema.names[lower...upper] { take(name, at: range) }
  }

  private mutating func position(of end: Expression) -> Int? {
    guard case .name(let text) = end.kind else { return nil }
    if let position = schema.columns.index(ofName: text) { return position }
    if schema.isComplete { diagnostics.append(.unknownColumn(Name(text, at: end.range), in: schema)) }
    return nil
  }
}
