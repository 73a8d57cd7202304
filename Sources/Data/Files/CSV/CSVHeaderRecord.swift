/// The fields of the header, without quotes and surrounding spaces.
struct CSVHeaderRecord {
  struct Field {
    var bytes: [UInt8] = []
    /// Where its content begins in the file.
    var offset = 0
  }

  private(set) var fields: [Field] = []
  private(set) var delimiter = CSVDelimiter.comma
  /// Where the header begins, after a byte order mark and empty lines, and where the rows begin.
  private(set) var start = 0
  private(set) var end = 0
  /// Line on which the header begins, counted from 1.
  private(set) var firstLine = 1
  /// Lines up to the rows.
  private(set) var lineCount = 0

  private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// A file without a line end is a header as long as the file, so even this is looked at now and then.
  private let interruption: Interruption
  private static let bytesPerLook = 1 << 16

  /// Reads the header from the beginning of a file; nil when it does not end within `bytes`, or when interrupted.
  init?(_ bytes: [UInt8], isWhole: Bool, options: CSVOptions, _ interruption: Interruption) {
    self.interruption = interruption
    start = bytes.starts(with: Self.byteOrderMark) ? Self.byteOrderMark.count : 0
    while start < bytes.count, let next = Self.afterLineEnd(bytes, at: start) {
      start = next
      firstLine += 1
    }
    delimiter = options.delimiter ?? likelyDelimiter(bytes[start...], options: options)
    guard let end = readFields(bytes, isWhole: isWhole) else { return nil }
    self.end = end
  }

  /// The candidate that stands most often in the first line, outside quotes.
  private func likelyDelimiter(_ bytes: ArraySlice<UInt8>, options: CSVOptions) -> CSVDelimiter {
    var counts = [Int](repeating: 0, count: 256)
    var isQuoted = false
    for (place, byte) in bytes.enumerated() {
      if place % Self.bytesPerLook == 0, interruption.isRequested { break }
      if byte == CSVBlockParser.quote { isQuoted.toggle() }
      if isQuoted { continue }
      if byte == CSVBlockParser.lineFeed || byte == CSVBlockParser.carriageReturn { break }
      counts[Int(byte)] += 1
    }
    let candidates: [CSVDelimiter] =
      options.usesDecimalComma ? [.semicolon, .tab] : [.comma, .semicolon, .tab]
    var best = candidates[0]
    for candidate in candidates where counts[Int(candidate.byte)] > counts[Int(best.byte)] {
      best = candidate
    }
    return best
  }

  private mutating func readFields(_ bytes: [UInt8], isWhole: Bool) -> Int? {
    var index = start
    lineCount = firstLine
    while true {
      if fields.count % 4096 == 0, interruption.isRequested { return nil }
      guard let (field, terminator) = readField(bytes, at: index) else { return nil }
      fields.append(field)
      guard terminator < bytes.count else { return isWhole ? bytes.count : nil }
      if bytes[terminator] == delimiter.byte {
        index = terminator + 1
        continue
      }
      // A carriage return at the very end may be half of a line end.
      if !isWhole, terminator + 1 == bytes.count { return nil }
      return Self.afterLineEnd(bytes, at: terminator)
    }
  }

  /// A field and the place of the delimiter or line end after it; nil when a quote is not closed.
  private mutating func readField(_ bytes: [UInt8], at start: Int) -> (Field, Int)? {
    var field = Field(offset: start)
    var index = start
    if index < bytes.count, bytes[index] == CSVBlockParser.quote {
      index += 1
      field.offset = index
      while true {
        guard index < bytes.count, !isInterrupted(at: index) else { return nil }
        if bytes[index] == CSVBlockParser.quote {
          guard index + 1 < bytes.count, bytes[index + 1] == CSVBlockParser.quote else { break }
          index += 1
        } else if bytes[index] == CSVBlockParser.lineFeed {
          lineCount += 1
        }
        field.bytes.append(bytes[index])
        index += 1
      }
      index += 1
    }
    while index < bytes.count, bytes[index] != delimiter.byte, Self.afterLineEnd(bytes, at: index) == nil {
      if isInterrupted(at: index) { return nil }
      field.bytes.append(bytes[index])
      index += 1
    }
    while field.bytes.last == UInt8(ascii: " ") { field.bytes.removeLast() }
    let spaces = field.bytes.prefix { $0 == UInt8(ascii: " ") }.count
    field.bytes.removeFirst(spaces)
    field.offset += spaces
    return (field, index)
  }

  private func isInterrupted(at index: Int) -> Bool {
    index % Self.bytesPerLook == 0 && interruption.isRequested
  }

  /// The place after a line end at `index`; nil when there is none.
  private static func afterLineEnd(_ bytes: [UInt8], at index: Int) -> Int? {
    switch bytes[index] {
    case CSVBlockParser.lineFeed: return index + 1
    case CSVBlockParser.carriageReturn:
      return index + 1 < bytes.count && bytes[index + 1] == CSVBlockParser.lineFeed ? index + 2 : index + 1
    default: return nil
    }
  }
}
