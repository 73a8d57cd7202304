import Data
import Lang
import Report

/// Runs statements one after another on a session, and hands what they show to a sink as soon as it is there.
package struct Interpreter {
  package var session: Session
  /// Names of the running function's parameters and `let`s, innermost last; empty outside functions.
  var scopes: [[String: Value]] = []
  /// The text that the running statement's ranges point into.
  var source: SourceText
  /// The scripts being run, outermost first, so that one that includes itself is found out.
  var running: [String] = []
  /// Whether results are kept back, as in a script that is included quietly; warnings never are.
  var isQuiet = false
  let sink: any OutputSink

  package init(session: Session, sink: any OutputSink) {
    self.session = session
    self.sink = sink
    source = SourceText("")
  }
}

extension Interpreter {
  var interruption: Interruption { session.environment.interruption }

  /// Throws `.interrupted` if somebody asked the run to stop.
  func checkInterruption(at range: SourceRange) throws(Diagnostic) {
    if interruption.isRequested { throw .interrupted(at: range) }
  }

  /// The result of a loop that has no other reason to stop than an interruption.
  func uninterrupted<Result>(
    at range: SourceRange, _ body: () throws(Interrupted) -> Result
  ) throws(Diagnostic) -> Result {
    do { return try body() } catch { throw .interrupted(at: range) }
  }
}

/// Where a run's output goes: a front end.
package protocol OutputSink: AnyObject {
  func show(_ shown: Shown, options: PresentationOptions)
  func warn(_ diagnostic: Diagnostic, in source: SourceText)
}

/// Something to show, with the statement that made it.
package struct Shown {
  package let content: any Presentable
  /// The name that `let` gave it.
  package let name: String?
  package let source: SourceText
  package let range: SourceRange
}

/// A diagnostic with the text that its ranges point into.
package struct Failure: Error, Sendable {
  package let diagnostic: Diagnostic
  package let source: SourceText

  package init(_ diagnostic: Diagnostic, in source: SourceText) {
    self.diagnostic = diagnostic
    self.source = source
  }
}

/// How a run of statements ended.
enum Completion {
  case normal
  case returned(Value)
}

/// How deeply functions and scripts may call each other before it must be a mistake.
let maximumCallDepth = 100
