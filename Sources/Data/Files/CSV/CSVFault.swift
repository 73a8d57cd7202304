/// What is wrong with one row of a block; the reader knows the file and gives the place.
struct CSVFault: Error, Sendable {
  enum Cause: Sendable {
    case ragged(found: Int)
    case unclosedQuote
    case textAfterQuote
    case invalidUTF8(byteOffset: Int)
    case nulByte(byteOffset: Int)
    case misfit(value: String, declared: ColumnKind)
    case tooManyTexts
    case unreadable(SystemFailure)
    case changed
    case interrupted
  }

  var cause: Cause
  /// Rows of the block before the one at fault.
  var row = 0
  /// Lines of the block before the one on which that row begins.
  var line = 0
  /// Place of the column, where one is at fault.
  var column: Int?

  /// The fault that comes first in the block.
  static func first(_ left: CSVFault?, _ right: CSVFault?) -> CSVFault? {
    guard let left, let right else { return left ?? right }
    return (right.row, right.column ?? 0) < (left.row, left.column ?? 0) ? right : left
  }
}

/// What the characters of a file mean.
struct CSVDialect: Sendable {
  var delimiter: UInt8
  var decimalPoint: UInt8
  /// Texts that mean missing, as bytes.
  var missingTexts: [[UInt8]]

  /// Whether a text that means missing could be read as a number, so that numbers must be compared with it.
  var hasMissingNumbers: Bool {
    missingTexts.contains { text in
      text.withUnsafeBufferPointer { DecimalText($0, point: decimalPoint) != nil }
    }
  }
}
