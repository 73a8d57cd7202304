/// How many rows a command used, and why not the others.
package struct SampleUse: Hashable, Sendable {
  /// Rows that a column has no value for.
  package struct Missing: Hashable, Sendable {
    package var column: String
    /// Rows of the command's condition in which this column is missing, whether others are too or not.
    package var rows: Int

    package init(column: String, rows: Int) {
      self.column = column
      self.rows = rows
    }
  }

  /// Rows in the data.
  package var rowsAvailable: Int
  /// Rows that the command's own condition left out.
  package var rowsOutsideCondition: Int
  /// The columns that miss values, in the order of the command.
  package var missing: [Missing]
  /// Rows dropped because at least one column misses its value.
  package var rowsMissing: Int
  /// Of these, the rows in which more than one column does; with two columns in `missing`, these two.
  package var rowsMissingSeveral: Int

  package init(
    rowsAvailable: Int, rowsOutsideCondition: Int = 0, missing: [Missing] = [], rowsMissing: Int = 0,
    rowsMissingSeveral: Int = 0
  ) {
    self.rowsAvailable = rowsAvailable
    self.rowsOutsideCondition = rowsOutsideCondition
    self.missing = missing
    self.rowsMissing = rowsMissing
    self.rowsMissingSeveral = rowsMissingSeveral
  }

  /// Rows that the command used.
  package var rowsUsed: Int { rowsAvailable - rowsOutsideCondition - rowsMissing }
}
