/// The tokens of a source with only those newlines that end statements; the last one is `end`.
package func tokens(of source: SourceText) -> [Token] {
  Layout.join(Lexer.tokens(of: source).tree, of: source).tokens
}

/// The tokens of the statement in which an offset lies, up to the offset, which may cut a word in two.
package func statementTokens(before offset: Int, in source: SourceText) -> [Token] {
  let end = min(max(offset, 0), source.utf8.count)
  var head = tokens(of: SourceText(name: source.name, utf8: Array(source.utf8[..<end])))
  head.removeAll { $0.kind == .end }
  let start = head.lastIndex { $0.isStatementBoundary }.map { $0 + 1 } ?? 0
  return Array(head[start...])
}

extension Token {
  /// A token between two statements. A semicolon may also separate the rows of a matrix.
  fileprivate var isStatementBoundary: Bool {
    kind == .newline || [Symbol.semicolon, .openBrace, .closeBrace].contains { isSymbol($0) }
  }

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
