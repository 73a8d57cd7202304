import COpenBLAS
import Glibc

/// A = V·diag(λ)·V′ of a symmetric matrix (LAPACK dsyevd). Only the lower triangle of A is read.
package struct SymmetricEigen: Sendable {
  /// The eigenvalues, ascending.
  package let values: [Double]
  /// Column i is the eigenvector of `values[i]`, of length one.
  package let vectors: Matrix

  /// Throws `.notSquare`, `.notFinite`, `.notConverged`, `.tooLarge`.
  package init(_ matrix: Matrix) throws(MatrixError) {
    guard matrix.isSquare else { throw .notSquare(matrix.shape) }
    guard matrix.isFinite else { throw .notFinite }
    guard !matrix.isEmpty else {
      values = []
      vectors = matrix
      return
    }
    var vectors = matrix
    var values = [Double](repeating: 0, count: matrix.rows)
    var n = try LAPACK.integer(matrix.rows)
    // dsyevd wants 3 + 5n integers, and says so only together with the other workspace.
    var integerLength = try LAPACK.integer(3 + 5 * matrix.rows)
    var integers = [Int32](repeating: 0, count: Int(integerLength))
    let info = try LAPACK.withWorkspace { work, length in
      var length = length
      var info: Int32 = 0
      vectors.withUnsafeMutableElements { a in
        dsyevd_(
          "V", "L", &n, a.baseAddress, &n, &values, work, &length, &integers, &integerLength, &info, 1, 1)
      }
      return info
    }
    guard info == 0 else { throw .notConverged }
    self.values = values
    self.vectors = vectors
  }

  /// A raised to a power, leaving out eigenvalues of at most `tolerance` times the largest in magnitude:
  /// the pseudo-inverse for −1, its symmetric square root for −1/2. Unless given, the tolerance is
  /// the order times 2⁻⁵². Throws `.notFinite` where the power of an eigenvalue is not a number,
  /// as for the square root of a negative one.
  package func power(_ exponent: Double, tolerance: Double? = nil) throws(MatrixError) -> Matrix {
    let limit = (tolerance ?? Double(values.count) * Double.ulpOfOne) * (values.map(\.magnitude).max() ?? 0)
    let powers = values.map { $0.magnitude > limit ? pow($0, exponent) : 0 }
    guard powers.allSatisfy(\.isFinite) else { throw .notFinite }
    var weighted = vectors
    for j in 0..<weighted.columns {
      for i in 0..<weighted.rows { weighted[i, j] *= powers[j] }
    }
    return try weighted.multiplied(by: vectors.transposed)
  }
}
