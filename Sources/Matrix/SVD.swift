import COpenBLAS

/// The singular values of a matrix, without its singular vectors (LAPACK dgesdd).
package struct SingularValues: Sendable {
  /// Descending; as many as the shorter side has.
  package let values: [Double]
  private let longerSide: Int

  /// Throws `.notFinite`, `.notConverged`, `.tooLarge`.
  package init(_ matrix: Matrix) throws(MatrixError) {
    self.init(values: try decompose(matrix, withVectors: false).values, shape: matrix.shape)
  }

  init(values: [Double], shape: Matrix.Shape) {
    self.values = values
    longerSide = max(shape.rows, shape.columns)
  }

  /// How many singular values exceed `tolerance` times the largest; unless given, the longer side times 2⁻⁵².
  package func rank(tolerance: Double? = nil) -> Int {
    let limit = (tolerance ?? Double(longerSide) * Double.ulpOfOne) * (values.first ?? 0)
    return values.count { $0 > limit }
  }

  /// The largest over the smallest: infinite for a singular matrix, 1 for an empty one.
  package var conditionNumber: Double {
    guard let largest = values.first, let smallest = values.last else { return 1 }
    return smallest == 0 ? .infinity : largest / smallest
  }
}

/// A = U·diag(σ)·V′, with as many columns in U and V as the shorter side of A has (LAPACK dgesdd).
package struct SVD: Sendable {
  package let u: Matrix
  package let singularValues: SingularValues
  /// V′: row i belongs to singular value i.
  package let vTransposed: Matrix

  /// Throws `.notFinite`, `.notConverged`, `.tooLarge`.
  package init(_ matrix: Matrix) throws(MatrixError) {
    let parts = try decompose(matrix, withVectors: true)
    singularValues = SingularValues(values: parts.values, shape: matrix.shape)
    u = parts.u
    vTransposed = parts.vTransposed
  }

  /// A⁺ (Moore 1920, Penrose 1955), leaving out singular values of at most `tolerance` times the largest;
  /// unless given, the longer side times 2⁻⁵². Throws `.tooLarge`.
  package func pseudoInverse(tolerance: Double? = nil) throws(MatrixError) -> Matrix {
    let rank = singularValues.rank(tolerance: tolerance)
    var weighted = vTransposed
    for i in 0..<weighted.rows {
      let factor = i < rank ? 1 / singularValues.values[i] : 0
      for j in 0..<weighted.columns { weighted[i, j] *= factor }
    }
    return try weighted.transposed.multiplied(by: u.transposed)
  }
}

private func decompose(
  _ matrix: Matrix, withVectors: Bool
) throws(MatrixError) -> (u: Matrix, values: [Double], vTransposed: Matrix) {
  guard matrix.isFinite else { throw .notFinite }
  let side = min(matrix.rows, matrix.columns)
  var values = [Double](repeating: 0, count: side)
  var u = Matrix(rows: matrix.rows, columns: withVectors ? side : 0)
  var vTransposed = Matrix(rows: side, columns: withVectors ? matrix.columns : 0)
  guard side > 0 else { return (u, values, vTransposed) }
  var m = try LAPACK.integer(matrix.rows)
  var n = try LAPACK.integer(matrix.columns)
  var k = try LAPACK.integer(side)
  var copy = matrix
  var integers = [Int32](repeating: 0, count: 8 * side)
  let info = try LAPACK.withWorkspace { work, length in
    var length = length
    var info: Int32 = 0
    copy.withUnsafeMutableElements { a in
      u.withUnsafeMutableElements { u in
        vTransposed.withUnsafeMutableElements { vt in
          dgesdd_(
            withVectors ? "S" : "N", &m, &n, a.baseAddress, &m, &values, u.baseAddress, &m, vt.baseAddress,
            &k, work, &length, &integers, &info, 1)
        }
      }
    }
    return info
  }
  guard info == 0 else { throw .notConverged }
  return (u, values, vTransposed)
}
