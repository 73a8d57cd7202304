import Lang

/// Something that is not written but holds, shown at a place.
package struct InlayHint: Hashable, Sendable {
  package var offset: Int
  package var label: String
  package var tooltip: String

  package init(offset: Int, label: String, tooltip: String) {
    self.offset = offset
    self.label = label
    self.tooltip = tooltip
  }
}

extension Analysis {
  /// The reference levels of categorical terms in a range: of formulas, and of columns that become factors. Where rows
  /// were left out by what is in a column, its levels are no longer certain, and nothing is said.
  package func inlayHints(in range: SourceRange) -> [InlayHint] {
    var filtered: Set<String> = []
    var hints: [InlayHint] = []
    for command in statements.flatMap(\.commands) {
      guard let spec = vocabulary.commands[command.verb.text] else { continue }
      if spec.source != nil { filtered = [] }
      let condition = command.namesInCondition
      if command.range.touches(range) {
        hints += referenceHints(of: command, spec, leavingOut: filtered.union(condition))
      }
      if KnownCommands.rowFilters.contains(spec.name) { filtered.formUnion(condition) }
    }
    return hints.filter { range.contains($0.offset) }
  }

  private func referenceHints(of command: CommandSyntax, _ spec: CommandSpec, leavingOut names: Set<String>)
    -> [InlayHint]
  {
    let declares = spec.name == KnownCommands.declareFactor
    if declares, command.options.contains(where: { $0.name.text == KnownCommands.referenceOption }) {
      return []
    }
    let place = declares ? command.range.upperBound : command.range.lowerBound
    let terms = declares ? command.phrases.compactMap(\.expression) : command.terms(spec)
    if terms.isEmpty { return [] }
    let scope = checked.scope(ofStatementAt: place)
    var seen = names
    return terms.compactMap { term in
      guard case .name(let name) = term.kind, let column = scope.schema.column(named: name),
        column.isCategorical, let level = column.referenceLevel, seen.insert(name).inserted
      else { return nil }
      return InlayHint(
        offset: term.range.upperBound, label: " ref. \(level)",
        tooltip: "The other levels of '\(name)' are compared with '\(level)'.")
    }
  }
}

extension CommandSyntax {
  /// The names in the condition under which rows count.
  fileprivate var namesInCondition: Set<String> {
    clauses.filter { $0.keyword.text == Keyword.if.rawValue }.flatMap(\.phrases).compactMap(\.expression)
      .reduce(into: []) { $0.formUnion($1.names) }
  }
}
