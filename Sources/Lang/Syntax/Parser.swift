/// Reads the statements of a source text. What cannot be read becomes a diagnostic and never hides the
/// next line.
package func parse(_ source: SourceText) -> Parsed<[Statement]> { parseWithTokens(source).parsed }

/// The same with the tokens that the tree was made of, for whoever needs both and would cut the text twice.
func parseWithTokens(_ source: SourceText) -> (parsed: Parsed<[Statement]>, tokens: [Token]) {
  var parser = Parser(source)
  let statements = parser.parseStatements(inBlock: false)
  let diagnostics = parser.diagnostics.sorted { $0.range.lowerBound < $1.range.lowerBound }
  return (Parsed(tree: statements, diagnostics: diagnostics), parser.tokens)
}

/// A place between two lines of a script, with how many of its statements stand before it.
package struct Seam: Hashable, Sendable {
  package var offset: Int
  package var statementCount: Int

  package init(offset: Int, statementCount: Int) {
    self.offset = offset
    self.statementCount = statementCount
  }
}

/// The statements and tokens of a source text, and the places where it can be cut: each part is read alone as it is in the
/// whole.
package func parseWithSeams(
  _ source: SourceText
) -> (statements: [Statement], tokens: [Token], seams: [Seam]) {
  var parser = Parser(source)
  let statements = parser.parseStatements(inBlock: false)
  return (statements, parser.tokens, parser.seams)
}

/// How many steps the parser takes over a text, which grows with its length and no faster.
package func stepCount(of source: SourceText) -> Int {
  var parser = Parser(source)
  _ = parser.parseStatements(inBlock: false)
  return parser.stepCount
}

/// A recursive-descent parser with operator precedence for expressions. It knows no command by name.
///
/// After an error `isBroken` holds: the functions return what they have, nothing more is reported, and
/// whoever knows a place to go on from calls `recover`.
struct Parser {
  let source: SourceText
  let tokens: [Token]
  private(set) var position = 0
  private(set) var diagnostics: [Diagnostic]
  private(set) var isBroken = false
  /// How many expressions and blocks are open around this place.
  var depth = 0
  /// The height of the expression read last. Long chains of operators make high trees without depth.
  var height = 0
  /// Opening braces that were passed over and whose closing braces are to be passed over too.
  var orphanBraces = 0
  /// Where lines of the script end with nothing open, so that what follows is read the same without what stands before.
  var seams: [Seam] = []
  /// The first token after empty lines that belongs to what stands before them; there is no seam until there.
  var seamlessUntil = 0
  /// In the arguments of a command, where a space may separate two phrases.
  var isAtPhraseLevel = false

  static let greatestDepth = 200
  static let greatestHeight = 1000

  init(_ source: SourceText) {
    let lexed = Lexer.tokens(of: source)
    self.source = source
    tokens = Layout.join(lexed.tree, of: source).tokens
    diagnostics = lexed.diagnostics
  }

  /// A parser for the tokens of an interpolation inside a text.
  init(interpolation: [Token], range: SourceRange, within outer: Parser) {
    source = outer.source
    tokens = interpolation + [Token(.end, at: SourceRange(range.upperBound, range.upperBound))]
    diagnostics = []
    depth = outer.depth + 1
  }

  // MARK: Moving

  var current: Token { token(ahead: 0) }

  /// How many tokens were passed, which a test holds to grow with the text and no faster.
  private(set) var stepCount = 0

  func token(ahead count: Int) -> Token {
    let index = position + count
    if tokens.indices.contains(index) { return tokens[index] }
    let end = tokens.last?.range.upperBound ?? 0
    return tokens.last ?? Token(.end, at: SourceRange(end, end))
  }

  var previous: Token? { position > 0 ? tokens[min(position, tokens.count) - 1] : nil }

  /// Where the token before this place ends.
  var previousEnd: Int { previous?.range.upperBound ?? 0 }

  /// Where the last token before this line ends; the lines between hold nothing but comments.
  var endOfTokenBeforeLine: Int? {
    tokens[..<min(position, tokens.count)].last { $0.kind != .newline }?.range.upperBound
  }

  @discardableResult
  mutating func advance() -> Token {
    let token = current
    stepCount += 1
    if position < tokens.count - 1 { position += 1 }
    return token
  }

  mutating func advance(if symbol: Symbol) -> Bool {
    guard current.isSymbol(symbol) else { return false }
    advance()
    return true
  }

  func range(from start: Int) -> SourceRange { SourceRange(start, max(start, previousEnd)) }

  /// Whether a statement cannot go on here.
  var isAtStatementEnd: Bool { current.endsLine || current.isSymbol(.closeBrace) }

  // MARK: Reporting

  /// Reports an error after which this part of the text cannot be read further.
  mutating func fail(_ diagnostic: Diagnostic) {
    guard !isBroken else { return }
    isBroken = true
    // An unreadable token was reported by the lexer.
    if current.kind != .invalid { diagnostics.append(diagnostic) }
  }

  /// Reports an error whose meaning is nevertheless clear, and goes on.
  mutating func report(_ diagnostic: Diagnostic) {
    if !isBroken { diagnostics.append(diagnostic) }
  }

  mutating func adopt(_ foreign: [Diagnostic]) { diagnostics += foreign }

  mutating func markBroken() { isBroken = true }

  /// Skips to the end of the statement, or to `stop` outside brackets, and is ready to read on.
  mutating func recover(stoppingAt stop: Symbol? = nil) {
    var open = 0
    while current.kind != .end, current.kind != .newline, !current.isSymbol(.closeBrace) {
      guard case .symbol(let symbol) = current.kind else {
        advance()
        continue
      }
      if open == 0, symbol == .semicolon || symbol == stop { break }
      switch symbol {
      case .openParenthesis, .openBracket: open += 1
      case .closeParenthesis, .closeBracket: open = max(0, open - 1)
      default: break
      }
      advance()
      if symbol == .openBrace {
        orphanBraces += 1
        break
      }
    }
    isBroken = false
  }
}
