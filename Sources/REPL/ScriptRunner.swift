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
  /// Values bound before the first line: `-D name=value`.
  package var definitions: [String: Value] = [:]

  package init(environment: RunEnvironment) { self.environment = environment }

  /// - Returns: whether the script ran to its end.
  package func run(_ source: SourceText, results: StreamWriter, diagnostics: StreamWriter) -> Bool {
    let sink = RunnerSink(runner: self, results: results, diagnostics: diagnostics)
    var session = Session(environment: environment)
    session.values = definitions
    var interpreter = Interpreter(session: session, sink: sink)
    results.write(format.frame.head)
    defer {
      results.write(format.frame.foot)
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
  private var isFirst = true

  init(runner: ScriptRunner, results: StreamWriter, diagnostics: StreamWriter) {
    self.runner = runner
    self.results = results
    self.diagnostics = diagnostics
  }

  func show(_ shown: Shown, options: PresentationOptions) {
    if !isFirst, runner.format == .text || runner.format == .markdown { results.write("\n") }
    isFirst = false
    results.write(runner.format.text(of: shown, options: options, width: runner.width, colour: runner.colour))
    results.flush()
  }

  func warn(_ diagnostic: Diagnostic, in source: SourceText) { report(Failure(diagnostic, in: source)) }

  func report(_ failure: Failure) {
    results.flush()
    if runner.format == .json {
      diagnostics.write(failure.diagnostic.json(in: failure.source) + "\n")
    } else {
      let renderer = DiagnosticRenderer(colour: runner.colour)
      diagnostics.write(renderer.render(failure.diagnostic, in: failure.source) + "\n")
    }
    diagnostics.flush()
  }
}
