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
    starts = utf8.withUnsafeBufferPointer(Self.starts)
  }

  private static func starts(of utf8: UnsafeBufferPointer<UInt8>) -> [Int] {
    var starts = [0]
    var offset = 0
    while offset < utf8.count {
      let byte = utf8[offset]
      offset += 1
      // Nearly every byte ends here.
      if byte > UInt8(ascii: "\r") { continue }
      if byte == UInt8(ascii: "\r"), offset < utf8.count, utf8[offset] == UInt8(ascii: "\n") { offset += 1 }
      if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") { starts.append(offset) }
    }
    return starts
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

  package func position(of offset: Int) -> Position {
    let clamped = min(max(offset, 0), utf8.count)
    let line = lineIndex(of: clamped)
    let head = utf8[starts[line]..<clamped]
    // Lines of a megabyte with thousands of places to be told do occur; bytes are counted faster than characters.
    let isPlain = head.allSatisfy { $0 < 0x80 && $0 != UInt8(ascii: "\r") }
    let count = isPlain ? head.count : String(decoding: head, as: UTF8.self).count
    return Position(line: line + 1, column: count + 1)
  }
}
