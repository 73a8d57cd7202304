extension DoubleDoubleQR {
  /// A least squares fit on the kept columns.
  package struct LeastSquares: Sendable {
    /// One for each of `keptColumns`, in their order.
    package let coefficients: [DoubleDouble]
    /// y − X·β, one for each row.
    package let residuals: [DoubleDouble]
    package let residualSumOfSquares: DoubleDouble
  }

  /// The coefficients that minimise ‖y − X·β‖, refined once from the residuals (Björck 1967).
  /// Throws `.shapeMismatch` unless y has as many elements as X has rows, and `.notFinite`.
  package func solve(_ y: [DoubleDouble]) throws(MatrixError) -> LeastSquares {
    guard y.count == rows else {
      throw .shapeMismatch(
        left: Matrix.Shape(rows: rows, columns: keptColumns.count),
        right: Matrix.Shape(rows: y.count, columns: 1))
    }
    guard y.allSatisfy(\.isFinite) else { throw .notFinite }
    var right = DoubleDoubleVector(y)
    let scale = right.scaleToUnit()
    var remainder = right
    var coefficients = screen.factor.solve(remainder.removeProjections(on: directions))
    var correction = residuals(of: right, coefficients)
    let step = screen.factor.solve(correction.removeProjections(on: directions))
    coefficients = zip(coefficients, step).map(+)
    var residuals = residuals(of: right, coefficients)
    let sumOfSquares = residuals.dot(residuals) / scale / scale
    residuals.multiply(byPowerOfTwo: 1 / scale)
    return LeastSquares(
      coefficients: screen.unscaled(coefficients).map { $0 / scale },
      residuals: residuals.values, residualSumOfSquares: sumOfSquares)
  }

  /// The least squares fit to a column of doubles.
  package func solve(_ y: [Double]) throws(MatrixError) -> LeastSquares {
    try solve(y.map { DoubleDouble($0) })
  }

  /// y − X·β from the columns themselves, for coefficients of the scaled columns in order of elimination.
  private func residuals(
    of right: DoubleDoubleVector, _ coefficients: [DoubleDouble]
  ) -> DoubleDoubleVector {
    var result = right
    for (i, j) in screen.kept.enumerated() {
      var column = DoubleDoubleVector(column: j, of: design)
      column.multiply(byPowerOfTwo: screen.scales[i])
      result.subtract(coefficients[i], times: column)
    }
    return result
  }
}
