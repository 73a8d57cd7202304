import Lang

/// The statement around the cursor, read as if it ended with the word at the cursor: what follows may belong to
/// another one, and the brackets that are open are closed.
struct StatementAtCursor {
  private let statement: Statement?

  /// - Parameter tokens: those of the statement before the word, without what is not to be read.
  init(_ word: WrittenWord, after tokens: ArraySlice<Token>, in source: SourceText) {
    let start = tokens.first?.range.lowerBound ?? word.start
    var text = source[SourceRange(start, word.start)] + word.cursor + tokens.closingBrackets
    if let first = tokens.first, first.isKeyword(.if) || first.isKeyword(.for) { text += " {}" }
    statement = parse(SourceText(text)).tree.last
  }

  /// Of a word in the computed part of a text.
  init(_ word: WrittenWord, in source: SourceText) {
    let start = word.interpolationStart ?? word.start
    let text = source[SourceRange(start, word.start)] + word.cursor + word.before[...].closingBrackets
    statement = parse(SourceText("(" + text + ")")).tree.last
  }

  /// The command that it is or binds.
  var command: CommandSyntax? {
    switch statement {
    case .command(let command), .binding(_, .command(let command), _): command
    default: nil
    }
  }

  /// The expressions around the cursor, outermost first; empty if it cannot be found.
  var path: [Expression] {
    switch statement {
    case .command(let command), .binding(_, .command(let command), _):
      command.phrases.lazy.compactMap(\.pathToCursor).first ?? []
    case .binding(_, .expression(let expression), _), .expression(let expression),
      .loop(_, let expression, _, _), .conditional(let expression, _, _, _), .result(let expression?, _):
      expression.pathToCursor ?? []
    default: []
    }
  }
}

extension WrittenWord {
  var isQuoted: Bool { if case .quoted = form { true } else { false } }

  /// What stands for the word in the text that is parsed.
  fileprivate var cursor: String { isQuoted ? "\"\(Expression.cursor)\"" : Expression.cursor }
}

extension ArraySlice<Token> {
  /// What closes the brackets that the tokens leave open.
  var closingBrackets: String {
    var open: [String] = []
    for token in self {
      switch token.kind {
      case .symbol(.openParenthesis): open.append(")")
      case .symbol(.openBracket): open.append("]")
      case .symbol(.closeParenthesis), .symbol(.closeBracket): _ = open.popLast()
      default: break
      }
    }
    return open.reversed().joined()
  }
}
