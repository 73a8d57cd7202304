/// What can be wrong with a request about the columns of a frame.
package enum FrameError: Error, Hashable, Sendable {
  /// There is no such column; the ones there are, for a suggestion.
  case unknownColumn(name: String, columns: [String])
  /// A column has another number of rows than the frame.
  case lengthMismatch(column: String, expected: Int, found: Int)
  /// A column has this name already.
  case repeatedName(String)
  /// A column must have a name.
  case emptyName
}
