import Testing

@testable import Matrix

@Suite struct DoubleDoubleLeastSquaresTests {
  let x = FactorisationTests.random(100, 5)
  let y = FactorisationTests.random(100, 1).elements

  @Test func residualsAreOrthogonalToThirtyDigits() throws {
    let fit = try DoubleDoubleQR(DoubleDoubleMatrix(x)).solve(y)
    for j in 0..<x.columns {
      let column = x.column(j).map { DoubleDouble($0) }
      #expect(try DoubleDouble.dot(column, fit.residuals).doubleValue.magnitude < 1e-29)
    }
    let sum = try DoubleDouble.dot(fit.residuals, fit.residuals)
    #expect((sum - fit.residualSumOfSquares).doubleValue.magnitude < 1e-28)
    let plain = try PivotedQR(x).solve(y)
    #expect(zip(fit.coefficients, plain).allSatisfy { ($0.doubleValue - $1).magnitude < 1e-14 })
  }

  @Test func factorsMultiplyToTheKeptColumns() throws {
    var design = x
    for i in 0..<100 { design[i, 3] = design[i, 1] - design[i, 0] }
    let qr = try DoubleDoubleQR(DoubleDoubleMatrix(design), protected: [4])
    #expect(qr.eliminationOrder == [4, 0, 1, 2])
    let kept = design.submatrix(rows: Array(0..<100), columns: qr.eliminationOrder)
    #expect(try qr.q().multiplied(by: qr.r().rounded).distance(to: kept) < 1e-15)
    #expect(try qr.q().crossProduct().distance(to: .identity(4)) < 1e-15)
    let hat = try kept.multiplied(by: LU(kept.crossProduct()).solve(kept.transposed))
    #expect(zip(qr.leverages(), hat.diagonal).allSatisfy { ($0 - $1).magnitude < 1e-15 })
  }

  @Test func bothWaysAgree() throws {
    let fit = try DoubleDoubleQR(DoubleDoubleMatrix(x)).solve(y)
    var products = DoubleDoubleCrossProduct(columns: 6)
    try products.accumulate(Matrix(rows: 100, columns: 6, elements: x.elements + y))
    let cholesky = try DoubleDoubleCholesky(products.matrix, columns: 5, rowCount: 100)
    let coefficients = try cholesky.solve(products.matrix.column(5))
    #expect(zip(fit.coefficients, coefficients).allSatisfy { ($0 - $1).doubleValue.magnitude < 1e-28 })
  }

  @Test(arguments: [1e-160, 1e-300, 1e160, 1e300])
  func extremeUnits(_ unit: Double) throws {
    let fit = try DoubleDoubleQR(DoubleDoubleMatrix(x.scaled(by: unit))).solve(y)
    let plain = try DoubleDoubleQR(DoubleDoubleMatrix(x)).solve(y)
    for (a, b) in zip(fit.coefficients, plain.coefficients) {
      #expect((a.doubleValue * unit / b.doubleValue - 1).magnitude < 1e-13)
    }
    let scaled = try DoubleDoubleQR(DoubleDoubleMatrix(x)).solve(y.map { $0 * unit })
    #expect(
      (scaled.coefficients[0].doubleValue / unit / plain.coefficients[0].doubleValue - 1).magnitude < 1e-13)
  }

  @Test func crossProductsDoNotDependOnWhoAddsTheBlocks() throws {
    let blocks = (0..<4).map { FactorisationTests.random(700 + $0, 3) }
    var whole = DoubleDoubleCrossProduct(columns: 3)
    var parts = [DoubleDoubleCrossProduct](repeating: DoubleDoubleCrossProduct(columns: 3), count: 4)
    var exact = [DoubleDouble](repeating: .zero, count: 9)
    for (k, block) in blocks.enumerated() {
      try whole.accumulate(block)
      try parts[k].accumulate(DoubleDoubleMatrix(block))
      for cell in 0..<9 {
        exact[cell] += try DoubleDouble.dot(block.column(cell / 3), block.column(cell % 3))
      }
    }
    var merged = parts[0]
    for part in parts.dropFirst() { try merged.merge(part) }
    #expect(merged.rowCount == whole.rowCount)
    for cell in 0..<9 {
      #expect((whole.matrix[cell / 3, cell % 3] - exact[cell]).doubleValue.magnitude < 1e-27)
      #expect((merged.matrix[cell / 3, cell % 3] - exact[cell]).doubleValue.magnitude < 1e-27)
    }
  }

  @Test func shapesMustFit() throws {
    var products = DoubleDoubleCrossProduct(columns: 3)
    #expect(throws: MatrixError.self) { try products.accumulate(x) }
    #expect(throws: MatrixError.self) { try products.merge(DoubleDoubleCrossProduct(columns: 2)) }
    #expect(throws: MatrixError.self) { try DoubleDoubleQR(DoubleDoubleMatrix(x)).solve([1.0]) }
    #expect(throws: MatrixError.notFinite) {
      try DoubleDoubleQR(DoubleDoubleMatrix(x)).solve(y.map { $0 / 0 })
    }
    let gram = try DoubleDoubleMatrix(x.crossProduct())
    #expect(throws: MatrixError.self) { try DoubleDoubleCholesky(gram, columns: 6, rowCount: 9) }
    #expect(throws: MatrixError.self) { try DoubleDoubleCholesky(gram, rowCount: 9).solve([.one]) }
    #expect(throws: MatrixError.self) { try DoubleDoubleCholesky(DoubleDoubleMatrix(x), rowCount: 9) }
    let negative = DoubleDoubleMatrix(.diagonal([1, -1]))
    #expect(throws: MatrixError.notPositiveDefinite(order: 2)) {
      try DoubleDoubleCholesky(negative, rowCount: 9)
    }
    #expect(throws: MatrixError.self) { try DoubleDoubleMatrix(rows: 2, columns: [[.one]]) }
  }
}
