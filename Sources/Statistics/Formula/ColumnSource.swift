import Data

/// The numbers of a column.
package struct ColumnSource: NumericSource {
  private let column: Column

  /// A column of numbers, integers, logicals, dates, or of a factor whose levels are numbers.
  package init(_ column: Column) {
    self.column = column
  }

  package var name: String { column.name }
  package var isNumeric: Bool { column.isNumeric }
  package var columnNames: [String] { [column.name] }

  package func read(_ rows: Range<Int>, into numbers: UnsafeMutablePointer<Double>) {
    column.readNumbers(rows, into: numbers)
  }
}
