import Testing

@testable import Matrix

/// Both ways to R, from the columns and from their cross-product, leave out the same columns.
@Suite struct DependentColumnTests {
  enum Way: CaseIterable, Sendable {
    case orthogonal
    case crossProduct

    func screen(
      _ x: Matrix, protected: Set<Int> = []
    ) throws -> (kept: [Int], dependent: [DependentColumn], inverse: Matrix) {
      switch self {
      case .orthogonal:
        let qr = try DoubleDoubleQR(DoubleDoubleMatrix(x), protected: protected)
        return (qr.keptColumns, qr.dependentColumns, qr.crossProductInverse())
      case .crossProduct:
        var products = DoubleDoubleCrossProduct(columns: x.columns)
        try products.accumulate(x)
        let cholesky = try DoubleDoubleCholesky(
          products.matrix, rowCount: products.rowCount, protected: protected)
        return (cholesky.keptColumns, cholesky.dependentColumns, cholesky.inverse())
      }
    }
  }

  /// Random columns, then those computed from them.
  static func columns(rows: Int = 60, random: Int, _ more: [([Double]) -> Double]) -> Matrix {
    var generator = SeededGenerator(seed: 3)
    let start = generator.matrix(rows, random)
    var x = Matrix(rows: rows, columns: random + more.count)
    for i in 0..<rows {
      let row = start.row(i)
      for (j, value) in (row + more.map { $0(row) }).enumerated() { x[i, j] = value }
    }
    return x
  }

  @Test(arguments: Way.allCases)
  func combinationsAreNamed(_ way: Way) throws {
    let x = Self.columns(random: 3, [{ $0[0] - 0.3 * $0[2] }, { _ in 1 }, { 2 * $0[1] + 7 }, { _ in 0 }])
    let result = try way.screen(x)
    #expect(result.kept == [0, 1, 2, 4])
    #expect(result.dependent.map(\.column) == [3, 5, 6])
    #expect(result.dependent.map { $0.combination.map(\.column) } == [[0, 2], [1, 4], []])
    let shares = result.dependent.flatMap { $0.combination.map(\.coefficient) }
    #expect(zip(shares, [1, -0.3, 2, 7]).allSatisfy { ($0 - $1).magnitude < 1e-14 })
  }

  @Test(arguments: Way.allCases)
  func aProtectedColumnStaysAndAnotherGoes(_ way: Way) throws {
    // Two dummy variables that cover all rows, and the intercept behind them.
    let x = Self.columns(random: 1, [{ $0[0] > 0 ? 1 : 0 }, { $0[0] > 0 ? 0 : 1 }, { _ in 1 }])
    let result = try way.screen(x, protected: [3])
    #expect(result.kept == [0, 1, 3])
    let dropped = try #require(result.dependent.first)
    #expect(dropped.column == 2 && dropped.combination.map(\.column) == [1, 3])
    #expect(zip(dropped.combination, [-1, 1]).allSatisfy { ($0.coefficient - $1).magnitude < 1e-14 })
    #expect(try way.screen(x).kept == [0, 1, 2])
  }

  @Test(arguments: Way.allCases)
  func protectedColumnsThatDependOnEachOtherAreAnError(_ way: Way) throws {
    let x = Self.columns(random: 1, [{ _ in 1 }, { _ in 2 }, { _ in 0 }])
    #expect(throws: MatrixError.singular(rank: 1, dependentColumns: [2])) {
      try way.screen(x, protected: [1, 2])
    }
    #expect(throws: MatrixError.singular(rank: 0, dependentColumns: [3])) {
      try way.screen(x, protected: [3])
    }
  }

  @Test(arguments: Way.allCases)
  func nearlyDependentColumnsStay(_ way: Way) throws {
    let x = Self.columns(random: 3, [{ $0[0] + 1e-9 * $0[1] * $0[1] }, { 1e6 + 1e-3 * $0[2] * $0[2] }])
    #expect(try way.screen(x).kept == [0, 1, 2, 3, 4])
  }

  @Test(arguments: Way.allCases)
  func unitsDoNotMatter(_ way: Way) throws {
    let x = Self.columns(random: 2, [{ 1e140 * $0[0] }, { 1e-140 * $0[1] * $0[0] }, { 1e-140 * $0[1] }])
    let result = try way.screen(x)
    #expect(result.kept == [0, 1, 3])
    #expect(result.dependent.map { $0.combination.map(\.column) } == [[0], [1]])
    #expect((result.dependent[0].combination[0].coefficient / 1e140 - 1).magnitude < 1e-14)
  }

  @Test(arguments: Way.allCases)
  func moreColumnsThanRows(_ way: Way) throws {
    let result = try way.screen(FactorisationTests.random(3, 5))
    #expect(result.kept == [0, 1, 2] && result.dependent.map(\.column) == [3, 4])
    #expect(try way.screen(Matrix(rows: 0, columns: 2)).kept == [])
    #expect(try way.screen(Matrix(rows: 4, columns: 0)).kept == [])
  }

  @Test(arguments: Way.allCases)
  func theInverseBelongsToTheKeptColumns(_ way: Way) throws {
    let x = Self.columns(random: 3, [{ $0[0] + $0[1] }, { $0[2] * $0[0] }])
    let result = try way.screen(x, protected: [4])
    let kept = x.submatrix(rows: Array(0..<x.rows), columns: result.kept)
    let product = try kept.crossProduct().multiplied(by: result.inverse)
    #expect(product.distance(to: .identity(4)) < 1e-14)
    #expect(result.inverse.isSymmetric)
  }

  @Test(arguments: Way.allCases, [Double.nan, Double.infinity])
  func elementsMustBeFinite(_ way: Way, _ value: Double) throws {
    var x = Matrix.identity(3)
    x[1, 1] = value
    #expect(throws: MatrixError.notFinite) { try way.screen(x) }
  }
}
