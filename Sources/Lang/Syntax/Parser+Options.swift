extension Parser {
  /// The options after a bar: `robust, cluster(a, b)`.
  mutating func parseOptions(into command: inout CommandSyntax) {
    isAtPhraseLevel = false
    while !isBroken {
      if let keyword = clauseKeyword, opensClauseAmongOptions {
        report(.clauseAfterOptions(keyword))
        command.clauses.append(parseClause(keyword))
      } else if let option = parseOption() {
        command.options.append(option)
      }
      guard !isBroken, !isAtStatementEnd else { return }
      if !separateOptions() { return }
    }
  }

  /// Reads what stands between two options; `false` when no further option follows.
  private mutating func separateOptions() -> Bool {
    if current.isSymbol(.comma) {
      advance()
    } else if current.isSymbol(.bar) {
      report(.secondBar(at: current.range, after: previousEnd))
      advance()
    } else if current.isAnyName || current.isKeyword(.if) {
      if clauseKeyword == nil || !opensClauseAmongOptions { report(.missingComma(after: previousEnd)) }
    } else {
      fail(.unexpected(current, in: source, after: nil))
      return false
    }
    return true
  }

  /// `by` may be an option's name, `by(a)`, or open a clause in the wrong place, `by a`.
  private var opensClauseAmongOptions: Bool {
    if current.isKeyword(.if) { return true }
    let next = token(ahead: 1)
    return !(next.isSymbol(.openParenthesis) || next.isSymbol(.comma) || next.endsLine)
  }

  private mutating func parseOption() -> OptionSyntax? {
    let name: Name
    switch current.kind {
    case .name(let text), .quotedName(let text): name = Name(text, at: current.range)
    case .keyword(let keyword): name = Name(keyword.rawValue, at: current.range)
    default:
      fail(.expectedOption(instead: current, after: previous, in: source))
      return nil
    }
    advance()
    let arguments = parseOptionArguments(of: name)
    return OptionSyntax(name: name, arguments: arguments, range: range(from: name.range.lowerBound))
  }

  private mutating func parseOptionArguments(of name: Name) -> [[Phrase]]? {
    let start = current
    switch start.kind {
    case .symbol(.openParenthesis):
      if start.hasSpaceBefore {
        report(
          .spaceBeforeArguments(of: name, at: SourceRange(name.range.upperBound, start.range.lowerBound)))
      }
      return parseParenthesisedArguments()
    case .symbol(.assign):
      advance()
      return parseUnparenthesisedArgument(of: name)
    case .number, .text:
      return parseUnparenthesisedArgument(of: name)
    default:
      return nil
    }
  }

  /// `level = 90` and `level 90` mean `level(90)`.
  private mutating func parseUnparenthesisedArgument(of name: Name) -> [[Phrase]] {
    let start = current.range.lowerBound
    let value = parseExpression()
    let valueRange = range(from: start)
    report(.valueWithoutParentheses(of: name, value: source[valueRange], valueRange: valueRange))
    return [[Phrase(.expression(value), at: valueRange)]]
  }

  private mutating func parseParenthesisedArguments() -> [[Phrase]] {
    let open = advance()
    var arguments: [[Phrase]] = []
    isAtPhraseLevel = true
    while !isBroken, !current.isSymbol(.closeParenthesis) {
      var phrases: [Phrase] = []
      while !isBroken, canBeginOperand { phrases.append(parsePhrase()) }
      if phrases.isEmpty { break }
      arguments.append(phrases)
      let comma = current
      if !advance(if: .comma) { break }
      if current.isSymbol(.closeParenthesis) { report(.trailingComma(at: comma.range)) }
    }
    isAtPhraseLevel = false
    close(.closeParenthesis, openedBy: open)
    return arguments
  }

  /// A line that begins with a bar gives its options to the command before it.
  mutating func parseStrayOptions(after statements: inout [Statement]) {
    let bar = current
    guard let last = statements.last, var command = last.trailingCommand,
      endOfTokenBeforeLine == last.range.upperBound
    else {
      fail(.unexpected(bar, in: source, after: nil))
      return recover()
    }
    let gap = SourceRange(last.range.upperBound, bar.range.lowerBound)
    report(.barAtLineStart(bar.range, gap: gap, between: source[gap]))
    advance()
    parseOptions(into: &command)
    command.isBroken = command.isBroken || isBroken
    command.range = range(from: command.range.lowerBound)
    statements[statements.count - 1] = last.replacingTrailingCommand(command)
    if isBroken { recover() }
  }
}

extension Statement {
  /// The command that the statement is, or that it binds.
  fileprivate var trailingCommand: CommandSyntax? {
    switch self {
    case .command(let command): command
    case .binding(_, let value, _): value.trailingCommand
    default: nil
    }
  }

  fileprivate func replacingTrailingCommand(_ command: CommandSyntax) -> Statement {
    switch self {
    case .binding(let name, let value, let range):
      .binding(name: name, value: value.replacingTrailingCommand(command), range: range.union(command.range))
    default: .command(command)
    }
  }

  /// Where the statement stands.
  package var range: SourceRange {
    switch self {
    case .command(let command): command.range
    case .binding(_, _, let range), .loop(_, _, _, let range), .conditional(_, _, _, let range),
      .function(_, _, _, let range), .result(_, let range), .malformed(let range):
      range
    case .expression(let expression): expression.range
    }
  }
}
