import Lang
import Report

/// Keeps what a run warns of.
final class WarningSink: OutputSink {
  private(set) var warnings: [Failure] = []

  func show(_ shown: Shown, options: PresentationOptions) {}
  func warn(_ diagnostic: Diagnostic, in source: SourceText) {
    warnings.append(Failure(diagnostic, in: source))
  }
}
