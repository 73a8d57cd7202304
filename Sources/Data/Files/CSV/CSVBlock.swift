/// What is known of one block once it has been read.
struct CSVBlock: Sendable {
  /// Where its first record begins; nil when no line begins in the block, or none could be found.
  var start: Int?
  /// Where the first record after it begins.
  var end = 0
  var rowCount = 0
  var lineCount = 0
  var blankLines = 0
  var trailingBlankLines = 0
  /// What is wrong with the form of a row, or why the block could not be read to its end.
  var fault: CSVFault?
  /// The first value that cannot be kept.
  var valueFault: CSVFault?
}
