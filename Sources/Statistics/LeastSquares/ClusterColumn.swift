import Data

/// The groups within which errors may be correlated.
struct ClusterColumn: Sendable {
  let name: String
  private let groups: RowGroups

  /// Throws `.unknownColumn` and `.interrupted`.
  init(_ name: String, in frame: Frame, _ execution: Execution) throws(EstimationError) {
    self.name = name
    let column = try frame.estimationColumn(name)
    groups = try uninterrupted { () throws(Interrupted) in try column.groups(execution.interruption) }
  }

  /// No code is as large.
  var codeCount: Int { groups.count }

  /// Writes the group of each row; -1 where it is missing.
  func readCodes(_ rows: Range<Int>, into codes: UnsafeMutablePointer<Int32>) {
    groups.readCodes(rows, into: codes)
  }
}
