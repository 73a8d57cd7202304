/// A data file that was read.
package struct DataFileContents: Sendable {
  package var frame: Frame
  package var warnings: [FileWarning]
  /// Whether the whole file was looked at.
  package var isComplete: Bool

  package init(frame: Frame, warnings: [FileWarning] = [], isComplete: Bool = true) {
    self.frame = frame
    self.warnings = warnings
    self.isComplete = isComplete
  }
}
