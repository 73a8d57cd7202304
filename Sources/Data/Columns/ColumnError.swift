/// What can be wrong with a request about one column.
package enum ColumnError: Error, Hashable, Sendable {
  /// Values of the column that are not among the levels asked for: at most ten of them, and how many rows have them.
  case valuesOutsideLevels(column: String, values: [String], rows: Int)
  /// A level was listed twice.
  case repeatedLevel(column: String, level: String)
  /// There is no such level; the ones there are, for a suggestion.
  case unknownLevel(column: String, level: String, levels: [String])
  /// More categories than codes can count.
  case tooManyLevels(column: String)
  case interrupted
}
