extension Parser {
  /// Reads statements up to the end of the text, or to the brace that closes the block.
  mutating func parseStatements(inBlock: Bool) -> [Statement] {
    var statements: [Statement] = []
    while current.kind != .end {
      if current.endsLine {
        let end = advance()
        if !inBlock { noteSeam(after: end, statements.count) }
      } else if current.isSymbol(.closeBrace) {
        if orphanBraces > 0 {
          orphanBraces -= 1
        } else if inBlock {
          break
        } else {
          report(.unexpectedBrace(at: current.range))
        }
        advance()
      } else if current.isSymbol(.bar) {
        parseStrayOptions(after: &statements)
      } else {
        statements.append(parseStatement())
        finishStatement(&statements)
      }
    }
    return statements
  }

  /// A line that begins with options belongs to what stands before it, empty lines between them or not.
  private mutating func noteSeam(after end: Token, _ count: Int) {
    guard end.kind == .newline, orphanBraces == 0, position >= seamlessUntil else { return }
    // A line that ends as if it went on is judged by the line that follows.
    if token(ahead: -2).continuesLine { return }
    // Empty lines and remarks go with what follows.
    if current.endsLine, let last = seams.last, last.statementCount == count { return }
    var ahead = 0
    while token(ahead: ahead).kind == .newline { ahead += 1 }
    if token(ahead: ahead).isSymbol(.bar) || token(ahead: ahead).isKeyword(.else) {
      seamlessUntil = position + ahead + 1
      return
    }
    seams.append(Seam(offset: end.range.upperBound, statementCount: count))
  }

  /// A statement ends where it ends: whatever else stands on its line is an error.
  private mutating func finishStatement(_ statements: inout [Statement]) {
    guard isBroken || !endsStatement else { return }
    fail(.unexpected(current, in: source, after: statements.last))
    recover()
  }

  /// At its end, or at a brace that was passed over, whose block is read as if it were none.
  var endsStatement: Bool {
    isAtStatementEnd || orphanBraces > 0 && previous?.isSymbol(.openBrace) ?? false
  }

  private mutating func parseStatement() -> Statement {
    isAtPhraseLevel = false
    switch current.kind {
    case .keyword(.let): return parseBinding()
    case .keyword(.for): return parseLoop()
    case .keyword(.if): return parseConditional()
    case .keyword(.fn): return parseFunction()
    case .keyword(.return): return parseReturn()
    case .keyword(.else), .keyword(.in), .keyword(.and), .keyword(.or), .invalid:
      let start = current.range
      fail(.unexpected(current, in: source, after: nil))
      return .malformed(start)
    default:
      return isAtBareAssignment ? parseBareAssignment() : parseCommandOrExpression()
    }
  }

  // MARK: Binding

  private mutating func parseBinding() -> Statement {
    let start = advance().range.lowerBound
    guard let name = parseNewName() else { return .malformed(range(from: start)) }
    if current.isSymbol(.equal) {
      report(.bindingWithEquality(at: current.range))
      advance()
    } else if !advance(if: .assign) {
      fail(.expected("'=' and a value", instead: current, in: source))
      return .binding(name: name, value: .malformed(range(from: start)), range: range(from: start))
    }
    let value = isAtStatementEnd ? missingValue() : parseCommandOrExpression()
    return .binding(name: name, value: value, range: range(from: start))
  }

  private mutating func missingValue() -> Statement {
    fail(.expected("a value", instead: current, in: source))
    return .malformed(current.range)
  }

  private mutating func parseNewName() -> Name? {
    switch current.kind {
    case .name(let text), .quotedName(let text):
      return Name(text, at: advance().range)
    case .keyword(let keyword):
      fail(.reservedWord(keyword, at: current.range))
    default:
      fail(.expected("a name", instead: current, in: source))
    }
    return nil
  }

  /// `x = 3` as a statement: the writer meant `let` or `gen`.
  private var isAtBareAssignment: Bool {
    guard current.isAnyName else { return false }
    return token(ahead: 1).isSymbol(.assign) || isArrow(ahead: 1)
  }

