import Data

/// The groups within which errors may be correlated.
struct ClusterColumn: Sendable {
  let name: String
  private let category: DesignCategory

  /// Throws `.unknownColumn`, `.tooManyLevels` and `.interrupted`.
  init(_ name: String, in frame: Frame, _ execution: Execution) throws(EstimationError) {
    self.name = name
    category = try DesignCategory(
      CategoryVariable(column: name), column: frame.estimationColumn(name), execution: execution)
  }

  /// No code is as large.
  var codeCount: Int { category.levels.count }

  /// Writes the group of each row; -1 where it is missing.
  func readCodes(_ rows: Range<Int>, into codes: UnsafeMutablePointer<Int32>) {
    category.column.readCodes(rows, into: codes)
  }
}
