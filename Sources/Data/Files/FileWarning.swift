/// What a reader should know of a data file that could be read.
package enum FileWarning: Hashable, Sendable {
  /// The fields are separated by something else than the comma, as the header shows.
  case delimiterFound(CSVDelimiter)
  /// A header without rows.
  case noRows
  /// A column without any value; it is taken as a number.
  case emptyColumn(name: String)
  /// A column that is text only because of a few values among numbers: the first of them, where it stands, how many
  /// rows have such values and how many different ones there are.
  case textAmongNumbers(FilePlace, value: String, rows: Int, distinct: Int)
  /// A text column whose values are numbers once the comma is read as the decimal sign.
  case decimalCommaLikely(column: String, value: String)
  /// Whole numbers too long for 64 bits, or for a double in a column with decimals; the first of them.
  case digitsLost(FilePlace)
  /// Empty lines between the rows, which are not rows.
  case blankLines(count: Int)
  /// Columns without any value in a file that says of what kind they are.
  case emptyColumns(names: [String])
  /// Points of time, which became seconds since 1970 began.
  case timesAsSeconds(columns: [String])
  /// Weeks, months, quarters or half-years of Stata, counted from 1960.
  case periodsAsNumbers(columns: [String])
  /// Dates outside the years 1 to 9999, or with parts of days, which stayed numbers.
  case datesAsNumbers(columns: [String])
  /// Cells of a workbook that hold an error such as #N/A, which became missing; the first of them.
  case errorCells(count: Int, first: CellPlace, text: String)
  /// A column of a workbook that is text because its cells are of different kinds; the first that is other than those
  /// before it.
  case mixedCells(column: String, first: CellPlace, value: String, kind: ColumnKind, before: ColumnKind)
  /// A workbook has other sheets than the one that was read.
  case otherSheets(read: String, others: [String])
}
