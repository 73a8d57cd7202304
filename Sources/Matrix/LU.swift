import COpenBLAS
import Glibc

/// P·A = L·U of a square matrix, with row exchanges (LAPACK dgetrf).
package struct LU: Sendable {
  /// L below the diagonal (its own diagonal is one), U on and above it.
  private let packed: Matrix
  /// Row i was exchanged with row `exchanges[i] - 1`.
  private let exchanges: [Int32]

  /// Throws `.notSquare`, `.notFinite`, `.tooLarge`, or `.singular` with the dependent columns, as
  /// `PivotedQR` finds them, if the matrix is singular to within rounding.
  package init(_ matrix: Matrix) throws(MatrixError) {
    guard matrix.isSquare else { throw .notSquare(matrix.shape) }
    guard matrix.isFinite else { throw .notFinite }
    var factors = matrix
    var pivots = [Int32](repeating: 0, count: matrix.rows)
    var n = try LAPACK.integer(matrix.rows)
    if n > 0 {
      var info: Int32 = 0
      factors.withUnsafeMutableElements { a in
        LAPACK.alone { dgetrf_(&n, &n, a.baseAddress, &n, &pivots, &info) }
      }
      if info > 0 || LU.isNearlySingular(factors, of: matrix) {
        let qr = try PivotedQR(matrix)
        guard qr.rank == matrix.rows else {
          throw .singular(rank: qr.rank, dependentColumns: qr.dependentColumns)
        }
        // An exact zero pivot of a matrix that pivoting by columns finds regular: nothing can be solved.
        guard info == 0 else { throw .singular(rank: matrix.rows - 1, dependentColumns: [Int(info) - 1]) }
      }
    }
    guard factors.isFinite else { throw .notFinite }
    packed = factors
    exchanges = pivots
  }

  /// X in A·X = B. Throws `.shapeMismatch`.
  package func solve(_ right: Matrix) throws(MatrixError) -> Matrix {
    guard right.rows == packed.rows else { throw .shapeMismatch(left: packed.shape, right: right.shape) }
    guard !right.isEmpty else { return right }
    var solution = right
    var n = try LAPACK.integer(packed.rows)
    var count = try LAPACK.integer(right.columns)
    var info: Int32 = 0
    solution.withUnsafeMutableElements { b in
      LAPACK.alone { dgetrs_("N", &n, &count, packed.elements, &n, exchanges, b.baseAddress, &n, &info, 1) }
    }
    return solution
  }

  /// x in A·x = b. Throws `.shapeMismatch`.
  package func solve(_ right: [Double]) throws(MatrixError) -> [Double] {
    try solve(Matrix(column: right)).elements
  }

  /// A⁻¹. Throws `.tooLarge`.
  package func inverse() throws(MatrixError) -> Matrix {
    try solve(.identity(packed.rows))
  }

  /// A's determinant, infinite or zero where it leaves the range of a double; 1 for a matrix of order 0.
  package var determinant: Double {
    packed.diagonal.reduce(determinantSign) { $0 * $1.magnitude }
  }

  /// The natural logarithm of the determinant's magnitude.
  package var logAbsoluteDeterminant: Double {
    packed.diagonal.reduce(0) { $0 + log($1.magnitude) }
  }

  /// 1 or −1.
  package var determinantSign: Double {
    let exchanged = exchanges.enumerated().count { Int($1) != $0 + 1 }
    let negative = packed.diagonal.count { $0 < 0 }
    return (exchanged + negative).isMultiple(of: 2) ? 1 : -1
  }

  /// Whether the estimated condition number in the 1-norm (LAPACK dgecon) leaves no digit.
  private static func isNearlySingular(_ factors: Matrix, of matrix: Matrix) -> Bool {
    guard var n = Int32(exactly: matrix.rows) else { return false }
    var norm = (0..<matrix.columns).map { matrix.column($0).reduce(0) { $0 + $1.magnitude } }.max() ?? 0
    guard norm.isFinite, factors.isFinite else { return true }
    var reciprocal = 0.0
    var info: Int32 = 0
    var work = [Double](repeating: 0, count: 4 * matrix.rows)
    var integers = [Int32](repeating: 0, count: matrix.rows)
    LAPACK.alone { dgecon_("1", &n, factors.elements, &n, &norm, &reciprocal, &work, &integers, &info, 1) }
    return !(reciprocal > Double.ulpOfOne)
  }
}
