import COpenBLAS
import Glibc

/// A = L·L′ of a symmetric positive definite matrix (LAPACK dpotrf). Only the lower triangle of A is read.
package struct Cholesky: Sendable {
  /// L, with zeros above its diagonal.
  package let factor: Matrix

  /// Throws `.notSquare`, `.notFinite`, `.tooLarge`, or `.notPositiveDefinite` with the order of the first
  /// leading minor that is not positive.
  package init(_ matrix: Matrix) throws(MatrixError) {
    guard matrix.isSquare else { throw .notSquare(matrix.shape) }
    guard matrix.isFinite else { throw .notFinite }
    var lower = matrix
    var n = try LAPACK.integer(matrix.rows)
    if n > 0 {
      var info: Int32 = 0
      lower.withUnsafeMutableElements { a in
        LAPACK.alone { dpotrf_("L", &n, a.baseAddress, &n, &info, 1) }
      }
      guard info == 0 else { throw .notPositiveDefinite(order: Int(info)) }
    }
    for j in 0..<lower.columns {
      for i in 0..<j { lower[i, j] = 0 }
    }
    guard lower.isFinite else { throw .notFinite }
    factor = lower
  }

  /// X in A·X = B. Throws `.shapeMismatch`.
  package func solve(_ right: Matrix) throws(MatrixError) -> Matrix {
    guard right.rows == factor.rows else { throw .shapeMismatch(left: factor.shape, right: right.shape) }
    guard !right.isEmpty else { return right }
    var solution = right
    var n = try LAPACK.integer(factor.rows)
    var count = try LAPACK.integer(right.columns)
    var info: Int32 = 0
    solution.withUnsafeMutableElements { b in
      LAPACK.alone { dpotrs_("L", &n, &count, factor.elements, &n, b.baseAddress, &n, &info, 1) }
    }
    return solution
  }

  /// x in A·x = b. Throws `.shapeMismatch`.
  package func solve(_ right: [Double]) throws(MatrixError) -> [Double] {
    try solve(Matrix(column: right)).elements
  }

  /// A⁻¹, exactly symmetric.
  package var inverse: Matrix {
    guard !factor.isEmpty, var n = Int32(exactly: factor.rows) else { return factor }
    var result = factor
    var info: Int32 = 0
    result.withUnsafeMutableElements { a in
      LAPACK.alone { dpotri_("L", &n, a.baseAddress, &n, &info, 1) }
    }
    result.mirrorLowerTriangle()
    return result
  }

  /// The natural logarithm of A's determinant.
  package var logDeterminant: Double {
    2 * factor.diagonal.reduce(0) { $0 + log($1) }
  }
}
