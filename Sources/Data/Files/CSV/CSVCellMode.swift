/// What the cells of a column hold, as far as it has been read.
enum CSVCellMode: UInt8, Sendable {
  /// Nothing but missing values so far.
  case undetermined
  /// Whole numbers.
  case integer
  /// Whole codes of decimals with a common number of places.
  case decimal
  /// Bit patterns of doubles.
  case double
  /// 0 or 1.
  case logical
  /// Days since 1970-01-01.
  case date
  /// Codes of a dictionary.
  case text
  /// Values of kinds that have only text in common: the column must be read again as text.
  case conflicting
  /// A column that is not asked for in this pass.
  case skipped

  /// Whether there is no value that a mode would have to hold: a block without rows counts as skipped.
  var isEmpty: Bool { self == .undetermined || self == .skipped }

  var isNumeric: Bool { self == .integer || self == .decimal || self == .double }

  /// The mode that holds the values of both.
  func joined(with other: CSVCellMode) -> CSVCellMode {
    if self == other || other.isEmpty { return self }
    if isEmpty { return other }
    if isNumeric, other.isNumeric { return rawValue > other.rawValue ? self : other }
    return .conflicting
  }
}
