import Glibc
import Testing

@testable import Matrix

@Suite struct FactorisationTests {
  static let sizes = [1, 2, 5, 30, 77]

  static func random(_ rows: Int, _ columns: Int) -> Matrix {
    var generator = SeededGenerator(seed: UInt64(rows * 1000 + columns))
    return generator.matrix(rows, columns)
  }

  static func positiveDefinite(_ n: Int) throws -> Matrix {
    try random(2 * n + 3, n).crossProduct()
  }

  @Test(arguments: sizes)
  func cholesky(_ n: Int) throws {
    let a = try Self.positiveDefinite(n)
    let cholesky = try Cholesky(a)
    let l = cholesky.factor
    #expect(try l.multiplied(by: l.transposed).distance(to: a) < 1e-12)
    #expect(l[0, n - 1] == 0 || n == 1)
    #expect(try a.multiplied(by: cholesky.inverse).distance(to: .identity(n)) < 1e-10)
    #expect(cholesky.inverse.isSymmetric)
    let b = Self.random(n, 3)
    #expect(try a.multiplied(by: cholesky.solve(b)).distance(to: b) < 1e-10)
    #expect((try LU(a).logAbsoluteDeterminant - cholesky.logDeterminant).magnitude < 1e-9)
  }

  @Test func choleskyNamesTheMinorThatIsNotPositive() throws {
    let a = try Matrix(rowsOf: [[4, 2, 0], [2, 1, 0], [0, 0, 1]])
    #expect(throws: MatrixError.notPositiveDefinite(order: 2)) { try Cholesky(a) }
    #expect(throws: MatrixError.notPositiveDefinite(order: 1)) { try Cholesky(.diagonal([-1])) }
  }

