import Lang

extension CommandSyntax {
  /// Those of its formulas alone.
  var formulaTerms: [Expression] { phrases.compactMap(\.expression).flatMap(\.termsOfFormula) }

  /// The columns and calls that are terms of its formulas or controls, or parts of interactions.
  func terms(_ spec: CommandSpec) -> [Expression] {
    let controls = options.filter { option in
      option.name.text == KnownCommands.controlsOption
        && spec.options.contains { $0.name == option.name.text }
    }
    let inOptions = controls.flatMap { ($0.arguments ?? []).flatMap(\.self) }
    return formulaTerms + inOptions.compactMap(\.expression).flatMap(\.terms)
  }
}

extension Expression {
  fileprivate var termsOfFormula: [Expression] {
    switch kind {
    case .group(let inner): inner.termsOfFormula
    case .binary(.tilde, _, let terms, _), .unary(.tilde, let terms): terms.terms
    // The formula of `columns(design(y ~ a))`.
    case .call(_, let arguments): arguments.flatMap(\.termsOfFormula)
    default: []
    }
  }

  /// The names and calls that are added, crossed or raised; what is taken away and what is calculated is none.
  fileprivate var terms: [Expression] {
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
