import Data
import Lang
import Report
import Runtime

/// A run of a script for an editor: its results as one text in Markdown.
struct ScriptRun: Sendable {
  let source: SourceText
  /// The statements whose results are wanted; those before them are run, those behind are not.
  let range: SourceRange
  let environment: RunEnvironment
  /// Told the number of the line that a result came from.
  let report: @Sendable (Int) -> Void

  struct Outcome: Sendable {
    var text: String
    var succeeded: Bool
  }

  func run() -> Outcome {
    let sink = MarkdownSink(source: source, range: range, report: report)
    let interpreted = SourceText(name: source.name, utf8: Array(source.utf8.prefix(range.upperBound)))
    var interpreter = Interpreter(session: Session(environment: environment), sink: sink)
    do {
      try interpreter.run(interpreted)
      return Outcome(text: sink.text, succeeded: true)
    } catch {
      for failure in error.failures { sink.add(failure.diagnostic, in: failure.source) }
      return Outcome(text: sink.text, succeeded: false)
    }
  }
}

/// Collects what a run shows.
private final class MarkdownSink: OutputSink {
  private(set) var text = ""
  private let range: SourceRange
  private let lines: LineTable
  private let source: SourceText
  private let report: (Int) -> Void

  init(source: SourceText, range: SourceRange, report: @escaping (Int) -> Void) {
    self.source = source
    self.range = range
    self.report = report
    lines = LineTable(source)
  }

  func show(_ shown: Shown, options: PresentationOptions) {
    if shown.source.name == source.name {
      report(lines.position(of: shown.range.lowerBound).line)
      if shown.range.lowerBound < range.lowerBound { return }
    }
    append(MarkdownRenderer(style: options.style).render(shown.content.report(options)))
  }

  func warn(_ diagnostic: Diagnostic, in source: SourceText) {
    if source.name == self.source.name, diagnostic.range.lowerBound < range.lowerBound { return }
    add(diagnostic, in: source)
  }

  func add(_ diagnostic: Diagnostic, in source: SourceText) {
    append("```text\n\(DiagnosticRenderer(source).render(diagnostic))```\n")
  }

  private func append(_ part: String) { text += (text.isEmpty ? "" : "\n") + part }
}
