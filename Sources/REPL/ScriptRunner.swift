import Data
import Lang
import Report
import Runtime

/// Runs a whole script: results to one stream as they come, diagnostics to the other.
package struct ScriptRunner {
  package var format = ResultFormat.text
  package var width = 100
  package var colour = false
  package var environment: RunEnvironment
  /// What an HTML page is called.
  package var title = "Kohort"
  /// Values bound before the first line: `-D name=value`.
  package var definitions: [String: Value] = [:]

  package init(environment: RunEnvironment) { self.environment = environment }

  /// - Returns: whether the script ran to its end.
  package func run(_ source: SourceText, results: StreamWriter, diagnostics: StreamWriter) -> Bool {
    let progress = ProgressLine(of: environment.interruption)
    progress.start()
    defer { progress.stop() }
    let sink = RunnerSink(runner: self, results: results, diagnostics: diagnostics, progress: progress)
    var session = Session(environment: environment)
    for (name, value) in definitions { session.bind(name, to: value) }
    var interpreter = Interpreter(session: session, sink: sink)
    defer {
      sink.finish()
      results.flush()
      diagnostics.flush()
    }
    do {
      try interpreter.run(source)
      return true
    } catch {
      for failure in error.failures { sink.report(failure) }
      return false
    }
  }
}

/// Writes what a run shows, in the runner's format.
private final class RunnerSink: OutputSink {
  private let runner: ScriptRunner
  private let results: StreamWriter
  private let diagnostics: StreamWriter
  private let diagnosticFormat: DiagnosticFormat
  private let progress: ProgressLine
  private var isFirst = true
  /// Lines that stand alone follow one another without a gap.
  private var wasLine = false
  /// An HTML page is written whole, at the end.
  private var sections: [String] = []
  /// The language of the page, which is that of its last result.
  private var language = Language.english

  init(runner: ScriptRunner, results: StreamWriter, diagnostics: StreamWriter, progress: ProgressLine) {
    self.runner = runner
    self.results = results
    self.diagnostics = diagnostics
    self.progress = progress
    diagnosticFormat = DiagnosticFormat(isJSON: runner.format == .json, usesColour: runner.colour)
  }

  func show(_ shown: Shown, options: PresentationOptions) {
    progress.hide()
    let text = runner.format.text(
      of: shown, options: options, width: runner.width, colour: runner.colour,
      interruption: runner.environment.interruption)
    guard let text else { return }
    if runner.format == .html {
      sections.append(text)
      language = options.language
      return
    }
    let isLine = text.utf8.count { $0 == UInt8(ascii: "\n") } <= 1
    if runner.format != .json, !isFirst, !(isLine && wasLine) { results.write("\n") }
    isFirst = false
    wasLine = isLine
    results.write(text)
    results.flush()
  }

  func finish() {
    guard runner.format == .html else { return }
    results.write(HTMLRenderer.page(title: runner.title, language: language.rawValue, sections: sections))
  }

  func warn(_ diagnostic: Diagnostic, in source: SourceText) { report(Failure(diagnostic, in: source)) }

  func report(_ failure: Failure) {
    progress.hide()
    results.flush()
    diagnostics.write(diagnosticFormat.text(of: failure))
    diagnostics.flush()
  }
}
