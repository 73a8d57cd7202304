/// A column left out of a factorisation because it is a combination of the kept ones, to within the rounding
/// of its own entries.
package struct DependentColumn: Hashable, Sendable {
  /// One kept column's share in the combination.
  package struct Share: Hashable, Sendable {
    package let column: Int
    package let coefficient: Double
  }

  /// The column's place in the matrix, from 0.
  package let column: Int
  /// What the column is made of, in ascending order of `Share.column`: only kept columns whose coefficient
  /// differs from zero by more than rounding explains. Empty for a column of zeros.
  package let combination: [Share]
}
