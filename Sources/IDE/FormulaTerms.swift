import Lang

extension CommandSyntax {
  /// The columns and calls that are terms of its formulas, or parts of interactions.
  func terms(_ spec: CommandSpec) -> [Expression] {
    guard spec.takesFormula else { return [] }
    return phrases.compactMap(\.expression).flatMap(\.termsOfFormula)
  }
}

extension Expression {
  fileprivate var termsOfFormula: [Expression] {
    switch kind {
    case .group(let inner): inner.termsOfFormula
    case .binary(.tilde, _, let terms, _), .unary(.tilde, let terms): terms.terms
    default: []
    }
  }

  /// The names and calls that are added, crossed or raised; what is taken away and what is calculated is none.
  private var terms: [Expression] {
    switch kind {
    case .name, .call: [self]
    case .group(let inner), .binary(.minus, let inner, _, _), .binary(.power, let inner, _, _): inner.terms
    case .binary(.plus, let left, let right, _), .binary(.times, let left, let right, _),
      .binary(.interaction, let left, let right, _):
      left.terms + right.terms
    default: []
    }
  }
}

extension Schema.Column {
  /// Whether a formula makes categories of it.
  var isCategorical: Bool { kind == .text || kind == .factor }
}

extension SourceRange {
  /// Whether both have a place in common, be it an end.
  func touches(_ other: SourceRange) -> Bool {
    lowerBound <= other.upperBound && other.lowerBound <= upperBound
  }
}
