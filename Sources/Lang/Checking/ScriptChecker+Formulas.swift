extension ScriptChecker {
  mutating func checkFormula(response: Expression?, terms: Expression) {
    if let response { check(response, role: .formula) }
    check(terms, role: .formula)
    guard case .name(let name) = response?.kind else { return }
    for range in terms.terms(named: name) { report(.responseAmongTerms(name, at: range)) }
  }
}

extension Expression {
  /// Where a column stands as a term of its own or as a part of an interaction.
  fileprivate func terms(named name: String) -> [SourceRange] {
    switch kind {
    case .name(name): [range]
    case .group(let inner): inner.terms(named: name)
    case .binary(.minus, let kept, _, _): kept.terms(named: name)
    case .binary(.plus, let left, let right, _), .binary(.times, let left, let right, _),
      .binary(.interaction, let left, let right, _):
      left.terms(named: name) + right.terms(named: name)
    default: []
    }
  }
}
