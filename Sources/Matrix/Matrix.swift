/// A dense matrix of doubles, stored column by column: element (i, j) is `elements[i + j * rows]`.
package struct Matrix: Hashable, Sendable {
  /// How many rows and columns a matrix has.
  package struct Shape: Hashable, Sendable {
    package let rows: Int
    package let columns: Int

    package init(rows: Int, columns: Int) {
      self.rows = rows
      self.columns = columns
    }
  }

  package let rows: Int
  package let columns: Int
  package private(set) var elements: [Double]

  /// A matrix of one repeated value. Neither count may be negative, nor their product beyond memory.
  package init(rows: Int, columns: Int, repeating value: Double = 0) {
    self.rows = rows
    self.columns = columns
    elements = [Double](repeating: value, count: rows * columns)
  }

  /// A matrix of the given column-major elements. Throws `.shapeMismatch` unless there are
  /// `rows * columns` of them; the right shape is then that of the elements as one column.
  package init(rows: Int, columns: Int, elements: [Double]) throws(MatrixError) {
    let (count, overflow) = rows.multipliedReportingOverflow(by: columns)
    guard rows >= 0, columns >= 0, !overflow, count == elements.count else {
      throw .shapeMismatch(
        left: Shape(rows: rows, columns: columns), right: Shape(rows: elements.count, columns: 1))
    }
    self.init(rows: rows, columns: columns, uncheckedElements: elements)
  }

  /// A matrix written row by row, as on paper. Throws `.shapeMismatch` where a row differs in length
  /// from the first.
  package init(rowsOf rows: [[Double]]) throws(MatrixError) {
    let width = rows.first?.count ?? 0
    for row in rows where row.count != width {
      throw .shapeMismatch(left: Shape(rows: 1, columns: width), right: Shape(rows: 1, columns: row.count))
    }
    self.init(rows: rows.count, columns: width)
    for (i, row) in rows.enumerated() {
      for (j, value) in row.enumerated() { self[i, j] = value }
    }
  }

  /// One column.
  package init(column: [Double]) {
    self.init(rows: column.count, columns: 1, uncheckedElements: column)
  }

  /// For results of kernels, whose length is right by construction.
  init(rows: Int, columns: Int, uncheckedElements: [Double]) {
    self.rows = rows
    self.columns = columns
    elements = uncheckedElements
  }

  /// The n × n matrix with ones on its diagonal.
  package static func identity(_ n: Int) -> Matrix {
    diagonal([Double](repeating: 1, count: n))
  }

  /// The square matrix with these values on its diagonal and zero elsewhere.
  package static func diagonal(_ values: [Double]) -> Matrix {
    var matrix = Matrix(rows: values.count, columns: values.count)
    for (i, value) in values.enumerated() { matrix[i, i] = value }
    return matrix
  }

  /// The element in this row and column, both counted from 0. As with an array, they must exist.
  package subscript(row: Int, column: Int) -> Double {
    get {
      assert(row >= 0 && row < rows)
      return elements[row + column * rows]
    }
    set {
      assert(row >= 0 && row < rows)
      elements[row + column * rows] = newValue
    }
  }

  package var shape: Shape { Shape(rows: rows, columns: columns) }
  package var isEmpty: Bool { elements.isEmpty }
  package var isSquare: Bool { rows == columns }

  /// Whether no element is infinite or not a number.
  package var isFinite: Bool { elements.allSatisfy(\.isFinite) }

  /// The elements for reading by a kernel, column-major.
  package func withUnsafeElements<Result, Failure: Error>(
    _ body: (UnsafeBufferPointer<Double>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try elements.withUnsafeBufferPointer(body)
  }

  /// The elements for writing by a kernel, column-major; their number cannot change.
  package mutating func withUnsafeMutableElements<Result, Failure: Error>(
    _ body: (inout UnsafeMutableBufferPointer<Double>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try elements.withUnsafeMutableBufferPointer(body)
  }
}