  @Test(arguments: [(1, 1), (5, 5), (40, 7), (7, 40), (200, 30)])
  func pivotedQR(_ rows: Int, _ columns: Int) throws {
    let a = Self.random(rows, columns)
    let qr = try PivotedQR(a)
    #expect(qr.rank == min(rows, columns))
    let q = try qr.q()
    #expect(try q.crossProduct().distance(to: .identity(min(rows, columns))) < 1e-13)
    let permuted = a.submatrix(rows: Array(0..<rows), columns: qr.permutation)
    #expect(try q.multiplied(by: qr.r).distance(to: permuted) < 1e-13)
    let b = Self.random(rows, 2)
    let residuals = try b.subtracting(a.multiplied(by: qr.solve(b)))
    #expect(
      try a.transposed.multiplied(by: residuals).distance(to: Matrix(rows: columns, columns: 2)) < 1e-11)
  }

  @Test func rankDoesNotDependOnUnits() throws {
    var a = Self.random(50, 4)
    for i in 0..<50 {
      a[i, 1] *= 1e-200
      a[i, 2] *= 1e200
    }
    #expect(try PivotedQR(a).rank == 4)
    for i in 0..<50 { a[i, 3] = a[i, 0] * 3 }
    let qr = try PivotedQR(a)
    #expect(qr.rank == 3)
    #expect(qr.dependentColumns == [0] || qr.dependentColumns == [3])
  }

  @Test func dependentColumnsHaveZeroCoefficients() throws {
    var a = Self.random(20, 3)
    for i in 0..<20 { a[i, 1] = 0 }
    let qr = try PivotedQR(a)
    #expect(qr.dependentColumns == [1])
    let x = try qr.solve(a.column(0))
    #expect((x[0] - 1).magnitude < 1e-14 && x[1] == 0 && x[2].magnitude < 1e-14)
  }

  @Test(arguments: sizes)
  func lu(_ n: Int) throws {
    let a = Self.random(n, n)
    let lu = try LU(a)
    #expect(try a.multiplied(by: lu.inverse()).distance(to: .identity(n)) < 1e-10)
    let b = Self.random(n, 2)
    #expect(try a.multiplied(by: lu.solve(b)).distance(to: b) < 1e-11)
    #expect((log(lu.determinant.magnitude) - lu.logAbsoluteDeterminant).magnitude < 1e-9)
  }

  @Test func determinants() throws {
    #expect(try LU(Matrix(rowsOf: [[0, 2], [3, 0]])).determinant == -6)
    #expect(try LU(Matrix(rowsOf: [[0, 0, 2], [3, 0, 0], [0, 4, 0]])).determinant == 24)
    #expect(try LU(Matrix(rows: 0, columns: 0)).determinant == 1)
    #expect(try LU(.diagonal([1e200, 1e200])).determinant == .infinity)
  }

  @Test func singularMatricesNameTheirDependentColumns() throws {
    let a = try Matrix(rowsOf: [[1, 0, 1, 0], [0, 1, 0, 0], [0, 0, 0, 1], [1, 1, 1, 0]])
    do {
      _ = try LU(a)
      Issue.record("a singular matrix was factored")
    } catch MatrixError.singular(let rank, let columns) {
      #expect(rank == 3)
      #expect(columns == [0] || columns == [2])
    }
    // Rounding leaves a pivot of 1e-16 here, not zero.
    let steps = try Matrix(rowsOf: [[1, 2, 3], [4, 5, 6], [7, 8, 9]]).scaled(by: 0.1)
    #expect(throws: MatrixError.self) { try LU(steps) }
    #expect(throws: MatrixError.singular(rank: 0, dependentColumns: [0])) { try LU(.diagonal([0])) }
  }

  @Test func badlyScaledMatricesAreNotSingular() throws {
    let a = Matrix.diagonal([1, 0x1p-99, 0x1p99])
    #expect(try LU(a).inverse() == Matrix.diagonal([1, 0x1p99, 0x1p-99]))
  }

  @Test(arguments: sizes)
  func symmetricEigen(_ n: Int) throws {
    let a = try Self.positiveDefinite(n)
    let eigen = try SymmetricEigen(a)
    #expect(eigen.values == eigen.values.sorted())
    #expect(try eigen.vectors.crossProduct().distance(to: .identity(n)) < 1e-13)
    #expect(try eigen.power(1).distance(to: a) < 1e-11)
    let root = try eigen.power(0.5)
    #expect(try root.multiplied(by: root).distance(to: a) < 1e-11)
    #expect(try eigen.power(-1).distance(to: Cholesky(a).inverse) < 1e-9)
  }

  @Test func eigenvaluesOfIndefiniteAndSingularMatrices() throws {
    let a = try Matrix(rowsOf: [[0, 1], [1, 0]])
    let eigen = try SymmetricEigen(a)
    #expect((eigen.values[0] + 1).magnitude < 1e-15 && (eigen.values[1] - 1).magnitude < 1e-15)
    #expect(throws: MatrixError.notFinite) { try eigen.power(0.5) }
    let ones = Matrix(rows: 2, columns: 2, repeating: 1)
    #expect(try SymmetricEigen(ones).power(-1).distance(to: ones.scaled(by: 0.25)) < 1e-15)
  }

  @Test(arguments: [(1, 1), (6, 6), (30, 4), (4, 30)])
  func singularValues(_ rows: Int, _ columns: Int) throws {
    let a = Self.random(rows, columns)
    let svd = try SVD(a)
    let sigma = svd.singularValues.values
    #expect(
      try svd.u.multiplied(by: .diagonal(sigma)).multiplied(by: svd.vTransposed).distance(to: a) < 1e-13)
    #expect(sigma == sigma.sorted(by: >))
    #expect(zip(try SingularValues(a).values, sigma).allSatisfy { ($0 - $1).magnitude < 1e-13 })
    #expect(svd.singularValues.rank() == min(rows, columns))
    let inverse = try svd.pseudoInverse()
    #expect(try a.multiplied(by: inverse).multiplied(by: a).distance(to: a) < 1e-12)
  }

  @Test func conditionNumbers() throws {
    #expect(try SingularValues(.diagonal([1, 0x1p-99])).conditionNumber == 0x1p99)
    #expect(try SingularValues(.diagonal([1, 0])).conditionNumber == .infinity)
    #expect(try SingularValues(.hilbert(12)).conditionNumber > 1e16)
    #expect(try SingularValues(.hilbert(12)).rank() < 12)
    #expect(try SingularValues(Matrix(rows: 0, columns: 4)).conditionNumber == 1)
  }

  @Test(arguments: [Double.nan, Double.infinity, -Double.infinity])
  func elementsMustBeFinite(_ value: Double) throws {
    var a = Matrix.identity(3)
    a[2, 1] = value
    a[1, 2] = value
    #expect(throws: MatrixError.notFinite) { try Cholesky(a) }
    #expect(throws: MatrixError.notFinite) { try PivotedQR(a) }
    #expect(throws: MatrixError.notFinite) { try LU(a) }
    #expect(throws: MatrixError.notFinite) { try SymmetricEigen(a) }
    #expect(throws: MatrixError.notFinite) { try SVD(a) }
    #expect(throws: MatrixError.notFinite) { try SingularValues(a) }
    #expect(throws: MatrixError.notFinite) { try PivotedQR(.identity(3)).solve(a) }
  }

  @Test func matricesMustBeSquare() {
    let a = Matrix(rows: 2, columns: 3)
    #expect(throws: MatrixError.notSquare(a.shape)) { try Cholesky(a) }
    #expect(throws: MatrixError.notSquare(a.shape)) { try LU(a) }
    #expect(throws: MatrixError.notSquare(a.shape)) { try SymmetricEigen(a) }
  }

  @Test func rightSidesMustFit() throws {
    #expect(throws: MatrixError.self) { try Cholesky(.identity(2)).solve([1]) }
    #expect(throws: MatrixError.self) { try LU(.identity(2)).solve([1, 2, 3]) }
    #expect(throws: MatrixError.self) { try PivotedQR(.identity(2)).solve([]) }
  }

  @Test func emptyMatrices() throws {
    let empty = Matrix(rows: 0, columns: 0)
    #expect(try Cholesky(empty).inverse == empty)
    #expect(try Cholesky(empty).logDeterminant == 0)
    #expect(try Cholesky(empty).solve([]) == [])
    #expect(try LU(empty).inverse() == empty)
    #expect(try SymmetricEigen(empty).power(-1) == empty)
    #expect(try SVD(empty).pseudoInverse() == empty)
    let qr = try PivotedQR(Matrix(rows: 0, columns: 3))
    #expect(qr.rank == 0 && qr.dependentColumns == [0, 1, 2])
    #expect(try qr.solve([]) == [0, 0, 0])
    #expect(try PivotedQR(Matrix(rows: 3, columns: 0)).solve([1, 2, 3]) == [])
    #expect(try PivotedQR(Matrix(rows: 3, columns: 0)).q() == Matrix(rows: 3, columns: 0))
  }

  /// OpenBLAS without threads is not made for callers at once; about one answer in a hundred was wrong.
  @Test func callersAtOnceGetTheirOwnNumbers() async throws {
    let cases = try (3...6).map { n in (try Self.positiveDefinite(n), Self.random(n, 1)) }
    let expected = try cases.map { try Cholesky($0).solve($1) }
    let wrong = await withTaskGroup(of: Int.self) { group in
      for caller in 0..<8 {
        group.addTask {
          (0..<10_000).count { turn in
            let place = (turn + caller) % cases.count
            return (try? Cholesky(cases[place].0).solve(cases[place].1)) != expected[place]
          }
        }
      }
      return await group.reduce(0, +)
    }
    #expect(wrong == 0)
  }
}
