/// X′X = R′R in double-double arithmetic, from the cross-product alone: least squares where the rows are too
/// many to keep. Of its 32 digits the square of the condition number is lost, so that 16 remain up to
/// a condition number of 10⁸ of the scaled columns.
///
/// Dependent columns are left out by the rule at `ColumnScreen`, and protected ones come first, as
/// in `DoubleDoubleQR`.
package struct DoubleDoubleCholesky: Sendable {
  /// The columns of X that are linearly independent, ascending.
  package let keptColumns: [Int]
  /// The columns of X left out, ascending, with the combination that each is.
  package let dependentColumns: [DependentColumn]
  private let screen: ColumnScreen

  /// - Parameters:
  ///   - matrix: X′X, or a larger matrix whose leading block it is, such as (X y)′(X y).
  ///   - columns: the columns of X; all of the matrix's unless given.
  ///   - rowCount: the rows of X.
  ///   - protected: columns that must stay.
  ///   - tolerance: the factor of the rule for dependent columns; 64·√rows unless given.
  ///
  /// Throws `.notSquare`, `.shapeMismatch` for more columns than there are, `.notFinite`,
  /// `.notPositiveDefinite` for a negative diagonal element, and `.singular` if protected columns depend on
  /// each other or one is zero.
  package init(
    _ matrix: DoubleDoubleMatrix, columns: Int? = nil, rowCount: Int, protected: Set<Int> = [],
    tolerance: Double? = nil
  ) throws(MatrixError) {
    let count = columns ?? matrix.columns
    guard matrix.rows == matrix.columns else { throw .notSquare(matrix.shape) }
    guard count >= 0, count <= matrix.columns else {
      throw .shapeMismatch(left: matrix.shape, right: Matrix.Shape(rows: count, columns: count))
    }
    guard matrix.isFinite else { throw .notFinite }
    var screen = ColumnScreen(tolerance: tolerance, rowCount: rowCount, protected: protected)
    for j in ColumnScreen.order(count: count, protected: protected) {
      let squaredNorm = matrix[j, j]
      guard squaredNorm.high >= 0 else { throw .notPositiveDefinite(order: j + 1) }
      let scale = PowerOfTwo.scale(of: squaredNorm.high.squareRoot())
      let products = zip(screen.kept, screen.scales).map { matrix[$0, j] * $1 * scale }
      let projections = screen.factor.solveTransposed(products)
      let residual = projections.reduce(squaredNorm * scale * scale) { $0 - $1 * $1 }
      _ = try screen.offer(
        column: j, scale: scale, projections: projections, residual: residual.squareRoot())
    }
    keptColumns = screen.keptColumns
    dependentColumns = screen.dependentColumns()
    self.screen = screen
  }

  package var rank: Int { keptColumns.count }

  /// The coefficients β in X′X·β = b on the kept columns, in their order. `right` has an element for every
  /// column of X, or more, which are not read; throws `.shapeMismatch` if it has fewer.
  package func solve(_ right: [DoubleDouble]) throws(MatrixError) -> [DoubleDouble] {
    guard right.count >= rank + dependentColumns.count else {
      throw .shapeMismatch(
        left: Matrix.Shape(rows: rank + dependentColumns.count, columns: 1),
        right: Matrix.Shape(rows: right.count, columns: 1))
    }
    let scaled = zip(screen.kept, screen.scales).map { right[$0] * $1 }
    return screen.unscaled(screen.factor.solve(screen.factor.solveTransposed(scaled)))
  }

  /// (X′X)⁻¹ of the kept columns, rounded at the end.
  package func inverse() -> Matrix {
    screen.crossProductInverse()
  }
}
