extension Expression {
  /// The expressions of which it is made.
  package var children: [Expression] {
    switch kind {
    case .number, .logical, .missing, .name, .pattern, .allOthers, .malformed: []
    case .text(let pieces):
      pieces.compactMap { if case .interpolation(let inner) = $0 { inner } else { nil } }
    case .unary(_, let inner), .transpose(let inner), .member(let inner, _), .group(let inner): [inner]
    case .binary(_, let left, let right, _), .rule(let left, let right): [left, right]
    case .call(_, let arguments): arguments
    case .index(let base, let indices): [base] + indices
    case .matrix(let rows): rows.flatMap(\.self)
    }
  }
}
