import Data
import Lang
import ProgramTesting
import REPL
import Report
import Runtime

/// Keeps what a run shows.
final class CollectingSink: OutputSink {
  private(set) var shown: [Shown] = []
  private(set) var warnings: [Diagnostic] = []

  func show(_ shown: Shown, options: PresentationOptions) { self.shown.append(shown) }
  func warn(_ diagnostic: Diagnostic, in source: SourceText) { warnings.append(diagnostic) }
}

/// A session on the example data.
struct TestSession {
  var interpreter: Interpreter
  let sink = CollectingSink()
  let interruption = Interruption()

  /// The name of a script that stands beside the example data.
  static let scriptName = Repository.root + "/Examples/data/test.koh"

  init() {
    let environment = RunEnvironment(
      threads: 2, interruption: interruption, folder: Repository.root + "/Examples/data",
      vocabulary: standardVocabulary)
    interpreter = Interpreter(session: Session(environment: environment), sink: sink)
  }

  var session: Session { interpreter.session }

  /// Runs the lines; the diagnostics that ended the run, or nothing.
  @discardableResult
  mutating func run(_ script: String) -> [Diagnostic] {
    do {
      try interpreter.run(SourceText(name: Self.scriptName, utf8: Array(script.utf8)))
      return []
    } catch { return error.failures.map(\.diagnostic) }
  }

  /// What checking alone finds in the script.
  static func check(_ script: String) -> [CheckedScript] {
    Lang.check(
      SourceText(name: scriptName, utf8: Array(script.utf8)), vocabulary: standardVocabulary, files: DataFiles())
  }
}