  /// The assignment arrow of R.
  private func isArrow(ahead count: Int) -> Bool {
    let less = token(ahead: count)
    let minus = token(ahead: count + 1)
    return less.isSymbol(.less) && minus.isSymbol(.minus) && !minus.hasSpaceBefore && minus.hasSpaceAfter
  }

  private mutating func parseBareAssignment() -> Statement {
    let start = current.range.lowerBound
    guard let name = parseNewName() else { return .malformed(current.range) }
    let sign = current.isSymbol(.less) ? advance().range.union(current.range) : current.range
    advance()
    report(.bareAssignment(to: name, sign: sign, in: source))
    let value = isAtStatementEnd ? missingValue() : parseCommandOrExpression()
    return .binding(name: name, value: value, range: range(from: start))
  }

  // MARK: Control

  private mutating func parseLoop() -> Statement {
    let start = advance().range.lowerBound
    let variable = parseNewName() ?? Name("", at: current.range)
    if current.isSymbol(.assign) {
      report(.loopWithAssignment(at: current.range))
      advance()
    } else if current.isKeyword(.in) {
      advance()
    } else {
      fail(.expected("'in'", instead: current, in: source))
    }
    let sequence = parseFullExpression()
    let body = parseBlock()
    return .loop(variable: variable, sequence: sequence, body: body, range: range(from: start))
  }

  private mutating func parseConditional() -> Statement {
    let start = advance().range.lowerBound
    let condition = parseFullExpression()
    let then = parseBlock()
    var otherwise: [Statement] = []
    if skipToElse() {
      advance()
      if current.isKeyword(.if) {
        otherwise = parseNested { [$0.parseConditional()] }
      } else {
        otherwise = parseBlock()
      }
    }
    return .conditional(condition: condition, then: then, otherwise: otherwise, range: range(from: start))
  }

  /// `else` may stand on the line after the closing brace.
  private mutating func skipToElse() -> Bool {
    var ahead = 0
    while token(ahead: ahead).kind == .newline { ahead += 1 }
    guard !isBroken, token(ahead: ahead).isKeyword(.else) else { return false }
    for _ in 0..<ahead { advance() }
    return true
  }

  private mutating func parseFunction() -> Statement {
    let start = advance().range.lowerBound
    let name = parseNewName() ?? Name("", at: current.range)
    var parameters: [Name] = []
    if !isBroken, current.isSymbol(.openParenthesis) {
      let open = advance()
      while !isBroken, !current.isSymbol(.closeParenthesis) {
        guard let parameter = parseNewName() else { break }
        parameters.append(parameter)
        if !advance(if: .comma) { break }
      }
      close(.closeParenthesis, openedBy: open)
    } else {
      fail(.expected("'(' and the parameters", instead: current, in: source))
    }
    let body = parseBlock()
    return .function(name: name, parameters: parameters, body: body, range: range(from: start))
  }

  private mutating func parseReturn() -> Statement {
    let start = advance().range.lowerBound
    let value = isAtStatementEnd ? nil : parseFullExpression()
    return .result(value, range: range(from: start))
  }

  private mutating func parseNested(_ read: (inout Parser) -> [Statement]) -> [Statement] {
    guard depth < Self.greatestDepth else {
      fail(.nestedTooDeeply(at: current.range))
      return []
    }
    depth += 1
    defer { depth -= 1 }
    return read(&self)
  }

  /// `{ … }`; a broken head before it does not hide it.
  private mutating func parseBlock() -> [Statement] {
    if isBroken {
      recover(stoppingAt: .openBrace)
      if !current.isSymbol(.openBrace) { markBroken() }
    }
    guard !isBroken else { return [] }
    guard current.isSymbol(.openBrace) else {
      fail(.expected("'{' and a block", instead: current, in: source))
      return []
    }
    return parseNested { parser in
      let open = parser.advance()
      let outerOrphans = parser.orphanBraces
      parser.orphanBraces = 0
      let statements = parser.parseStatements(inBlock: true)
      if !parser.advance(if: .closeBrace) { parser.report(.unclosedBlock(openedAt: open.range)) }
      parser.orphanBraces = outerOrphans
      return statements
    }
  }
}
