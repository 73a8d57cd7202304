/// Turns a report into one format. A renderer knows no statistics and computes no number.
package protocol ReportRenderer: Sendable {
  /// The whole report, ended by a newline.
  func render(_ report: Report) -> String
}
