/// Reads the records of one block of bytes into the cells of each column.
///
/// The bytes must be followed by a line feed and `ByteWord.overrun` more readable bytes, so that a field always ends
/// and words can be loaded whole. The parser is given where a record begins; it stops at the first record that begins
/// at or after `stop`.
struct CSVBlockParser {
  typealias Bytes = UnsafePointer<UInt8>

  enum Outcome {
    /// All records that begin before `stop` were read.
    case complete
    /// The last record goes on beyond the bytes at hand.
    case incomplete
    case failed(CSVFault)
  }

  let dialect: CSVDialect
  let columns: UnsafeMutablePointer<CSVColumnScratch>
  let columnCount: Int
  let end: Bytes
  /// Whether the file ends where the bytes do.
  let isLast: Bool
  /// The first byte, and its offset in the file.
  let start: Bytes
  let fileOffset: Int

  /// Rows read.
  private(set) var rowCount = 0
  /// Where the next record begins.
  private(set) var position: Bytes
  /// Line ends within quotes.
  var quotedLines = 0
  /// Empty lines, and those of them after the last row.
  private(set) var blankLines = 0
  private(set) var trailingBlankLines = 0
  private var quotedLinesBefore = 0
  private(set) var rowCapacity: Int

  private let delimiterWord: UInt64
  let hasMissingNumbers: Bool
  /// What stopped the parser; nil when it ran out of bytes.
  var fault: CSVFault?
  /// The first value that cannot be kept.
  var valueFault: CSVFault?
  /// Room for a field whose doubled quotes are undone.
  let unquoted: ByteRoom
  /// Blocks of a file of many columns are long, and so is a field whose quote is not closed.
  private let interruption: Interruption
  private var nextLook: Bytes

  static let quote = UInt8(ascii: "\"")
  static let lineFeed = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")

  /// - Parameters:
  ///   - start: the first of the `count` bytes at hand, where a record begins.
  ///   - fileOffset: its place in the file.
  ///   - scratch: the columns to fill.
  init(start: Bytes, count: Int, fileOffset: Int, isLast: Bool, dialect: CSVDialect, scratch: CSVScratch) {
    self.dialect = dialect
    self.start = start
    self.fileOffset = fileOffset
    self.isLast = isLast
    columns = scratch.columns
    columnCount = scratch.columnCount
    rowCapacity = scratch.rowCapacity
    unquoted = scratch.unquoted
    interruption = scratch.interruption
    nextLook = start
    position = start
    end = start + count
    delimiterWord = ByteWord.repeating(dialect.delimiter)
    hasMissingNumbers = dialect.hasMissingNumbers
  }

  /// Lines read, with those within quotes.
  var lineCount: Int { rowCount &+ blankLines &+ quotedLines }

  /// Reads the records that begin before `stop`, or only the first `rowLimit` of them.
  mutating func parse(until stop: Bytes, rowLimit: Int = .max) -> Outcome {
    while position < stop {
      if isInterrupted(at: position) { return .failed(placed(CSVFault(cause: .interrupted))) }
      if isLineEnd(position.pointee) {
        guard let next = afterLineEnd(position) else { return .incomplete }
        position = next
        blankLines &+= 1
        trailingBlankLines &+= 1
        continue
      }
      if rowCount == rowLimit { break }
      if rowCount == rowCapacity { growRows() }
      quotedLinesBefore = quotedLines
      guard let lineEnd = record(), let next = afterLineEnd(lineEnd) else {
        quotedLines = quotedLinesBefore
        return fault.map { .failed(placed($0)) } ?? .incomplete
      }
      position = next
      rowCount &+= 1
      trailingBlankLines = 0
    }
    return .complete
  }

  /// Reads one record and returns its line end; nil with or without a fault.
  @inline(__always)
  private mutating func record() -> Bytes? {
    var field = position
    var index = 0
    while true {
      guard let terminator = read(field, into: columns + index) else { return nil }
      index &+= 1
      if terminator.pointee == dialect.delimiter {
        if index == columnCount { return ragged(after: terminator, fields: index) }
        field = terminator + 1
      } else {
        if index < columnCount { return ragged(after: terminator, fields: index) }
        return terminator
      }
    }
  }

  /// Reads one field into the current row and returns the delimiter or line end after it.
  @inline(__always)
  private mutating func read(
    _ field: Bytes, into column: UnsafeMutablePointer<CSVColumnScratch>
  ) -> Bytes? {
    switch column.pointee.mode {
    case .integer: readInteger(field, into: column)
    case .text: readText(field, into: column)
    case .decimal: readDecimal(field, into: column)
    default: readAny(field, into: column)
    }
  }

  @inline(__always)
  func isLineEnd(_ byte: UInt8) -> Bool { byte == Self.lineFeed || byte == Self.carriageReturn }

  @inline(__always)
  func isTerminator(_ byte: UInt8) -> Bool { byte == dialect.delimiter || isLineEnd(byte) }

  /// Marks the delimiters and line ends among eight bytes; the lowest mark is exact.
  @inline(__always)
  func terminators(_ word: UInt64) -> UInt64 {
    ByteWord.zeros(word ^ delimiterWord) | ByteWord.zeros(word ^ 0x0A0A_0A0A_0A0A_0A0A)
      | ByteWord.zeros(word ^ 0x0D0D_0D0D_0D0D_0D0D)
  }

  /// Where the next line begins; nil when the bytes at hand do not tell.
  @inline(__always)
  private func afterLineEnd(_ lineEnd: Bytes) -> Bytes? {
    if lineEnd >= end { return isLast ? end : nil }
    if lineEnd.pointee == Self.lineFeed { return lineEnd + 1 }
    if lineEnd + 1 >= end { return isLast ? end : nil }
    return lineEnd[1] == Self.lineFeed ? lineEnd + 2 : lineEnd + 1
  }

  /// Looks at the interruption when the parser has come far enough since it last did.
  @inline(__always)
  mutating func isInterrupted(at place: Bytes) -> Bool {
    if place < nextLook { return false }
    nextLook = place + (1 << 18)
    return interruption.isRequested
  }

  private mutating func growRows() {
    let capacity = rowCapacity * 2
    for index in 0..<columnCount { columns[index].grow(from: rowCapacity, to: capacity) }
    rowCapacity = capacity
  }

  func placed(_ fault: CSVFault) -> CSVFault {
    var fault = fault
    fault.row = rowCount
    fault.line = rowCount &+ blankLines &+ quotedLinesBefore
    return fault
  }

  /// Counts the remaining fields of a record that has too many or too few.
  private mutating func ragged(after terminator: Bytes, fields: Int) -> Bytes? {
    var found = fields
    var terminator = terminator
    while terminator.pointee == dialect.delimiter, !isInterrupted(at: terminator) {
      guard let extent = extent(of: terminator + 1) else { return nil }
      terminator = extent.terminator
      found &+= 1
    }
    if terminator < end || isLast { fault = CSVFault(cause: .ragged(found: found)) }
    return nil
  }
}
