/// A part of a session that a statement may read or change.
enum SessionPart: Hashable, Sendable {
  /// Which rows the data have, and in which order.
  case rows
  /// The values, label and place of a column, whatever the rows.
  case column(String)
  case value(String)
  case function(String)
  case setting(String)
  case lastModel, lastResult
}
