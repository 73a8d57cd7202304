/// What the numbers of a table's figure are, and so how they are shown.
package enum FigureUnit: Hashable, Sendable {
  case number
  /// Shares of one, shown in percent.
  case share
  /// Days since 1970-01-01, shown as a date.
  case date
}
