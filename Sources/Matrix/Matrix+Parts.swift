extension Matrix {
  /// The elements (i, i), as many as the shorter side has.
  package var diagonal: [Double] {
    (0..<min(rows, columns)).map { self[$0, $0] }
  }

  /// Row `i`, from left to right.
  package func row(_ i: Int) -> [Double] {
    (0..<columns).map { self[i, $0] }
  }

  /// Column `j`, from top to bottom.
  package func column(_ j: Int) -> [Double] {
    Array(elements[(j * rows)..<((j + 1) * rows)])
  }

  /// The matrix of these rows and columns, in the order given.
  package func submatrix(rows rowIndices: [Int], columns columnIndices: [Int]) -> Matrix {
    var part = Matrix(rows: rowIndices.count, columns: columnIndices.count)
    for (j, column) in columnIndices.enumerated() {
      for (i, row) in rowIndices.enumerated() { part[i, j] = self[row, column] }
    }
    return part
  }

  /// Rows and columns exchanged.
  package var transposed: Matrix {
    var result = [Double](repeating: 0, count: elements.count)
    for i in 0..<rows {
      for j in 0..<columns { result[j + i * columns] = elements[i + j * rows] }
    }
    return Matrix(rows: columns, columns: rows, uncheckedElements: result)
  }

  /// Whether the matrix is square and equals its transpose exactly.
  package var isSymmetric: Bool {
    guard isSquare else { return false }
    for j in 0..<columns {
      for i in 0..<j where self[i, j] != self[j, i] { return false }
    }
    return true
  }

  /// Copies one triangle onto the other, as LAPACK computes symmetric results in one of them.
  mutating func mirrorUpperTriangle() {
    for j in 0..<columns {
      for i in 0..<j { self[j, i] = self[i, j] }
    }
  }

  /// Copies the triangle below the diagonal onto the one above.
  mutating func mirrorLowerTriangle() {
    for j in 0..<columns {
      for i in 0..<j { self[i, j] = self[j, i] }
    }
  }
}
