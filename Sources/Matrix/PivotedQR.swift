import COpenBLAS

/// A·P = Q·R with column pivoting (LAPACK dgeqp3; Businger and Golub 1965), for rank and least squares.
///
/// Columns are first brought to a norm near one by powers of two, which is exact, so that the rank does not
/// depend on the units in which a column is measured.
package struct PivotedQR: Sendable {
  package let rows: Int
  package let columns: Int
  /// How many columns are linearly independent within the tolerance.
  package let rank: Int
  /// Column i of A·P is column `permutation[i]` of A.
  package let permutation: [Int]

  /// Householder vectors below the diagonal, R of the scaled columns on and above it.
  private let packed: Matrix
  private let reflectors: [Double]
  /// The power of two by which each column of A was multiplied.
  private let scales: [Double]

  /// - Parameter tolerance: a diagonal element of R counts as zero if it is at most this share of the first;
  ///   unless given, the larger dimension times 2⁻⁵².
  ///
  /// Throws `.notFinite`, `.tooLarge`.
  package init(_ matrix: Matrix, tolerance: Double? = nil) throws(MatrixError) {
    guard matrix.isFinite else { throw .notFinite }
    rows = matrix.rows
    columns = matrix.columns
    scales = (0..<matrix.columns).map { PowerOfTwo.scale(of: matrix.column($0)) }
    var scaled = matrix
    for j in 0..<matrix.columns {
      for i in 0..<matrix.rows { scaled[i, j] *= scales[j] }
    }
    var m = try LAPACK.integer(rows)
    var n = try LAPACK.integer(columns)
    var pivots = [Int32](repeating: 0, count: columns)
    var tau = [Double](repeating: 0, count: min(rows, columns))
    if !matrix.isEmpty {
      _ = try LAPACK.withWorkspace { work, length in
        var length = length
        var info: Int32 = 0
        scaled.withUnsafeMutableElements {
          dgeqp3_(&m, &n, $0.baseAddress, &m, &pivots, &tau, work, &length, &info)
        }
        return info
      }
    }
    packed = scaled
    reflectors = tau
    permutation = matrix.isEmpty ? Array(0..<columns) : pivots.map { Int($0) - 1 }
    let limit = tolerance ?? Double(max(rows, columns)) * Double.ulpOfOne
    let pivotSizes = scaled.diagonal.map(\.magnitude)
    let largest = pivotSizes.first ?? 0
    rank = pivotSizes.prefix { $0 > limit * largest }.count
  }

  /// The columns of A that are combinations of the others, ascending; empty if the rank is full.
  package var dependentColumns: [Int] {
    permutation[rank...].sorted()
  }

  /// R: as many rows as the shorter side of A, zero below the diagonal.
  package var r: Matrix {
    var result = Matrix(rows: min(rows, columns), columns: columns)
    for j in 0..<columns {
      for i in 0..<min(j + 1, result.rows) { result[i, j] = packed[i, j] / scales[permutation[j]] }
    }
    return result
  }

  /// Q: as many orthonormal columns as the shorter side of A. Throws `.tooLarge`.
  package func q() throws(MatrixError) -> Matrix {
    let width = reflectors.count
    guard width > 0 else { return Matrix(rows: rows, columns: 0) }
    var result = Matrix(
      rows: rows, columns: width, uncheckedElements: Array(packed.elements.prefix(rows * width)))
    var m = try LAPACK.integer(rows)
    var k = try LAPACK.integer(width)
    _ = try LAPACK.withWorkspace { work, length in
      var length = length
      var info: Int32 = 0
      result.withUnsafeMutableElements {
        dorgqr_(&m, &k, &k, $0.baseAddress, &m, reflectors, work, &length, &info)
      }
      return info
    }
    return result
  }

  /// The least squares solutions of A·X ≈ B, with zeros for the dependent columns of A.
  /// Throws `.shapeMismatch`, `.notFinite`, `.tooLarge`.
  package func solve(_ right: Matrix) throws(MatrixError) -> Matrix {
    guard right.rows == rows else { throw .shapeMismatch(left: packed.shape, right: right.shape) }
    guard right.isFinite else { throw .notFinite }
    var solution = Matrix(rows: columns, columns: right.columns)
    guard rank > 0, right.columns > 0 else { return solution }
    let rotated = try solveTriangular(rotate(right))
    for j in 0..<right.columns {
      for i in 0..<rank { solution[permutation[i], j] = rotated[i, j] * scales[permutation[i]] }
    }
    return solution
  }

  /// The least squares solution of A·x ≈ b, with zeros for the dependent columns of A.
  package func solve(_ right: [Double]) throws(MatrixError) -> [Double] {
    try solve(Matrix(column: right)).elements
  }

  /// Q′B.
  private func rotate(_ right: Matrix) throws(MatrixError) -> Matrix {
    var result = right
    var m = try LAPACK.integer(rows)
    var n = try LAPACK.integer(right.columns)
    var k = try LAPACK.integer(reflectors.count)
    _ = try LAPACK.withWorkspace { work, length in
      var length = length
      var info: Int32 = 0
      result.withUnsafeMutableElements { c in
        dormqr_(
          "L", "T", &m, &n, &k, packed.elements, &m, reflectors, c.baseAddress, &m, work, &length, &info,
          1, 1)
      }
      return info
    }
    return result
  }

  /// R⁻¹ of the leading block, in place over the leading rows.
  private func solveTriangular(_ right: Matrix) throws(MatrixError) -> Matrix {
    var result = right
    var order = try LAPACK.integer(rank)
    var m = try LAPACK.integer(rows)
    var n = try LAPACK.integer(right.columns)
    var info: Int32 = 0
    result.withUnsafeMutableElements { b in
      LAPACK.alone {
        dtrtrs_("U", "N", "N", &order, &n, packed.elements, &m, b.baseAddress, &m, &info, 1, 1, 1)
      }
    }
    return result
  }
}
