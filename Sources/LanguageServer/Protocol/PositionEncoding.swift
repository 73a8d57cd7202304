import Lang
import Report

/// In what units columns are counted; agreed on at the start.
enum PositionEncoding: String, CaseIterable, Sendable {
  case utf8 = "utf-8"
  case utf16 = "utf-16"
  case utf32 = "utf-32"

  /// The units that a scalar takes.
  func width(of scalar: Unicode.Scalar) -> Int {
    switch self {
    case .utf8: UTF8.width(scalar)
    case .utf16: UTF16.width(scalar)
    case .utf32: 1
    }
  }

  /// Of a scalar in UTF-8, from its first byte.
  func width(ofLeadingByte byte: UInt8) -> Int {
    switch self {
    case .utf8: 1
    case .utf16: byte >= 0xF0 ? 2 : 1
    case .utf32: 1
    }
  }
}

/// Translates between the offsets of a text and an editor's lines and columns, both from 0.
struct LineMap: Sendable {
  private let utf8: [UInt8]
  private let lines: LineTable
  /// The units before every block of the text, so that a place far behind in a long line costs no more than another.
  private let unitsBefore: [Int]
  private static let blockSize = 1024
  let encoding: PositionEncoding

  init(_ utf8: [UInt8], _ encoding: PositionEncoding) {
    self.utf8 = utf8
    self.encoding = encoding
    lines = LineTable(SourceText(name: "", utf8: utf8))
    unitsBefore = encoding == .utf8 ? [] : Self.unitsBefore(utf8, encoding)
  }

  private static func unitsBefore(_ utf8: [UInt8], _ encoding: PositionEncoding) -> [Int] {
    var sums: [Int] = []
    sums.reserveCapacity(utf8.count / blockSize + 1)
    var sum = 0
    utf8.withUnsafeBufferPointer { bytes in
      for start in stride(from: 0, to: bytes.count, by: blockSize) {
        sums.append(sum)
        sum += units(bytes[start..<min(start + blockSize, bytes.count)], encoding)
      }
    }
    return sums
  }

  /// Every scalar counts once, and in UTF-16 those that begin so count twice.
  private static func units(_ bytes: Slice<UnsafeBufferPointer<UInt8>>, _ encoding: PositionEncoding) -> Int {
    var count = 0
    for byte in bytes {
      count &+= byte & 0xC0 != 0x80 ? 1 : 0
      if encoding == .utf16 { count &+= byte >= 0xF0 ? 1 : 0 }
    }
    return count
  }

  var end: Int { utf8.count }

  func position(of offset: Int) -> (line: Int, column: Int) {
    let offset = min(max(offset, 0), utf8.count)
    let line = lines.lineIndex(of: offset)
    let start = lines.range(ofLine: line).lowerBound
    if encoding == .utf8 { return (line, offset - start) }
    if offset - start <= Self.blockSize { return (line, units(start..<offset)) }
    return (line, unitsBefore(offset) - unitsBefore(start))
  }

  private func unitsBefore(_ offset: Int) -> Int {
    guard let block = unitsBefore.indices.last.map({ min($0, offset / Self.blockSize) }) else { return 0 }
    return unitsBefore[block] + units((block * Self.blockSize)..<offset)
  }

  private func units(_ range: Range<Int>) -> Int {
    utf8.withUnsafeBufferPointer { Self.units($0[range], encoding) }
  }

  /// The offset of a position; one beyond the line's end, or the text's, is that end.
  func offset(line: Int, column: Int) -> Int {
    if line < 0 { return 0 }
    let range = lines.range(ofLine: line)
    var offset = range.lowerBound
    var left = max(0, column)
    while offset < range.upperBound, left > 0 {
      var length = 1
      while offset + length < range.upperBound, utf8[offset + length] & 0xC0 == 0x80 { length += 1 }
      let width = encoding == .utf8 ? length : encoding.width(ofLeadingByte: utf8[offset])
      // A column in the midst of a character is its beginning.
      if width > left { break }
      left -= width
      offset += length
    }
    return offset
  }

  // MARK: Messages

  func json(_ offset: Int) -> JSONValue {
    let position = position(of: offset)
    return ["line": .integer(position.line), "character": .integer(position.column)]
  }

  func json(_ range: SourceRange) -> JSONValue {
    ["start": json(range.lowerBound), "end": json(range.upperBound)]
  }

  func offset(of position: JSONValue?) -> Int? {
    guard let line = position?["line"]?.integer, let column = position?["character"]?.integer else {
      return nil
    }
    return offset(line: line, column: column)
  }

  func range(of range: JSONValue?) -> SourceRange? {
    guard let start = offset(of: range?["start"]), let end = offset(of: range?["end"]) else { return nil }
    return SourceRange(start, end)
  }
}
