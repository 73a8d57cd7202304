/// Joins the lines of a statement: takes out the newlines at which it goes on.
///
/// A statement goes on when a parenthesis or bracket is open or the line ends with an operator, `,`, `~`
/// or `|`. So that a forgotten bracket hides no more than its own statement, joining gives up at an empty
/// line, and at a line no deeper than the statement that reads like the beginning of another.
struct Layout {
  private let source: SourceText
  private let tokens: [Token]
  private var joined: [Token] = []
  /// The brackets open in each block that is open; the first level is the script itself.
  private var levels = [OpenBrackets()]
  private var lineStart = 0
  private var indentation = 0

  /// The tokens with only those newlines that end statements, and whether the text stops within one.
  static func join(_ tokens: [Token], of source: SourceText) -> (tokens: [Token], isIncomplete: Bool) {
    var layout = Layout(source: source, tokens: tokens)
    layout.run()
    let last = layout.joined.last { $0.kind != .end }
    return (layout.joined, layout.levels.count > 1 || layout.isInBrackets || last?.continuesLine ?? false)
  }

  private init(source: SourceText, tokens: [Token]) {
    self.source = source
    self.tokens = tokens
  }

  private mutating func run() {
    for (index, token) in tokens.enumerated() {
      if token.kind == .newline {
        lineStart = token.range.upperBound
        if !goesOn(after: index) { end(with: token) }
      } else {
        if joined.last?.kind ?? .newline == .newline { indentation = token.range.lowerBound - lineStart }
        track(token)
        joined.append(token)
      }
    }
  }

  private mutating func end(with newline: Token) {
    forgetBrackets()
    joined.append(newline)
  }

  private func goesOn(after index: Int) -> Bool {
    guard index + 1 < tokens.count else { return false }
    let next = tokens[index + 1]
    guard isInBrackets || joined.last?.continuesLine ?? false else { return false }
    switch next.kind {
    case .end: return !isInBrackets
    case .newline: return isComment(between: tokens[index].range.upperBound, and: next.range.lowerBound)
    case .keyword(.let), .keyword(.for), .keyword(.fn), .keyword(.return): return false
    default: return !isInBrackets || !readsLikeStatement(at: index + 1)
    }
  }

  private func isComment(between lower: Int, and upper: Int) -> Bool {
    source.utf8[min(lower, source.utf8.count)..<min(max(lower, upper), source.utf8.count)]
      .contains(UInt8(ascii: "#"))
  }

  /// At a statement's own depth, a name where the bracket needs a comma or an operator, or two words as in
  /// `keep months`.
  private func readsLikeStatement(at index: Int) -> Bool {
    guard index + 1 < tokens.count, tokens[index].range.lowerBound - lineStart <= indentation else {
      return false
    }
    guard case .name = tokens[index].kind else { return false }
    if joined.last?.canEndOperand ?? false { return true }
    guard tokens[index].hasSpaceAfter else { return false }
    switch tokens[index + 1].kind {
    case .name, .quotedName, .text, .number, .keyword(.if), .keyword(.not), .symbol(.bar): return true
    default: return false
    }
  }

  private var isInBrackets: Bool { !(levels.last?.isEmpty ?? true) }

  private mutating func forgetBrackets() { levels[levels.count - 1] = OpenBrackets() }

  private mutating func track(_ token: Token) {
    guard case .symbol(let symbol) = token.kind else { return }
    switch symbol {
    case .openBrace: levels.append(OpenBrackets())
    case .closeBrace: if levels.count > 1 { levels.removeLast() } else { forgetBrackets() }
    case .openParenthesis, .openBracket: levels[levels.count - 1].open(symbol)
    case .closeParenthesis: levels[levels.count - 1].close(.openParenthesis)
    case .closeBracket: levels[levels.count - 1].close(.openBracket)
    case .semicolon where levels.last?.innermost == .openParenthesis: forgetBrackets()
    default: break
    }
  }
}

/// The parentheses and brackets that are open, outermost first.
private struct OpenBrackets {
  private var symbols: [Symbol] = []
  private var parentheses = 0

  var isEmpty: Bool { symbols.isEmpty }
  var innermost: Symbol? { symbols.last }

  mutating func open(_ symbol: Symbol) {
    symbols.append(symbol)
    if symbol == .openParenthesis { parentheses += 1 }
  }

  /// Closes the innermost bracket of that kind with all left open inside it; nothing when none is open.
  mutating func close(_ opening: Symbol) {
    let count = opening == .openParenthesis ? parentheses : symbols.count - parentheses
    guard count > 0 else { return }
    while let last = symbols.popLast() {
      if last == .openParenthesis { parentheses -= 1 }
      if last == opening { break }
    }
  }
}

extension ClauseSyntax {
  /// The words that open a clause where a phrase may begin; `if` is one too, and a keyword besides.
  package static let openingWords: Set<String> = ["by", "using", "into", "as"]
}

/// Whether the text stops in the middle of a statement, so that a prompt should ask for another line.
package func isIncomplete(_ source: SourceText) -> Bool {
  Layout.join(Lexer.tokens(of: source).tree, of: source).isIncomplete
}
