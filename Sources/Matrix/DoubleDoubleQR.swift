/// X = Q·R in double-double arithmetic with the columns in their given order, by modified Gram–Schmidt with
/// re-orthogonalisation (Björck 1967; Giraud, Langou and Rozložník 2005), for least squares to full double
/// precision.
///
/// Columns that are combinations of earlier ones are left out (the rule stands at `ColumnScreen`); protected
/// columns, such as the intercept, come first and are never left out.
package struct DoubleDoubleQR: Sendable {
  package let rows: Int
  /// The columns of X that are linearly independent, ascending.
  package let keptColumns: [Int]
  /// The columns of X left out, ascending, with the combination that each is.
  package let dependentColumns: [DependentColumn]

  let design: DoubleDoubleMatrix
  let screen: ColumnScreen
  /// The orthonormal columns, in order of elimination.
  let directions: [DoubleDoubleVector]

  /// - Parameters:
  ///   - protected: columns that must stay.
  ///   - tolerance: the factor of the rule for dependent columns; 64·√rows unless given.
  ///
  /// Throws `.notFinite`, and `.singular` if protected columns depend on each other or one is zero.
  package init(
    _ matrix: DoubleDoubleMatrix, protected: Set<Int> = [], tolerance: Double? = nil
  ) throws(MatrixError) {
    guard matrix.isFinite else { throw .notFinite }
    var screen = ColumnScreen(tolerance: tolerance, rowCount: matrix.rows, protected: protected)
    var directions: [DoubleDoubleVector] = []
    for j in ColumnScreen.order(count: matrix.columns, protected: protected) {
      var remainder = DoubleDoubleVector(column: j, of: matrix)
      let scale = remainder.scaleToUnit()
      let projections = remainder.removeProjections(on: directions)
      let norm = remainder.norm
      let isKept = try screen.offer(column: j, scale: scale, projections: projections, residual: norm)
      if isKept { directions.append(remainder.scaled(by: .one / norm)) }
    }
    rows = matrix.rows
    design = matrix
    keptColumns = screen.keptColumns
    dependentColumns = screen.dependentColumns()
    self.screen = screen
    self.directions = directions
  }

  package var rank: Int { keptColumns.count }

  /// (X′X)⁻¹ of the kept columns, computed as R⁻¹R⁻ᵀ and then rounded.
  package func crossProductInverse() -> Matrix {
    screen.crossProductInverse()
  }
}
