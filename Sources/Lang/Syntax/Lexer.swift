/// Cuts a source text into tokens. It never fails: what it cannot read becomes a diagnostic and is left out.
struct Lexer {
  let reader: ScalarReader
  var offset: Int
  /// How many interpolations are open around this place.
  let nesting: Int
  private(set) var tokens: [Token] = []
  private(set) var diagnostics: [Diagnostic] = []

  static let deepestInterpolation = 8

  init(_ source: SourceText) {
    reader = ScalarReader(bytes: source.utf8)
    offset = 0
    nesting = 0
  }

  /// A lexer for the tokens of an interpolation that begins at `offset`.
  init(within outer: Lexer, at offset: Int) {
    reader = outer.reader
    self.offset = offset
    nesting = outer.nesting + 1
  }

  /// All tokens, ended by one `end`, newlines included.
  static func tokens(of source: SourceText) -> Parsed<[Token]> {
    var lexer = Lexer(source)
    lexer.reportInvalidBytes()
    while lexer.readToken() {}
    let end = source.utf8.count
    lexer.append(.end, from: end)
    lexer.markSpaces()
    return Parsed(tree: lexer.tokens, diagnostics: lexer.diagnostics)
  }

  /// Reads the tokens of an interpolation; stops before its closing brace and at the end of the line.
  mutating func readInterpolation() {
    var depth = 0
    while let scalar = peek(), !scalar.isLineBreak {
      if scalar == "}" {
        if depth == 0 { break }
        depth -= 1
      } else if scalar == "{" {
        depth += 1
      } else if scalar == "#" {
        break
      }
      guard readToken() else { break }
    }
    markSpaces()
  }

  // MARK: What the other parts of the lexer use

  /// The scalar here, or the replacement character where the bytes are not UTF-8.
  func peek(_ ahead: Int = 0) -> Unicode.Scalar? {
    reader.scalar(at: offset + ahead).map { $0.value ?? "\u{FFFD}" }
  }

  @discardableResult
  mutating func advance() -> Unicode.Scalar? {
    guard let (value, length) = reader.scalar(at: offset) else { return nil }
    offset += length
    return value ?? "\u{FFFD}"
  }

  mutating func advance(while condition: (Unicode.Scalar) -> Bool) {
    while let scalar = peek(), condition(scalar) { advance() }
  }

  func text(from start: Int) -> String {
    String(decoding: reader.bytes[min(start, offset)..<offset], as: UTF8.self)
  }

  mutating func append(_ kind: Token.Kind, from start: Int) {
    tokens.append(Token(kind, at: SourceRange(start, offset)))
  }

  mutating func report(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }

  // MARK: Reading

  /// Reads one token, or space, or a comment; `false` at the end.
  private mutating func readToken() -> Bool {
    guard let scalar = peek() else { return false }
    let start = offset
    if scalar.isLineBreak {
      advance()
      if scalar == "\r", peek() == "\n" { advance() }
      append(.newline, from: start)
    } else if scalar.isBlank {
      advance(while: \.isBlank)
    } else if scalar == "#" {
      advance { !$0.isLineBreak }
    } else if scalar.canBeginName {
      readName()
    } else if ("0"..."9").contains(scalar) {
      readNumber()
    } else {
      readOther(scalar)
    }
    return true
  }

  private mutating func readOther(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "\"", "\u{201C}", "\u{201D}", "\u{201E}", "\u{AB}": readText(opening: scalar)
    case "'", "\u{2018}", "\u{2019}": readApostrophe(scalar)
    case "`": readQuotedName()
    default: if !readSymbol() { readInvalid() }
    }
  }

  private mutating func readName() {
    let start = offset
    advance(while: \.canContinueName)
    let name = text(from: start)
    append(Keyword(rawValue: name).map(Token.Kind.keyword) ?? .name(name), from: start)
  }

  private mutating func readQuotedName() {
    let start = offset
    advance()
    advance { $0 != "`" && !$0.isLineBreak }
    let name = String(decoding: reader.bytes[(start + 1)..<offset], as: UTF8.self)
    if peek() == "`" {
      advance()
      if name.isEmpty { report(.emptyName(at: SourceRange(start, offset))) }
    } else {
      report(.unclosedName(at: SourceRange(start, offset)))
    }
    append(.quotedName(name), from: start)
  }

  /// An apostrophe that touches an operand transposes it; another one is a text in the wrong quotes.
  private mutating func readApostrophe(_ scalar: Unicode.Scalar) {
    if scalar == "'", let last = tokens.last, last.range.upperBound == offset, last.canEndOperand {
      let start = offset
      advance()
      append(.symbol(.apostrophe), from: start)
    } else {
      readText(opening: scalar)
    }
  }

  private mutating func readInvalid() {
    let start = offset
    var isUnicode = true
    while let scalar = peek(), !scalar.isLineBreak, !scalar.isBlank, !scalar.isASCII || scalar.value < 32,
      !scalar.canBeginName
    {
      isUnicode = isUnicode && reader.scalar(at: offset)?.value != nil
      advance()
    }
    if offset == start { advance() }
    let range = SourceRange(start, offset)
    if isUnicode { report(.invalidCharacter(text(from: start), at: range)) }
    append(.invalid, from: start)
  }

  /// Files in another encoding have such bytes everywhere: one diagnostic tells of all.
  private mutating func reportInvalidBytes() {
    let runs = reader.invalidRuns()
    if let first = runs.first { report(.invalidEncoding(at: first, furtherPlaces: runs.count - 1)) }
  }

  /// Notes for each token whether a space, a line's end or a comment stands at its sides.
  private mutating func markSpaces() {
    for index in tokens.indices {
      let previousEnd =
        index > 0 && tokens[index - 1].kind != .newline ? tokens[index - 1].range.upperBound : -1
      tokens[index].hasSpaceBefore = previousEnd != tokens[index].range.lowerBound
      if index > 0 {
        tokens[index - 1].hasSpaceAfter = tokens[index].hasSpaceBefore || tokens[index].endsLine
      }
    }
    if let last = tokens.indices.last { tokens[last].hasSpaceAfter = true }
  }
}

extension Token {
  var endsLine: Bool { kind == .newline || kind == .end || isSymbol(.semicolon) }
}
