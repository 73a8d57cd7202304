import Lang

/// The word at the cursor as far as it is written, with the tokens of the statement before it.
struct WrittenWord {
  enum Form: Hashable {
    case bare
    /// In a text; `isPlain` when nothing in it is to be computed, `closes` when a quote is to end it.
    case quoted(isPlain: Bool, closes: Bool)
    case backticked
    /// Nothing can be written here: in a comment, or where a value ends.
    case none
  }

  private(set) var form: Form
  /// The text without quotes and escapes.
  private(set) var text: String
  /// From its first letter to the cursor, without the opening quote.
  private(set) var range: SourceRange
  /// Where the word begins, with its quote.
  private(set) var start: Int
  /// The tokens before it: of the statement, or of the part of a text that is computed.
  private(set) var before: [Token]
  /// Where the statement begins.
  let statementStart: Int
  /// Where the computed part of a text begins, if the cursor is in one.
  private(set) var interpolationStart: Int?

  init(at offset: Int, in source: SourceText) {
    let end = min(max(offset, 0), source.utf8.count)
    var tokens = statementTokens(before: end, in: source)
    statementStart = tokens.first?.range.lowerBound ?? end
    while let inner = tokens.last?.openInterpolation(endingAt: end, in: source) {
      tokens = inner.tokens
      interpolationStart = inner.start
    }
    before = tokens
    (form, text, range, start) = (.bare, "", SourceRange(end, end), end)
    if let last = tokens.last, last.range.upperBound == end {
      take(last, in: source)
    } else if Self.isComment(
      after: tokens.last?.range.upperBound ?? interpolationStart, before: end, in: source)
    {
      form = .none
    }
  }

  /// Makes the token that ends at the cursor the word, if it is one.
  private mutating func take(_ last: Token, in source: SourceText) {
    var first = last.range.lowerBound
    switch last.kind {
    case .name(let name): text = name
    case .keyword(let keyword): text = keyword.rawValue
    case .quotedName(let name) where !last.isClosed(in: source):
      (form, text) = (.backticked, name)
    case .text(let segments) where !last.isClosed(in: source):
      let literal = segments.literalText
      form = .quoted(isPlain: literal != nil, closes: source.lacksQuote(closing: last))
      text = literal ?? ""
      first += source.widthOfScalar(at: first)
    case let kind:
      if kind.endsValue { form = .none }
      return
    }
    before.removeLast()
    start = last.range.lowerBound
    range = SourceRange(first, last.range.upperBound)
  }

  /// Leaves the part before an offset alone: the folders of a path.
  mutating func drop(before offset: Int, leaving rest: String) {
    range = SourceRange(offset, range.upperBound)
    text = rest
  }

  /// Takes what stands before it on to the word, as the hyphens of `help unknown-option`.
  mutating func extend(to offset: Int, in source: SourceText) {
    range = SourceRange(min(offset, range.upperBound), range.upperBound)
    start = range.lowerBound
    text = source[range]
    form = .bare
  }

  /// Whether a comment begins on the line of `end`, after the last token.
  private static func isComment(after lastToken: Int?, before end: Int, in source: SourceText) -> Bool {
    let gap = source.utf8[min(lastToken ?? 0, end)..<end]
    let line = gap.reversed().prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
    return line.contains(UInt8(ascii: "#"))
  }
}

extension Token {
  /// The tokens of the interpolation of a text in which its end lies, and where they begin.
  fileprivate func openInterpolation(endingAt end: Int, in source: SourceText) -> (
    tokens: [Token], start: Int
  )? {
    guard range.upperBound == end, case .text(let segments) = kind,
      case .interpolation(let tokens, let place)? = segments.last, place.upperBound == end
    else { return nil }
    let endOfTokens = tokens.last?.range.upperBound ?? place.lowerBound + 1
    let isClosed = endOfTokens < end && source.utf8[end - 1] == UInt8(ascii: "}")
    return isClosed ? nil : (tokens, place.lowerBound + 1)
  }

  /// Whether its closing quote is there; one behind a backslash is part of the text.
  fileprivate func isClosed(in source: SourceText) -> Bool {
    let scalars = source[range].unicodeScalars
    guard scalars.count > 1, let opening = scalars.first, let last = scalars.last, last.closes(opening) else {
      return false
    }
    return opening == "`" || scalars.dropLast().reversed().prefix { $0 == "\\" }.count.isMultiple(of: 2)
  }
}

extension Unicode.Scalar {
  /// Whether it ends a text or name that the other quote begins.
  fileprivate func closes(_ opening: Unicode.Scalar) -> Bool {
    switch opening {
    case "\u{201C}", "\u{201D}", "\u{201E}": ["\u{201C}", "\u{201D}", "\""].contains(self)
    case "\u{2018}", "\u{2019}": ["\u{2018}", "\u{2019}", "'"].contains(self)
    case "\u{AB}": self == "\u{BB}"
    default: self == opening
    }
  }
}

extension Token.Kind {
  /// Whether a value ends here, so that no word may touch it.
  fileprivate var endsValue: Bool {
    switch self {
    case .number, .text, .quotedName, .invalid: true
    case .symbol(let symbol): [.closeParenthesis, .closeBracket, .apostrophe, .anyEnding].contains(symbol)
    default: false
    }
  }
}

extension [Token.TextSegment] {
  /// The text, if nothing in it is to be computed.
  fileprivate var literalText: String? {
    var text = ""
    for segment in self {
      guard case .literal(let part) = segment else { return nil }
      text += part
    }
    return text
  }
}

extension SourceText {
  /// How many bytes the scalar has that begins at an offset.
  func widthOfScalar(at offset: Int) -> Int {
    guard utf8.indices.contains(offset) else { return 0 }
    let width =
      switch utf8[offset] {
      case 0xC2...0xDF: 2
      case 0xE0...0xEF: 3
      case 0xF0...0xF4: 4
      default: 1
      }
    return min(width, utf8.count - offset)
  }

  /// Whether a text that is open has no closing quote on its line: the quotes that follow it are pairs.
  fileprivate func lacksQuote(closing text: Token) -> Bool {
    guard utf8[text.range.lowerBound] == UInt8(ascii: "\"") else { return false }
    let line = utf8[text.range.upperBound...].prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
    return line.count { $0 == UInt8(ascii: "\"") }.isMultiple(of: 2)
  }
}
