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
}
