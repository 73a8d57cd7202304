/// The tokens of a source with only those newlines that end statements; the last one is `end`.
package func tokens(of source: SourceText) -> [Token] {
  Layout.join(Lexer.tokens(of: source).tree, of: source).tokens
}

/// The tokens of the statement in which an offset lies, up to the offset, which may cut a word in two.
package func statementTokens(before offset: Int, in source: SourceText) -> [Token] {
  let end = min(max(offset, 0), source.utf8.count)
  var head = tokens(of: SourceText(name: source.name, utf8: Array(source.utf8[..<end])))
  head.removeAll { $0.kind == .end }
  return Array(head[statementStart(in: head)...])
}

/// After the last token between two statements. A semicolon inside brackets separates the rows of a matrix.
private func statementStart(in tokens: [Token]) -> Int {
  var start = 0
  var openBrackets = 0
  for (index, token) in tokens.enumerated() {
    switch token.kind {
    case .newline, .symbol(.openBrace), .symbol(.closeBrace):
      start = index + 1
      openBrackets = 0
    case .symbol(.openBracket): openBrackets += 1
    case .symbol(.closeBracket): openBrackets = max(0, openBrackets - 1)
    case .symbol(.semicolon) where openBrackets == 0: start = index + 1
    default: break
    }
  }
  return start
}

extension Token {
  /// The name that the token is, in backticks or not.
  package var nameText: String? {
    switch kind {
    case .name(let text), .quotedName(let text): text
    default: nil
    }
  }
}

extension Statement {
  /// The command that the statement is or binds, and those of its blocks.
  package var commands: [CommandSyntax] {
    switch self {
    case .command(let command): [command]
    case .binding(_, let value, _): value.commands
    case .loop(_, _, let body, _), .function(_, _, let body, _): body.flatMap(\.commands)
    case .conditional(_, let then, let otherwise, _): (then + otherwise).flatMap(\.commands)
    case .result, .expression, .malformed: []
    }
  }
}
