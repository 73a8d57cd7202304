import Testing

@testable import Matrix

@Suite struct NISTTests {
  @Test(arguments: CertifiedRegression.all)
  func orthogonalWayReachesTheCertifiedDigits(_ set: CertifiedRegression) throws {
    let (y, x) = try set.data()
    let qr = try DoubleDoubleQR(x, protected: set.hasIntercept ? [0] : [])
    #expect(qr.dependentColumns.isEmpty)
    let fit = try qr.solve(y.map { DoubleDouble(decimalFor: $0) })
    let variance = fit.residualSumOfSquares.doubleValue / Double(y.count - qr.rank)
    let errors = qr.crossProductInverse().diagonal.map { ($0 * variance).squareRoot() }
    let b = try set.certified()
    try #require(b.count == qr.rank)
    print(set.name, zip(fit.coefficients, b).map { digits($0.doubleValue, $1.coefficient) }.min()!,
          zip(errors, b).map { digits($0, $1.standardError) }.min()!)
    var cp = DoubleDoubleCrossProduct(columns: x.columns + 1)
    try cp.accumulate(DoubleDoubleMatrix(rows: x.rows, columns: (0..<x.columns).map { x.column($0) } + [y.map { DoubleDouble(decimalFor: $0) }]))
    let ch = try DoubleDoubleCholesky(cp.matrix, columns: x.columns, rowCount: x.rows, protected: set.hasIntercept ? [0] : [])
    let c2 = try ch.solve(cp.matrix.column(x.columns))
    print("  chol", zip(c2, b).map { digits($0.doubleValue, $1.coefficient) }.min()!)
  }
}
