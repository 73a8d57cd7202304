/// Why a matrix operation has no result. The wording for a reader lives with the diagnostics.
package enum MatrixError: Error, Hashable, Sendable {
  /// The operands' shapes do not fit each other.
  case shapeMismatch(left: Matrix.Shape, right: Matrix.Shape)
  /// The operation is defined for square matrices only.
  case notSquare(Matrix.Shape)
  /// Some columns are combinations of the others; they are counted from 0, in ascending order.
  case singular(rank: Int, dependentColumns: [Int])
  /// The leading minor of this order (from 1) is not positive.
  case notPositiveDefinite(order: Int)
  /// An element, or a result on the way, is infinite or not a number.
  case notFinite
  /// An iteration of LAPACK did not settle.
  case notConverged
  /// A dimension or a workspace goes beyond what LAPACK's 32-bit integers can count.
  case tooLarge
}
