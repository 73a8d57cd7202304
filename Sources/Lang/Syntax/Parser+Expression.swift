/// How tightly an operator binds, from loose to tight.
enum Precedence: Int, Comparable {
  case none, tilde, or, and, not, comparison, range, additive, multiplicative, interaction, sign, power

  static func < (left: Precedence, right: Precedence) -> Bool { left.rawValue < right.rawValue }

  var tighter: Precedence { Precedence(rawValue: rawValue + 1) ?? .power }
}

extension BinaryOperator {
  var precedence: Precedence {
    switch self {
    case .tilde: .tilde
    case .or: .or
    case .and: .and
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .in: .comparison
    case .range: .range
    case .plus, .minus: .additive
    case .times, .divide: .multiplicative
    case .interaction: .interaction
    case .power: .power
    }
  }
}

extension Parser {
  /// An expression in which a single `=` is an error that is read as `==`.
  mutating func parseFullExpression() -> Expression {
    var left = parseExpression()
    while !isBroken, current.isSymbol(.assign) {
      let sign = advance()
      report(.singleEquals(at: sign.range))
      let leftHeight = height
      let right = parseExpression()
      left = join(left, .equal, right, operatorRange: sign.range, leftHeight: leftHeight)
    }
    return left
  }

  mutating func parseExpression(_ minimum: Precedence = .none) -> Expression {
    guard depth < Self.greatestDepth else {
      fail(.nestedTooDeeply(at: current.range))
      return Expression(.malformed, at: current.range)
    }
    depth += 1
    defer { depth -= 1 }
    var left = parsePrefix()
    while !isBroken, let binary = current.binaryOperator, binary.precedence >= minimum {
      let sign = current
      checkSpacing(of: sign, left: left)
      advance()
      let leftHeight = height
      let isRightAssociative = binary == .power
      let right = parseExpression(isRightAssociative ? .power : binary.precedence.tighter)
      checkChain(binary, left: left, right: right)
      left = join(left, binary, right, operatorRange: sign.range, leftHeight: leftHeight)
    }
    return left
  }

  private mutating func join(
    _ left: Expression, _ binary: BinaryOperator, _ right: Expression, operatorRange: SourceRange,
    leftHeight: Int
  ) -> Expression {
    let whole = left.range.union(right.range)
    grow(from: max(leftHeight, height), at: whole)
    return Expression(.binary(binary, left, right, operatorRange: operatorRange), at: whole)
  }

  /// Notes that the tree is one level higher than `below`; trees that are too high cannot be walked safely.
  mutating func grow(from below: Int, at range: SourceRange) {
    height = below + 1
    if height > Self.greatestHeight { fail(.nestedTooDeeply(at: range)) }
  }

  private mutating func parsePrefix() -> Expression {
    let unary: UnaryOperator
    let operand: Precedence
    switch current.kind {
    case .symbol(.minus): (unary, operand) = (.minus, .sign)
    case .symbol(.plus): (unary, operand) = (.plus, .sign)
    case .symbol(.tilde): (unary, operand) = (.tilde, .or)
    case .keyword(.not): (unary, operand) = (.not, .not)
    default: return parsePostfix()
    }
    let start = advance().range
    let inner = parseExpression(operand)
    let whole = start.union(inner.range)
    grow(from: height, at: whole)
    return Expression(.unary(unary, inner), at: whole)
  }

  // MARK: What an operator may not do

  /// An operator has spaces on both sides or on neither. `a -b` could be two phrases or a difference.
  private mutating func checkSpacing(of sign: Token, left: Expression) {
    guard case .symbol(let symbol) = sign.kind, sign.hasSpaceBefore != sign.hasSpaceAfter else { return }
    if sign.hasSpaceBefore, symbol == .minus || symbol == .plus {
      report(
        .ambiguousSign(symbol, sign: sign.range, after: left.range.upperBound, isPhrase: isAtPhraseLevel))
    } else {
      report(.unevenSpacing(symbol, at: sign.range, missingAfter: sign.hasSpaceBefore))
    }
  }

  /// `a < b < c` compares a truth value with `c`, which nobody means.
  private mutating func checkChain(_ binary: BinaryOperator, left: Expression, right: Expression) {
    guard binary.precedence == .comparison, case .binary(let first, _, let middle, _) = left.kind,
      first.precedence == .comparison
    else { return }
    let gap = SourceRange(middle.range.upperBound, middle.range.upperBound)
    report(.chainedComparison(at: left.range.union(right.range), middle: source[middle.range], insertAt: gap))
  }
}
