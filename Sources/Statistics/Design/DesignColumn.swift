/// One column of the design matrix: an indicator of category levels times an atom.
struct DesignColumn: Sendable {
  /// A level that rows must have for the column not to be zero there.
  struct Condition: Hashable, Sendable {
    let category: Int
    let code: Int
  }

  let name: String
  let atom: Int
  let conditions: [Condition]
  /// The names of what is multiplied, in order, with the level where it is a category.
  let parts: [Coefficient.Part]
}

/// The columns of one term: for a row, at most one of them is not zero.
struct DesignBlock: Sendable {
  /// How the codes of one category move the place of the column.
  struct Factor: Sendable {
    let category: Int
    /// For each code its place among the coded levels; -1 for the reference level and for levels that do
    /// not occur.
    let positions: [Int32]
    let stride: Int32
  }

  let first: Int32
  let atom: Int
  let factors: [Factor]
  let count: Int
}
