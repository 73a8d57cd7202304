/// How many blanks stand between two tokens of one line.
struct Spacing {
  let pieces: [ScriptPiece]
  let roles: TokenRoles

  /// The blanks before the piece, which is a token behind a token.
  func blanks(before index: Int) -> Int {
    guard index > 0, let left = pieces[index - 1].token, let right = pieces[index].token else { return 0 }
    switch right.kind {
    case .symbol(.comma), .symbol(.semicolon), .symbol(.closeParenthesis), .symbol(.closeBracket),
      .symbol(.apostrophe), .symbol(.anyEnding):
      return 0
    default: break
    }
    switch left.kind {
    case .symbol(.openParenthesis), .symbol(.openBracket): return 0
    case .symbol(.comma), .symbol(.semicolon): return 1
    case .symbol(.openBrace): return right.isSymbol(.closeBrace) ? 0 : 1
    default: break
    }
    if isSign(left) { return left.isSymbol(.tilde) && !isFirstPhrase(left) ? 1 : 0 }
    if isTight(index - 1) || isTight(index) || isMemberPoint(left) || isMemberPoint(right) { return 0 }
    if right.isSymbol(.openParenthesis) || right.isSymbol(.openBracket) {
      return blanks(between: left, andBracket: right, at: index)
    }
    return 1
  }

  private func isSign(_ token: Token) -> Bool {
    switch token.kind {
    case .symbol(.minus), .symbol(.plus), .symbol(.tilde): roles.signs.contains(token.range.lowerBound)
    default: false
    }
  }

  /// In `model ~x` a blank behind the sign would make a formula with two sides of the command.
  private func isFirstPhrase(_ token: Token) -> Bool { roles.firstPhrases.contains(token.range.lowerBound) }

  /// The bracket of a call or an index touches what it belongs to; a phrase's own does not.
  private func blanks(between left: Token, andBracket bracket: Token, at index: Int) -> Int {
    guard endsOperand(left), !roles.clauseWords.contains(left.range.lowerBound) else { return 1 }
    let namesFunction = index >= 2 && pieces[index - 2].isKeyword(.fn)
    return bracket.hasSpaceBefore && !namesFunction ? 1 : 0
  }

  private func endsOperand(_ token: Token) -> Bool {
    token.canEndOperand || roles.operands.contains(token.range.lowerBound)
  }

  private func isMemberPoint(_ token: Token) -> Bool {
    token.isSymbol(.dot) && !roles.operands.contains(token.range.lowerBound)
  }

  /// A binary operator without blanks: `2011..2016`, `a:b`, `x^2`.
  private func isTight(_ index: Int) -> Bool {
    guard let token = pieces[index].token else { return false }
    switch token.kind {
    case .symbol(.range), .symbol(.colon), .symbol(.power): break
    default: return false
    }
    guard index > 0, index + 1 < pieces.count, let left = pieces[index - 1].token,
      let right = pieces[index + 1].token
    else { return true }
    // `norsk*` ends at a blank, and a point that touches `..` would be part of it.
    return !left.isSymbol(.anyEnding) && !left.isSymbol(.dot) && !right.isSymbol(.dot)
  }

  /// Where a line may end when it would grow too wide: the lower, the rather. `nil` where it may not.
  func breakRank(after index: Int, bracketDepth: Int) -> Int? {
    guard let token = pieces[index].token else { return nil }
    if index + 1 < pieces.count, let next = pieces[index + 1].token, case .keyword(let keyword) = next.kind,
      [.let, .for, .fn, .return].contains(keyword)
    {
      return nil
    }
    let rank: Int
    switch token.kind {
    case .symbol(.bar): rank = 0
    case .symbol(.comma): rank = 1
    default:
      if let binary = token.binaryOperator, !isSign(token),
        !roles.operands.contains(token.range.lowerBound), !isTight(index)
      {
        rank = 1 + binary.precedence.rawValue
      } else if bracketDepth > 0, isBetweenPhrases(index) {
        rank = Self.ranksOfBrackets - 1
      } else {
        return nil
      }
    }
    return bracketDepth * Self.ranksOfBrackets + rank
  }

  /// More than there are ranks in one pair of brackets.
  private static let ranksOfBrackets = 16

  /// Whether the token ends a phrase and the next one begins another, as in `share(age months)`.
  private func isBetweenPhrases(_ index: Int) -> Bool {
    guard index + 1 < pieces.count, let left = pieces[index].token, let right = pieces[index + 1].token,
      endsOperand(left), blanks(before: index + 1) > 0
    else { return false }
    switch right.kind {
    case .name, .quotedName, .text, .number, .symbol(.openParenthesis), .symbol(.openBracket): return true
    default: return false
    }
  }
}
