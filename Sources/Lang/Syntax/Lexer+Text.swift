extension Lexer {
  /// Reads a text in quotes, which ends on its line. Other quotes are read as if they were `"`, and told.
  mutating func readText(opening: Unicode.Scalar) {
    let start = offset
    advance()
    var segments: [Token.TextSegment] = []
    var literal = ""
    var isClosed = false
    while let scalar = peek(), !scalar.isLineBreak {
      if closes(scalar, opening: opening) {
        advance()
        isClosed = true
        break
      }
      switch scalar {
      case "\\": readEscape(into: &literal)
      case "{": readOpeningBrace(into: &literal, &segments)
      case "}": readClosingBrace(into: &literal)
      default:
        literal.unicodeScalars.append(scalar)
        advance()
      }
    }
    if !literal.isEmpty || segments.isEmpty { segments.append(.literal(literal)) }
    finishText(segments, from: start, opening: opening, isClosed: isClosed)
  }

  private mutating func finishText(
    _ segments: [Token.TextSegment], from start: Int, opening: Unicode.Scalar, isClosed: Bool
  ) {
    let range = SourceRange(start, offset)
    if !isClosed {
      report(.unclosedText(at: range))
    } else if opening != "\"" {
      let inner = String(decoding: reader.bytes[start..<offset], as: UTF8.self).dropFirst().dropLast()
      report(.wrongQuotes(inner: String(inner), at: range))
    }
    append(.text(segments), from: start)
  }

  private func closes(_ scalar: Unicode.Scalar, opening: Unicode.Scalar) -> Bool {
    switch opening {
    case "\"", "'": scalar == opening
    case "\u{201C}", "\u{201D}", "\u{201E}":
      scalar == "\u{201D}" || scalar == "\u{201C}" || scalar == "\""
    case "\u{AB}": scalar == "\u{BB}"
    default: scalar == "\u{2019}" || scalar == "\u{2018}" || scalar == "'"
    }
  }

  private mutating func readEscape(into literal: inout String) {
    let start = offset
    advance()
    guard let scalar = peek(), !scalar.isLineBreak else { return }
    advance()
    switch scalar {
    case "\"", "\\", "'": literal.unicodeScalars.append(scalar)
    case "n": literal.append("\n")
    case "t": literal.append("\t")
    default:
      report(.unknownEscape(text(from: start), at: SourceRange(start, offset)))
      literal.append(text(from: start))
    }
  }

  /// `{{` is a brace; `{` opens an interpolation.
  private mutating func readOpeningBrace(into literal: inout String, _ segments: inout [Token.TextSegment]) {
    let start = offset
    advance()
    if peek() == "{" {
      advance()
      return literal.append("{")
    }
    guard nesting < Self.deepestInterpolation else {
      report(.nestedTooDeeply(at: SourceRange(start, offset)))
      return advance { !$0.isLineBreak }
    }
    var inner = Lexer(within: self, at: offset)
    inner.readInterpolation()
    for diagnostic in inner.diagnostics { report(diagnostic) }
    offset = inner.offset
    if !literal.isEmpty { segments.append(.literal(literal)) }
    literal = ""
    if peek() == "}" {
      advance()
    } else {
      report(.unclosedInterpolation(at: SourceRange(start, offset)))
    }
    segments.append(.interpolation(inner.tokens, range: SourceRange(start, offset)))
  }

  /// `}}` is a brace; a lone one is told, since it was meant to close something.
  private mutating func readClosingBrace(into literal: inout String) {
    let start = offset
    advance()
    if peek() == "}" {
      advance()
    } else {
      report(.loneBrace(at: SourceRange(start, offset)))
    }
    literal.append("}")
  }
}
