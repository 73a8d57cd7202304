/// Translates offsets into lines and columns: the only place where they are counted.
package struct LineTable: Sendable {
  /// A place as people count it: from 1, in characters as they are seen.
  package struct Position: Hashable, Sendable {
    package var line: Int
    package var column: Int

    package init(line: Int, column: Int) {
      self.line = line
      self.column = column
    }
  }

  private let utf8: [UInt8]
  /// The offset at which each line begins.
  private let starts: [Int]

  package init(_ source: SourceText) {
    utf8 = source.utf8
    var starts = [0]
    var offset = 0
    while offset < utf8.count {
      let byte = utf8[offset]
      offset += 1
      if byte == UInt8(ascii: "\r"), offset < utf8.count, utf8[offset] == UInt8(ascii: "\n") { offset += 1 }
      if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") { starts.append(offset) }
    }
    self.starts = starts
  }

  package var lineCount: Int { starts.count }

  /// The line (from 0) that holds `offset`, which is clamped to the text.
  package func lineIndex(of offset: Int) -> Int {
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    return low
  }

  /// Where the line (from 0) begins and ends, without what ends it.
  package func range(ofLine line: Int) -> SourceRange {
    guard starts.indices.contains(line) else { return SourceRange(utf8.count, utf8.count) }
    var end = line + 1 < starts.count ? starts[line + 1] : utf8.count
    while end > starts[line], utf8[end - 1] == UInt8(ascii: "\n") || utf8[end - 1] == UInt8(ascii: "\r") {
      end -= 1
    }
    return SourceRange(starts[line], end)
  }

  /// The text from the beginning of the offset's line to the offset.
  private func head(of offset: Int) -> (line: Int, text: Substring) {
    let clamped = min(max(offset, 0), utf8.count)
    let line = lineIndex(of: clamped)
    return (line, Substring(decoding: utf8[starts[line]..<clamped], as: UTF8.self))
  }

  package func position(of offset: Int) -> Position {
    let (line, text) = head(of: offset)
    return Position(line: line + 1, column: text.count + 1)
  }

  /// Line and column as editors exchange them: from 0, in UTF-16 units.
  package func utf16Position(of offset: Int) -> (line: Int, column: Int) {
    let (line, text) = head(of: offset)
    return (line, text.utf16.count)
  }

  /// The offset of a line and UTF-16 column, both from 0 and clamped to the text.
  package func offset(ofLine line: Int, utf16Column: Int) -> Int {
    let range = range(ofLine: max(line, 0))
    var column = 0
    var offset = range.lowerBound
    for scalar in String(decoding: utf8[range.lowerBound..<range.upperBound], as: UTF8.self).unicodeScalars {
      column += scalar.utf16.count
      if column > utf16Column { break }
      offset += scalar.utf8.count
    }
    return min(offset, range.upperBound)
  }
}
