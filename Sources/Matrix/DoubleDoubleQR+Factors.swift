extension DoubleDoubleQR {
  /// The kept columns in the order of elimination, that of Q and R: protected ones, then the others.
  package var eliminationOrder: [Int] { screen.kept }

  /// R, of as many rows and columns as the rank.
  package func r() -> DoubleDoubleMatrix {
    screen.unscaledFactor()
  }

  /// Q rounded to doubles: an orthonormal column for each of `eliminationOrder`.
  package func q() -> Matrix {
    Matrix(rows: rows, columns: rank, uncheckedElements: directions.flatMap(\.high))
  }

  /// The diagonal of X(X′X)⁻¹X′, one for each row: the weight of an observation in its own fitted value.
  package func leverages() -> [Double] {
    var sums = [Double](repeating: 0, count: rows)
    for direction in directions {
      for (row, value) in direction.high.enumerated() { sums[row] += value * value }
    }
    return sums
  }
}
