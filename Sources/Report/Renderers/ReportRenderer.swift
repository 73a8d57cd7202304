import Data

/// Turns a report into one format. A renderer knows no statistics and computes no number.
package protocol ReportRenderer: Sendable {
  /// Asked now and then, as tables can have a hundred thousand rows.
  var interruption: Interruption? { get set }

  /// The whole report, ended by a newline. Once its interruption is requested it ends anywhere and is not to be shown.
  func render(_ report: Report) -> String
}
