import Glibc

/// What becomes other in a workbook than it is in memory, counted while the rows are written.
struct WorkbookChanges {
  private var longIntegers: [(rows: Int, row: Int, value: Int64)?]
  private var roundedNumbers: [Int]
  private var earlyDates: [Int]

  /// Excel shows and edits whole numbers to so many digits.
  private static let digitsOfExcel = 15
  private static let longestInteger: UInt64 = 999_999_999_999_999
  /// Digits that libxlsxwriter writes of a number.
  private static let writtenDigits = 16

  init(columns: Int) {
    longIntegers = Array(repeating: nil, count: columns)
    roundedNumbers = Array(repeating: 0, count: columns)
    earlyDates = Array(repeating: 0, count: columns)
  }

  mutating func note(_ integer: Int64, column: Int, row: Int) {
    guard integer.magnitude > Self.longestInteger else { return }
    let first = longIntegers[column] ?? (0, row + 1, integer)
    longIntegers[column] = (first.rows + 1, first.row, first.value)
  }

  mutating func note(_ number: Double, column: Int) {
    if !number.isWhole, Self.asWritten(number) != number { roundedNumbers[column] += 1 }
  }

  mutating func noteEarlyDate(column: Int) { earlyDates[column] += 1 }

  private static func asWritten(_ number: Double) -> Double {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: 32) { text in
      guard let base = text.baseAddress else { return number }
      _ = withVaList([Int32(writtenDigits), number]) { vsnprintf(base, text.count, "%.*G", $0) }
      return strtod(base, nil)
    }
  }

  func notes(of frame: Frame) -> [WritingNote] {
    var notes: [WritingNote] = []
    for (column, found) in zip(frame.columns, longIntegers) {
      guard let found else { continue }
      notes.append(
        .digitsLost(
          column: column.name, rows: found.rows, row: found.row, value: found.value,
          digits: Self.digitsOfExcel))
    }
    let rounded = zip(frame.columns, roundedNumbers).filter { $1 > 0 }
    if !rounded.isEmpty {
      notes.append(
        .numbersRounded(
          columns: rounded.map(\.0.name), cells: rounded.reduce(0) { $0 + $1.1 },
          digits: Self.writtenDigits))
    }
    for (column, rows) in zip(frame.columns, earlyDates) where rows > 0 {
      notes.append(.datesAsTexts(column: column.name, rows: rows))
    }
    return notes
  }
}
