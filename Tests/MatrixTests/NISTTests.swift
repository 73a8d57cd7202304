import Testing

@testable import Matrix

@Suite struct NISTTests {
  /// A regression's figures as they compare with the certified ones.
  private struct Agreement {
    var coefficients: Double
    var standardErrors: Double
  }

  private func agreement(
    of set: CertifiedRegression, readingDecimals: Bool,
    fit: ([DoubleDouble], DoubleDoubleMatrix) throws -> (coefficients: [DoubleDouble], variances: [Double])
  ) throws -> Agreement {
    let (y, x) = try set.data { readingDecimals ? DoubleDouble(decimalFor: $0) : DoubleDouble($0) }
    let (coefficients, variances) = try fit(y, x)
    let certified = try set.certified()
    try #require(coefficients.count == certified.count)
    return Agreement(
      coefficients: zip(coefficients, certified).map { digits($0.doubleValue, $1.coefficient) }.min() ?? 0,
      standardErrors: zip(variances, certified).map { digits($0.squareRoot(), $1.standardError) }.min() ?? 0)
  }

  private func orthogonalFit(
    _ y: [DoubleDouble], _ x: DoubleDoubleMatrix, protected: Set<Int>
  ) throws -> (coefficients: [DoubleDouble], variances: [Double]) {
    let qr = try DoubleDoubleQR(x, protected: protected)
    let fit = try qr.solve(y)
    let variance = fit.residualSumOfSquares.doubleValue / Double(y.count - qr.rank)
    return (fit.coefficients, qr.crossProductInverse().diagonal.map { $0 * variance })
  }

  @Test(arguments: CertifiedRegression.all)
  func everyCertifiedDigitFromDecimals(_ set: CertifiedRegression) throws {
    let agreement = try agreement(of: set, readingDecimals: true) {
      try orthogonalFit($0, $1, protected: set.intercept)
    }
    #expect(agreement.coefficients >= 14.3)
    #expect(agreement.standardErrors >= 14.3)
  }

  /// Reading the figures as doubles costs a digit, most of all where they are exact decimals.
  @Test(arguments: CertifiedRegression.all)
  func thirteenDigitsFromDoubles(_ set: CertifiedRegression) throws {
    let agreement = try agreement(of: set, readingDecimals: false) {
      try orthogonalFit($0, $1, protected: set.intercept)
    }
    #expect(agreement.coefficients >= 13.2)
    #expect(agreement.standardErrors >= 13.7)
  }

  @Test(arguments: CertifiedRegression.all)
  func thirteenDigitsFromCrossProducts(_ set: CertifiedRegression) throws {
    let agreement = try agreement(of: set, readingDecimals: true) { y, x in
      var products = DoubleDoubleCrossProduct(columns: x.columns + 1)
      let columns = (0..<x.columns).map { x.column($0) } + [y]
      try products.accumulate(DoubleDoubleMatrix(rows: x.rows, columns: columns))
      let matrix = products.matrix
      let cholesky = try DoubleDoubleCholesky(
        matrix, columns: x.columns, rowCount: products.rowCount, protected: set.intercept)
      let right = matrix.column(x.columns)
      let coefficients = try cholesky.solve(right)
      let explained = try DoubleDouble.dot(coefficients, Array(right.prefix(x.columns)))
      let variance = (right[x.columns] - explained).doubleValue / Double(x.rows - cholesky.rank)
      return (coefficients, cholesky.inverse().diagonal.map { max(0, $0 * variance) })
    }
    #expect(agreement.coefficients >= 13)
    // Where the fit is exact, y′y less what is explained leaves 10⁻³² of y′y.
    #expect(agreement.standardErrors >= 9.9)
  }
}
