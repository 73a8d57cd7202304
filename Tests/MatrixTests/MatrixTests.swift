import Testing

@testable import Matrix

@Suite struct MatrixTests {
  let wide: Matrix
  let tall: Matrix

  init() throws {
    wide = try Matrix(rowsOf: [[1, 2, 3], [4, 5, 6]])
    tall = try Matrix(rowsOf: [[1, 4], [2, 5], [3, 6]])
  }

  @Test func elementsAreStoredByColumn() {
    #expect(wide.elements == [1, 4, 2, 5, 3, 6])
    #expect(wide[1, 0] == 4)
    #expect(wide.row(1) == [4, 5, 6])
    #expect(wide.column(1) == [2, 5])
    #expect(wide.diagonal == [1, 5])
    #expect(wide.transposed == tall)
    #expect(wide.submatrix(rows: [1], columns: [2, 0]).elements == [6, 4])
  }

  @Test func elementsMustFillTheShape() {
    #expect(
      throws: MatrixError.shapeMismatch(
        left: Matrix.Shape(rows: 2, columns: 2), right: Matrix.Shape(rows: 3, columns: 1))
    ) { try Matrix(rows: 2, columns: 2, elements: [1, 2, 3]) }
    #expect(throws: MatrixError.self) { try Matrix(rows: -1, columns: -1, elements: [1]) }
    #expect(throws: MatrixError.self) { try Matrix(rows: .max, columns: 2, elements: []) }
    #expect(throws: MatrixError.self) { try Matrix(rowsOf: [[1, 2], [3]]) }
  }

  @Test func arithmetic() throws {
    #expect(try wide.adding(wide) == wide.scaled(by: 2))
    #expect(try wide.subtracting(wide) == Matrix(rows: 2, columns: 3))
    #expect(try wide.multiplied(by: tall).elements == [14, 32, 32, 77])
    #expect(try wide.multiplied(by: [1, 0, -1]) == [-2, -2])
    #expect(try tall.multiplied(by: .identity(2)) == tall)
    #expect(try tall.crossProduct() == wide.multiplied(by: tall))
  }

  @Test func shapesMustFit() throws {
    let mismatch = MatrixError.shapeMismatch(left: wide.shape, right: tall.shape)
    #expect(throws: mismatch) { try wide.adding(tall) }
    #expect(throws: mismatch) { try wide.subtracting(tall) }
    #expect(throws: MatrixError.self) { try wide.multiplied(by: wide) }
  }

  @Test func emptyMatrices() throws {
    let empty = Matrix(rows: 0, columns: 0)
    let noRows = Matrix(rows: 0, columns: 3)
    #expect(try empty.multiplied(by: empty) == empty)
    #expect(try noRows.crossProduct() == Matrix(rows: 3, columns: 3))
    #expect(try noRows.transposed.multiplied(by: noRows) == Matrix(rows: 3, columns: 3))
    #expect(try Matrix(rowsOf: []) == empty)
    #expect(empty.isSymmetric && !noRows.isSymmetric && empty.isFinite)
  }

  @Test func productsOfManyRows() throws {
    var generator = SeededGenerator(seed: 1)
    let x = generator.matrix(1000, 7)
    let product = try x.crossProduct()
    #expect(product.isSymmetric)
    for i in 0..<7 {
      for j in 0..<7 {
        let exact = try DoubleDouble.dot(x.column(i), x.column(j)).doubleValue
        // Kernels for other processors add in another order: what is bounded is the error beside the columns' lengths.
        let lengths = (product[i, i] * product[j, j]).squareRoot()
        #expect((product[i, j] - exact).magnitude < 1e-15 * lengths)
      }
    }
  }
}
