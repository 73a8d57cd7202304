import Lang

/// What is being written at a place of a document, told from the tokens before it.
struct CompletionContext {
  enum Place {
    case statementStart
    /// The arguments and clauses of a command.
    case arguments(CommandSpec)
    case optionName(CommandSpec)
    case optionValue(ParameterSpec, of: CommandSpec)
    /// An expression that belongs to no command.
    case expression
    /// After the point behind a name.
    case field(of: String)
    /// Inside a text in quotes.
    case text(TextPlace)
    /// In a comment, or where a name stands that nobody can foretell: after `let`, `for` or `fn`.
    case unknown
  }

  /// What a text in quotes stands for.
  enum TextPlace {
    /// A path, of data or of a script.
    case file(isScript: Bool)
    /// The name of an element: `m1.coef["`.
    case element(of: String, field: String)
    /// A value of the first of these columns that is known.
    case level(of: [String])
  }

  let place: Place
  /// The word that is being written, which a completion replaces.
  let word: String
  let range: SourceRange
  /// The tokens of the statement before the word.
  let before: [Token]
  let statementStart: Int

  init(at offset: Int, in source: SourceText, vocabulary: Vocabulary) {
    var tokens = statementTokens(before: offset, in: source)
    let end = min(max(offset, 0), source.utf8.count)
    let isComment = Self.isComment(after: tokens.last?.range.upperBound ?? 0, before: end, in: source)
    let start = tokens.first?.range.lowerBound ?? end
    if let inner = tokens.last?.openInterpolation(before: end, in: source) {
      let context = CompletionContext(at: end, in: source.keeping(inner..<end), vocabulary: vocabulary)
      (place, word, range, before) = (
        context.place.asExpression, context.word, context.range, context.before
      )
    } else if let last = tokens.last, last.range.upperBound == end,
      let written = last.unfinishedWord(in: source)
    {
      tokens.removeLast()
      word = written
      range = SourceRange(end - written.utf8.count, end)
      let outer = Self.place(after: tokens, vocabulary: vocabulary)
      place = last.isText ? .text(TextPlaceReader(tokens, in: outer).place) : outer
      before = tokens
    } else {
      word = ""
      range = SourceRange(end, end)
      place = isComment ? .unknown : Self.place(after: tokens, vocabulary: vocabulary)
      before = tokens
    }
    statementStart = start
  }

  /// Whether a comment begins on the line of `end`, after the last token.
  private static func isComment(after lastToken: Int, before end: Int, in source: SourceText) -> Bool {
    let gap = source.utf8[min(lastToken, end)..<end]
    let line = gap.reversed().prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
    return line.contains(UInt8(ascii: "#"))
  }

  private static func place(after tokens: [Token], vocabulary: Vocabulary) -> Place {
    var rest = tokens[...]
    if rest.first?.isKeyword(.let) ?? false {
      guard rest.count >= 3 else { return .unknown }
      rest = rest.dropFirst(3)
    }
    guard let first = rest.first else { return .statementStart }
    if let last = rest.last, last.isSymbol(.dot) {
      return rest.dropLast().last?.nameText.map(Place.field) ?? .unknown
    }
    if let last = rest.last, last.isKeyword(.for) || last.isKeyword(.fn) { return .unknown }
    guard case .name(let verb) = first.kind, let spec = vocabulary.commands[verb] else { return .expression }
    guard let bar = rest.firstIndex(where: { $0.isSymbol(.bar) }) else { return .arguments(spec) }
    return optionPlace(after: rest[(bar + 1)...], of: spec)
  }

  /// After a bar: the name of an option, or inside the parentheses of one.
  private static func optionPlace(after tokens: ArraySlice<Token>, of spec: CommandSpec) -> Place {
    var open: [String?] = []
    var previous: String?
    for token in tokens {
      if token.isSymbol(.openParenthesis) { open.append(previous) }
      if token.isSymbol(.closeParenthesis), !open.isEmpty { open.removeLast() }
      previous = token.nameText
    }
    guard let outer = open.first else { return .optionName(spec) }
    return spec.options.first { $0.name == outer }.map { .optionValue($0, of: spec) } ?? .expression
  }
}

extension CompletionContext.Place {
  /// The same place inside the braces of a text, where no statement begins.
  fileprivate var asExpression: CompletionContext.Place {
    switch self {
    case .statementStart, .arguments: .expression
    default: self
    }
  }
}

extension Token {
  fileprivate var isText: Bool { if case .text = kind { true } else { false } }

  /// The part of a word or of an unclosed text that is written already.
  fileprivate func unfinishedWord(in source: SourceText) -> String? {
    switch kind {
    case .name(let text): return text
    case .keyword(let keyword): return keyword.rawValue
    case .text:
      let written = source[range]
      guard written.count == 1 || written.last != "\"" else { return nil }
      return String(written.dropFirst())
    default: return nil
    }
  }

  /// Where the braces of an unclosed text begin, if the place is inside them.
  fileprivate func openInterpolation(before end: Int, in source: SourceText) -> Int? {
    guard case .text = kind, range.upperBound >= end else { return nil }
    var open: Int?
    var offset = range.lowerBound
    while offset < min(end, source.utf8.count) {
      let byte = source.utf8[offset]
      let isDoubled = offset + 1 < end && source.utf8[offset + 1] == byte
      if byte == UInt8(ascii: "{"), open == nil {
        if isDoubled { offset += 1 } else { open = offset + 1 }
      } else if byte == UInt8(ascii: "}") {
        open = nil
      }
      offset += 1
    }
    return open
  }
}

extension SourceText {
  /// The text with everything outside of a range blank, so that offsets stay.
  fileprivate func keeping(_ range: Range<Int>) -> SourceText {
    let blank = [UInt8](repeating: UInt8(ascii: " "), count: range.lowerBound)
    return SourceText(name: name, utf8: blank + utf8[range])
  }
}
