/// A dense column-major matrix in double-double arithmetic. High and low parts are kept apart, so that loops
/// over a column handle several rows at once.
package struct DoubleDoubleMatrix: Hashable, Sendable {
  package let rows: Int
  package let columns: Int
  package internal(set) var high: [Double]
  package internal(set) var low: [Double]

  /// A matrix of zeros.
  package init(rows: Int, columns: Int) {
    self.rows = rows
    self.columns = columns
    high = [Double](repeating: 0, count: rows * columns)
    low = high
  }

  /// The same numbers, exactly.
  package init(_ matrix: Matrix) {
    rows = matrix.rows
    columns = matrix.columns
    high = matrix.elements
    low = [Double](repeating: 0, count: high.count)
  }

  /// A matrix of the given columns. Throws `.shapeMismatch` where one has not `rows` elements.
  package init(rows: Int, columns: [[DoubleDouble]]) throws(MatrixError) {
    self.rows = rows
    self.columns = columns.count
    high = []
    low = []
    for column in columns {
      guard column.count == rows else {
        throw .shapeMismatch(
          left: Matrix.Shape(rows: rows, columns: columns.count),
          right: Matrix.Shape(rows: column.count, columns: 1))
      }
      high += column.map(\.high)
      low += column.map(\.low)
    }
  }

  /// The element in this row and column, both counted from 0. As with an array, they must exist.
  package subscript(row: Int, column: Int) -> DoubleDouble {
    get {
      let position = row + column * rows
      return DoubleDouble(uncheckedHigh: high[position], low: low[position])
    }
    set {
      let position = row + column * rows
      high[position] = newValue.high
      low[position] = newValue.low
    }
  }

  package var shape: Matrix.Shape { Matrix.Shape(rows: rows, columns: columns) }

  /// Whether no element is infinite or not a number.
  package var isFinite: Bool { high.allSatisfy(\.isFinite) }

  /// Column `j`, from top to bottom.
  package func column(_ j: Int) -> [DoubleDouble] {
    (0..<rows).map { self[$0, j] }
  }

  /// Every element rounded to a double.
  package var rounded: Matrix {
    Matrix(rows: rows, columns: columns, uncheckedElements: high)
  }
}
