import COpenBLAS

extension Matrix {
  /// The sum, element by element. Throws `.shapeMismatch`.
  package func adding(_ other: Matrix) throws(MatrixError) -> Matrix {
    try combined(with: other, by: +)
  }

  /// The difference, element by element. Throws `.shapeMismatch`.
  package func subtracting(_ other: Matrix) throws(MatrixError) -> Matrix {
    try combined(with: other, by: -)
  }

  /// Every element times one factor.
  package func scaled(by factor: Double) -> Matrix {
    Matrix(rows: rows, columns: columns, uncheckedElements: elements.map { $0 * factor })
  }

  /// The matrix product. Throws `.shapeMismatch` unless `columns` equals the other's `rows`.
  package func multiplied(by other: Matrix) throws(MatrixError) -> Matrix {
    guard columns == other.rows else { throw .shapeMismatch(left: shape, right: other.shape) }
    var product = Matrix(rows: rows, columns: other.columns)
    guard !isEmpty, !other.isEmpty else { return product }
    let m = try LAPACK.integer(rows)
    let n = try LAPACK.integer(other.columns)
    let k = try LAPACK.integer(columns)
    product.withUnsafeMutableElements { c in
      LAPACK.alone {
        cblas_dgemm(
          Int32(kohort_column_major), Int32(kohort_no_transpose),
          Int32(kohort_no_transpose), m, n, k, 1, elements, m, other.elements, k, 0,
          c.baseAddress, m)
      }
    }
    return product
  }

  /// The matrix times a column. Throws `.shapeMismatch` unless it has `columns` elements.
  package func multiplied(by vector: [Double]) throws(MatrixError) -> [Double] {
    try multiplied(by: Matrix(column: vector)).elements
  }

  /// A·A′ of a matrix of very many columns, a stretch of them at a time.
  ///
  /// A stretch is a whole number of the blocks that OpenBLAS cuts a product into on any of the usual processors, and
  /// too long for its ways with small products, so that sums are added in the order in which one product would add
  /// them.
  /// - Parameter isStopped: asked after each stretch; once it is true the result means nothing.
  package func timesOwnTranspose(until isStopped: () -> Bool) throws(MatrixError) -> Matrix {
    let smallProduct = 1_000_000 / max(1, rows * rows) + 1
    let stretch = (smallProduct + Self.block - 1) / Self.block * Self.block
    guard columns >= 2 * stretch else { return try multiplied(by: transposed) }
    var product = Matrix(rows: rows, columns: rows)
    let m = try LAPACK.integer(rows)
    let last = columns / stretch - 1
    for number in 0...last where !isStopped() {
      let start = number * stretch
      let k = try LAPACK.integer(number == last ? columns - start : stretch)
      withUnsafeElements { a in
        guard let a = a.baseAddress.map({ $0 + start * rows }) else { return }
        product.withUnsafeMutableElements { c in
          LAPACK.alone {
            cblas_dgemm(
              Int32(kohort_column_major), Int32(kohort_no_transpose), Int32(kohort_transpose),
              m, m, k, 1, a, m, a, m, start == 0 ? 0 : 1, c.baseAddress, m)
          }
        }
      }
    }
    return product
  }

  /// A multiple of 256, 320, 352 and 384.
  private static let block = 42_240

  /// X′X, exactly symmetric. Throws `.tooLarge` beyond 2³¹ − 1 rows or columns.
  package func crossProduct() throws(MatrixError) -> Matrix {
    var product = Matrix(rows: columns, columns: columns)
    guard !isEmpty else { return product }
    let n = try LAPACK.integer(columns)
    let k = try LAPACK.integer(rows)
    product.withUnsafeMutableElements { c in
      LAPACK.alone {
        cblas_dsyrk(
          Int32(kohort_column_major), Int32(kohort_upper),
          Int32(kohort_transpose), n, k, 1, elements, k, 0, c.baseAddress, n)
      }
    }
    product.mirrorUpperTriangle()
    return product
  }

  private func combined(
    with other: Matrix, by operation: (Double, Double) -> Double
  ) throws(MatrixError) -> Matrix {
    guard shape == other.shape else { throw .shapeMismatch(left: shape, right: other.shape) }
    return Matrix(
      rows: rows, columns: columns, uncheckedElements: zip(elements, other.elements).map(operation))
  }
}
