extension Parser {
  /// A word that an operand, a clause, a bar or nothing follows is a command; all else is an expression.
  mutating func parseCommandOrExpression() -> Statement {
    guard case .name(let text) = current.kind, isAtCommand else {
      isAtPhraseLevel = false
      return .expression(parseFullExpression())
    }
    return .command(parseCommand(verb: Name(text, at: current.range)))
  }

  private var isAtCommand: Bool {
    let next = token(ahead: 1)
    switch next.kind {
    case .keyword(let keyword): return ![.in, .and, .or].contains(keyword)
    case .symbol(let symbol):
      switch symbol {
      case .openParenthesis, .openBracket, .dot: return next.hasSpaceBefore
      case .minus, .plus, .tilde: return next.hasSpaceBefore && !next.hasSpaceAfter
      default: return symbol == .bar || !symbol.isInfix
      }
    default: return true
    }
  }

  private mutating func parseCommand(verb: Name) -> CommandSyntax {
    var command = CommandSyntax(verb: verb, range: verb.range)
    advance()
    isAtPhraseLevel = true
    defer { isAtPhraseLevel = false }
    command.phrases = parsePhrases()
    while !isBroken, let keyword = clauseKeyword {
      command.clauses.append(parseClause(keyword))
    }
    finishPart(of: &command)
    while advance(if: .bar) {
      parseOptions(into: &command)
      finishPart(of: &command)
    }
    command.range = range(from: verb.range.lowerBound)
    return command
  }

  /// What is wrong before a bar does not hide the options after it.
  private mutating func finishPart(of command: inout CommandSyntax) {
    if !isBroken, !endsStatement, !current.isSymbol(.bar) {
      fail(.unexpected(current, in: source, after: .command(command)))
    }
    guard isBroken else { return }
    command.isBroken = true
    recover(stoppingAt: .bar)
  }

  // MARK: Phrases

  /// Phrases one after another, set apart by spaces or commas, up to a clause, a bar or the end.
  private mutating func parsePhrases() -> [Phrase] {
    var phrases: [Phrase] = []
    while !isBroken, clauseKeyword == nil {
      if current.isSymbol(.comma) {
        parseComma(isFirst: phrases.isEmpty)
      } else if canBeginOperand {
        phrases.append(parsePhrase())
      } else {
        break
      }
    }
    return phrases
  }

  private mutating func parseComma(isFirst: Bool) {
    let comma = current
    if isFirst {
      fail(.unexpected(comma, in: source, after: nil))
    } else {
      advance()
      if !canBeginOperand || clauseKeyword != nil { report(.trailingComma(at: comma.range)) }
    }
  }

  /// An expression, or `name = expression`.
  mutating func parsePhrase() -> Phrase {
    let start = current.range.lowerBound
    if current.isAnyName || current.isAnyKeyword, token(ahead: 1).isSymbol(.assign), let name = assignedName {
      advance()
      advance()
      let value = parseFullExpression()
      return Phrase(.assignment(name, value), at: range(from: start))
    }
    let expression = parseFullExpression()
    return Phrase(.expression(expression), at: range(from: start))
  }

  private var assignedName: Name? {
    switch current.kind {
    case .name(let text), .quotedName(let text): Name(text, at: current.range)
    default: nil
    }
  }

  /// Whether an operand, and so a new phrase, may begin here.
  var canBeginOperand: Bool {
    switch current.kind {
    case .name, .quotedName, .number, .text: true
    case .keyword(let keyword): [.true, .false, .missing, .not].contains(keyword)
    case .symbol(let symbol):
      [.openParenthesis, .openBracket, .minus, .plus, .tilde, .dot].contains(symbol)
    case .newline, .invalid, .end: false
    }
  }

  // MARK: Clauses

  /// The word that opens a clause here. A word that a value is given to opens none: `gen as = 3`.
  var clauseKeyword: Name? {
    if current.isKeyword(.if) { return Name(Keyword.if.rawValue, at: current.range) }
    guard case .name(let word) = current.kind, ClauseSyntax.openingWords.contains(word),
      !token(ahead: 1).isSymbol(.assign)
    else { return nil }
    return Name(word, at: current.range)
  }

  mutating func parseClause(_ keyword: Name) -> ClauseSyntax {
    advance()
    let wasAtPhraseLevel = isAtPhraseLevel
    isAtPhraseLevel = true
    let phrases = parsePhrases()
    isAtPhraseLevel = wasAtPhraseLevel
    return ClauseSyntax(keyword: keyword, phrases: phrases, range: range(from: keyword.range.lowerBound))
  }
}

extension Symbol {
  /// Whether the sign stands between or after operands.
  var isInfix: Bool {
    switch self {
    case .comma, .semicolon, .openParenthesis, .closeParenthesis, .openBracket, .closeBracket, .openBrace,
      .closeBrace, .bar:
      false
    default: true
    }
  }
}

extension Token {
  var isAnyKeyword: Bool { if case .keyword = kind { true } else { false } }
}
