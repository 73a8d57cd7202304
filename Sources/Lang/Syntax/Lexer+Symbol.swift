extension Lexer {
  /// Signs that word processors and web pages put in the place of plain ones.
  private static let lookalikes: [Unicode.Scalar: Symbol] = [
    "\u{2212}": .minus, "\u{2010}": .minus, "\u{2011}": .minus, "\u{2013}": .minus, "\u{2014}": .minus,
    "\u{D7}": .times, "\u{2217}": .times, "\u{22C5}": .times, "\u{F7}": .divide, "\u{2215}": .divide,
    "\u{2260}": .notEqual, "\u{2264}": .lessOrEqual, "\u{2265}": .greaterOrEqual, "\u{223C}": .tilde,
    "\u{2026}": .range, "\u{2236}": .colon, "\u{2223}": .bar, "\u{2032}": .apostrophe,
  ]

  private static let singles = Dictionary(
    uniqueKeysWithValues: Symbol.allCases.compactMap { symbol -> (Unicode.Scalar, Symbol)? in
      let scalars = symbol.rawValue.unicodeScalars
      return scalars.count == 1 ? scalars.first.map { ($0, symbol) } : nil
    })

  private static func pair(_ first: Unicode.Scalar, _ second: Unicode.Scalar?) -> Symbol? {
    switch (first, second) {
    case ("=", "="): .equal
    case ("!", "="): .notEqual
    case ("<", "="): .lessOrEqual
    case (">", "="): .greaterOrEqual
    case (".", "."): .range
    default: nil
    }
  }

  /// Reads a sign; `false`, with nothing read, when none begins here.
  mutating func readSymbol() -> Bool {
    guard let scalar = peek() else { return false }
    let start = offset
    if let pair = Self.pair(scalar, peek(1)) {
      advance()
      advance()
      append(.symbol(pair), from: start)
    } else if scalar == "*" {
      readStar()
    } else if let foreign = foreignOperator(scalar) {
      for _ in 0..<foreign.length { advance() }
      report(
        .foreignOperator(text(from: start), instead: foreign.kind.spelling, at: SourceRange(start, offset)))
      append(foreign.kind, from: start)
    } else if let symbol = Self.singles[scalar] {
      advance()
      append(.symbol(symbol), from: start)
    } else if let symbol = Self.lookalikes[scalar] {
      advance()
      report(.lookalike(text(from: start), instead: symbol.rawValue, at: SourceRange(start, offset)))
      append(.symbol(symbol), from: start)
    } else {
      return false
    }
    return true
  }

  /// A star that touches a name before it and nothing after it ends a pattern: `norsk*`.
  private mutating func readStar() {
    let start = offset
    let touchesName = tokens.last.map { $0.range.upperBound == start && $0.isAnyName } ?? false
    advance()
    if peek() == "*" {
      advance()
      report(.foreignOperator("**", instead: "^", at: SourceRange(start, offset)))
      append(.symbol(.power), from: start)
    } else {
      append(.symbol(touchesName && nothingTouches ? .anyEnding : .times), from: start)
    }
  }

  private var nothingTouches: Bool {
    guard let next = peek() else { return true }
    return next.isLineBreak || next.isBlank || [",", ")", "]", ";", "#", "|", "}"].contains(next)
  }

  /// Operators of other languages, with what stands for them here.
  private func foreignOperator(_ scalar: Unicode.Scalar) -> (kind: Token.Kind, length: Int)? {
    switch (scalar, peek(1)) {
    case ("&", "&"): (.keyword(.and), 2)
    case ("&", _): (.keyword(.and), 1)
    case ("|", "|"): (.keyword(.or), 2)
    case ("!", _): (.keyword(.not), 1)
    default: nil
    }
  }
}

extension Token {
  var isAnyName: Bool {
    switch kind {
    case .name, .quotedName: true
    default: false
    }
  }
}

extension Token.Kind {
  /// How a keyword or a sign is written.
  fileprivate var spelling: String {
    switch self {
    case .keyword(let keyword): keyword.rawValue
    case .symbol(let symbol): symbol.rawValue
    default: ""
    }
  }
}
