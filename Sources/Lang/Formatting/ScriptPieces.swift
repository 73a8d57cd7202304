/// A token or a comment, as it stands in the source.
struct ScriptPiece {
  let range: SourceRange
  /// `nil` for a comment.
  let token: Token?

  var isComment: Bool { token == nil }

  func isSymbol(_ symbol: Symbol) -> Bool { token?.isSymbol(symbol) ?? false }

  func isKeyword(_ keyword: Keyword) -> Bool { token?.isKeyword(keyword) ?? false }
}

/// What stands between two pieces: blanks and line ends.
struct ScriptGap {
  let range: SourceRange
  let lineBreaks: Int
  /// One of the line ends is the end of a statement.
  let endsStatement: Bool

  var breaksLine: Bool { lineBreaks > 0 }
}

/// A source cut into what a layout keeps, the pieces, and what it makes anew, the gaps between them.
struct ScriptPieces {
  let source: SourceText
  private(set) var pieces: [ScriptPiece] = []
  /// The gap before each piece, and the one after the last.
  private(set) var gaps: [ScriptGap] = []

  /// - Parameter tokens: those of the source, with only the line ends that end statements.
  init(_ source: SourceText, tokens: [Token]) {
    self.source = source
    var offset = source.utf8.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var searched = offset
    var endsStatement = false
    for token in tokens {
      appendComments(
        from: &offset, behind: searched, to: token.range.lowerBound, endsStatement: &endsStatement)
      searched = token.range.upperBound
      if token.kind == .newline {
        endsStatement = true
        continue
      }
      appendGap(from: offset, to: token.range.lowerBound, endsStatement: &endsStatement)
      if token.kind != .end { pieces.append(ScriptPiece(range: token.range, token: token)) }
      offset = token.range.upperBound
    }
  }

  private mutating func appendGap(from lower: Int, to upper: Int, endsStatement: inout Bool) {
    let range = SourceRange(lower, upper)
    gaps.append(
      ScriptGap(range: range, lineBreaks: lineBreaks(in: range), endsStatement: endsStatement))
    endsStatement = false
  }

  /// Between two tokens a number sign can only begin a comment.
  private mutating func appendComments(
    from offset: inout Int, behind searched: Int, to upper: Int, endsStatement: inout Bool
  ) {
    while let start = source.utf8[max(offset, searched)..<max(offset, searched, upper)]
      .firstIndex(of: UInt8(ascii: "#"))
    {
      let line = source.utf8[start..<upper]
      let lineEnd = line.firstIndex { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") } ?? upper
      let end = (line[..<lineEnd].lastIndex { !$0.isASCIIBlank } ?? start) + 1
      appendGap(from: offset, to: start, endsStatement: &endsStatement)
      pieces.append(ScriptPiece(range: SourceRange(start, end), token: nil))
      offset = end
    }
  }

  private func lineBreaks(in range: SourceRange) -> Int {
    var count = 0
    var previous: UInt8 = 0
    for byte in source.utf8[range.lowerBound..<range.upperBound] {
      if byte == UInt8(ascii: "\r") || byte == UInt8(ascii: "\n") && previous != UInt8(ascii: "\r") {
        count += 1
      }
      previous = byte
    }
    return count
  }

  /// Whether both have the same pieces, byte for byte.
  func hasSameTexts(as other: ScriptPieces) -> Bool {
    pieces.count == other.pieces.count
      && zip(pieces, other.pieces).allSatisfy { one, another in
        one.isComment == another.isComment && bytes(of: one).elementsEqual(other.bytes(of: another))
      }
  }

  private func bytes(of piece: ScriptPiece) -> ArraySlice<UInt8> {
    source.utf8[piece.range.lowerBound..<piece.range.upperBound]
  }

  /// How many cells the piece takes.
  func width(of piece: ScriptPiece) -> Int {
    let bytes = bytes(of: piece)
    return bytes.allSatisfy { $0 < 0x80 } ? bytes.count : source[piece.range].displayWidth
  }
}

extension UInt8 {
  fileprivate var isASCIIBlank: Bool { self == 0x20 || self == 0x09 || self == 0x0B || self == 0x0C }
}
