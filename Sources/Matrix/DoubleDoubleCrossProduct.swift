/// X′X in double-double arithmetic, gathered from blocks of rows of which only one need be in memory.
///
/// The result depends on how the rows are cut into blocks and on the order in which blocks are accumulated or
/// merged, but on nothing else: give each thread its own range of rows and merge in the order of the ranges.
///
/// Squares of the elements must stay in the range of a double with 32 digits to spare: columns are to be of
/// a size between 10⁻¹³⁰ and 10¹⁵⁰. (`DoubleDoubleQR` has no such limit.)
package struct DoubleDoubleCrossProduct: Sendable {
  /// The columns of X.
  package let columns: Int
  /// The rows accumulated so far.
  package private(set) var rowCount = 0
  /// The upper triangle, column by column: element (i, j) is at i + j(j + 1)/2.
  private var sums: [DoubleDouble]

  package init(columns: Int) {
    self.columns = columns
    sums = [DoubleDouble](repeating: .zero, count: columns * (columns + 1) / 2)
  }

  /// Adds rows. Throws `.shapeMismatch` unless the block has as many columns as X.
  package mutating func accumulate(_ block: Matrix) throws(MatrixError) {
    try check(block.shape)
    block.withUnsafeElements { high in
      add(high: high.baseAddress, low: nil, rows: block.rows)
    }
  }

  /// Adds rows of numbers in double-double arithmetic. Throws `.shapeMismatch` unless the block has as many
  /// columns as X.
  /// - Parameter isStopped: asked now and then; once it is true the sums are left as they are and mean nothing.
  package mutating func accumulate(
    _ block: DoubleDoubleMatrix, until isStopped: () -> Bool = { false }
  ) throws(MatrixError) {
    try check(block.shape)
    block.high.withUnsafeBufferPointer { high in
      block.low.withUnsafeBufferPointer { low in
        add(high: high.baseAddress, low: low.baseAddress, rows: block.rows, until: isStopped)
      }
    }
  }

  /// Adds the rows that another has gathered. Throws `.shapeMismatch` unless both have the same columns.
  package mutating func merge(_ other: DoubleDoubleCrossProduct) throws(MatrixError) {
    try check(Matrix.Shape(rows: other.rowCount, columns: other.columns))
    for k in sums.indices { sums[k] += other.sums[k] }
    rowCount += other.rowCount
  }

  /// X′X so far.
  package var matrix: DoubleDoubleMatrix {
    var result = DoubleDoubleMatrix(rows: columns, columns: columns)
    var k = 0
    for j in 0..<columns {
      for i in 0...j {
        result[i, j] = sums[k]
        result[j, i] = sums[k]
        k += 1
      }
    }
    return result
  }

  private func check(_ shape: Matrix.Shape) throws(MatrixError) {
    guard shape.columns == columns else {
      throw .shapeMismatch(left: Matrix.Shape(rows: rowCount, columns: columns), right: shape)
    }
  }

  /// Rows that are worked on together, so that a few columns of them stay in the cache.
  private static let panel = 512

  private mutating func add(
    high: UnsafePointer<Double>?, low: UnsafePointer<Double>?, rows: Int,
    until isStopped: () -> Bool = { false }
  ) {
    rowCount += rows
    guard let high else { return }
    for start in stride(from: 0, to: rows, by: DoubleDoubleCrossProduct.panel) {
      let count = min(DoubleDoubleCrossProduct.panel, rows - start)
      func column(_ j: Int) -> DoubleDoubleKernel.Column {
        let offset = start + j * rows
        return DoubleDoubleKernel.Column(high: high + offset, low: low.map { $0 + offset })
      }
      var k = 0
      for j in 0..<columns {
        if isStopped() { return }
        for i in 0...j {
          sums[k] += DoubleDoubleKernel.dot(column(i), column(j), count: count)
          k += 1
        }
      }
    }
  }
}
