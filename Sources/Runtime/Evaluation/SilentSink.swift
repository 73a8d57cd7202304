import Lang
import Report

/// For runs of which only what they leave behind is wanted.
final class SilentSink: OutputSink {
  func show(_ shown: Shown, options: PresentationOptions) {}
  func warn(_ diagnostic: Diagnostic, in source: SourceText) {}
}
