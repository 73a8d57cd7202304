/// A categorical variable of a model as the sample has it.
package struct CategorySummary: Hashable, Sendable {
  package struct Level: Hashable, Sendable {
    package let name: String
    /// Observations of the sample with this level.
    package let count: Int
  }

  /// The column.
  package let name: String
  /// The level that the others are compared with; nil where every level has a coefficient of its own.
  package let referenceLevel: String?
  /// The levels that occur, in their order, the reference level among them.
  package let levels: [Level]
  /// Levels that the column has and the sample has not.
  package let emptyLevels: [String]
}
