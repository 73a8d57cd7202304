extension Parser {
  /// An operand with the calls, indices, members and transpositions that touch it.
  mutating func parsePostfix() -> Expression {
    var operand = parsePrimary()
    while !isBroken, !current.hasSpaceBefore, case .symbol(let symbol) = current.kind {
      let below = height
      switch symbol {
      case .openParenthesis: operand = parseCall(operand)
      case .openBracket: operand = parseIndex(operand)
      case .dot: operand = parseMember(operand)
      case .apostrophe:
        let end = advance().range
        operand = Expression(.transpose(operand), at: operand.range.union(end))
        height = below
      default: return operand
      }
      grow(from: max(below, height), at: operand.range)
    }
    return operand
  }

  private mutating func parsePrimary() -> Expression {
    let token = current
    height = 1
    switch token.kind {
    case .number(let value, let isInteger): return take(.number(value, isInteger: isInteger))
    case .text(let segments):
      let pieces = parsePieces(segments)
      return take(.text(pieces))
    case .keyword(.true): return take(.logical(true))
    case .keyword(.false): return take(.logical(false))
    case .keyword(.missing): return parseMissing()
    case .name(let text), .quotedName(let text): return parseName(text)
    case .symbol(.dot): return take(.allOthers)
    case .symbol(.openParenthesis): return parseGroup()
    case .symbol(.openBracket): return parseMatrix()
    default:
      fail(.expectedOperand(instead: token, after: previous, in: source))
      return Expression(.malformed, at: token.range)
    }
  }

  private mutating func take(_ kind: Expression.Kind) -> Expression {
    Expression(kind, at: advance().range)
  }

  /// `missing`, or the function of that name where a parenthesis touches it.
  private mutating func parseMissing() -> Expression {
    let range = advance().range
    let isCall = current.isSymbol(.openParenthesis) && !current.hasSpaceBefore
    return Expression(isCall ? .name(Keyword.missing.rawValue) : .missing, at: range)
  }

  private mutating func parseName(_ text: String) -> Expression {
    let range = advance().range
    guard current.isSymbol(.anyEnding), !current.hasSpaceBefore else {
      return Expression(.name(text), at: range)
    }
    return Expression(.pattern(text + "*"), at: range.union(advance().range))
  }

  // MARK: Texts

  private mutating func parsePieces(_ segments: [Token.TextSegment]) -> [Expression.TextPiece] {
    var tallest = 0
    let pieces = segments.map { segment -> Expression.TextPiece in
      switch segment {
      case .literal(let text): return .literal(text)
      case .interpolation(let tokens, let range):
        var inner = Parser(interpolation: tokens, range: range, within: self)
        let expression = inner.parseInterpolation(at: range)
        adopt(inner.diagnostics)
        tallest = max(tallest, inner.height)
        return .interpolation(expression)
      }
    }
    grow(from: tallest, at: current.range)
    return pieces
  }

  private mutating func parseInterpolation(at range: SourceRange) -> Expression {
    guard current.kind != .end else {
      report(.emptyInterpolation(at: range))
      return Expression(.malformed, at: range)
    }
    let expression = parseFullExpression()
    if current.kind != .end { fail(.unexpected(current, in: source, after: nil)) }
    return expression
  }

  // MARK: Brackets

  /// `( … )`, which may hold a rule: `(1..3 = 0)`.
  private mutating func parseGroup() -> Expression {
    let open = advance()
    var inner: Expression
    if current.isKeyword(.else) {
      inner = take(.name(Keyword.else.rawValue))
    } else {
      inner = withoutPhrases { $0.parseExpression() }
    }
    if !isBroken, current.isSymbol(.assign) {
      advance()
      let leftHeight = height
      let value = withoutPhrases { $0.parseExpression() }
      height = max(height, leftHeight) + 1
      inner = Expression(.rule(inner, value), at: inner.range.union(value.range))
    }
    close(.closeParenthesis, openedBy: open)
    let whole = range(from: open.range.lowerBound)
    grow(from: height, at: whole)
    return Expression(.group(inner), at: whole)
  }

  private mutating func withoutPhrases(_ read: (inout Parser) -> Expression) -> Expression {
    let wasAtPhraseLevel = isAtPhraseLevel
    isAtPhraseLevel = false
    defer { isAtPhraseLevel = wasAtPhraseLevel }
    return read(&self)
  }

  /// Expressions set apart by commas, up to a closing sign that is not read.
  private mutating func parseList(before closing: Symbol) -> [Expression] {
    var items: [Expression] = []
    var tallest = 0
    while !isBroken, !current.isSymbol(closing) {
      items.append(withoutPhrases { $0.parseFullExpression() })
      tallest = max(tallest, height)
      let comma = current
      if advance(if: .comma) {
        if current.isSymbol(closing) { report(.trailingComma(at: comma.range)) }
      } else if closing == .closeBracket, !isBroken, canBeginOperand {
        report(.missingComma(after: previousEnd))
      } else {
        break
      }
    }
    height = tallest
    return items
  }

  /// `[1, 2; 3, 4]`
  private mutating func parseMatrix() -> Expression {
    let open = advance()
    var rows: [[Expression]] = []
    var tallest = 0
    while !isBroken, !current.isSymbol(.closeBracket) {
      rows.append(parseList(before: .closeBracket))
      tallest = max(tallest, height)
      if !advance(if: .semicolon) { break }
    }
    close(.closeBracket, openedBy: open)
    let whole = range(from: open.range.lowerBound)
    grow(from: tallest, at: whole)
    return Expression(.matrix(rows), at: whole)
  }

  private mutating func parseCall(_ callee: Expression) -> Expression {
    guard case .name(let text) = callee.kind else {
      fail(.calleeIsNoName(at: callee.range))
      return callee
    }
    let open = advance()
    let arguments = parseList(before: .closeParenthesis)
    close(.closeParenthesis, openedBy: open)
    return Expression(
      .call(Name(text, at: callee.range), arguments), at: range(from: callee.range.lowerBound))
  }

  private mutating func parseIndex(_ operand: Expression) -> Expression {
    let open = advance()
    if current.isSymbol(.closeBracket) { fail(.expectedOperand(instead: current, after: open, in: source)) }
    let indices = parseList(before: .closeBracket)
    close(.closeBracket, openedBy: open)
    return Expression(.index(operand, indices), at: range(from: operand.range.lowerBound))
  }

  private mutating func parseMember(_ operand: Expression) -> Expression {
    advance()
    let member: String
    switch current.kind {
    case _ where current.hasSpaceBefore: member = ""
    case .name(let text), .quotedName(let text): member = text
    case .keyword(let keyword): member = keyword.rawValue
    default: member = ""
    }
    guard !member.isEmpty else {
      fail(.expected("a name after the point", instead: current, in: source))
      return operand
    }
    let name = Name(member, at: advance().range)
    return Expression(.member(operand, name), at: operand.range.union(name.range))
  }

  /// Reads the closing sign of a bracket, or tells where the bracket was opened.
  mutating func close(_ closing: Symbol, openedBy open: Token) {
    guard !isBroken, !advance(if: closing) else { return }
    let other: Symbol = closing == .closeParenthesis ? .closeBracket : .closeParenthesis
    if current.isSymbol(other) {
      report(.mismatchedBracket(at: current.range, expected: closing))
      advance()
    } else if isAtStatementEnd || current.isSymbol(.openBrace) {
      fail(.unclosedBracket(openedAt: open.range, closing: closing, insertAt: previousEnd))
    } else {
      fail(.unexpectedInBrackets(current, closing: closing, in: source))
    }
  }
}
