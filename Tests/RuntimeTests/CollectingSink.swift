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

  /// A folder with the example data, and a script for `include`.
  private static let folder: TemporaryFolder? = {
    guard let folder = try? TemporaryFolder() else { return nil }
    for name in (try? Repository.files(below: "Examples/data", suffix: ".csv")) ?? [] {
      try? folder.write(Repository.text(name), to: String(name.split(separator: "/").last ?? ""))
    }
    try? folder.write("use \"nir.csv\"\nfactor gender | ref(\"kvinne\")\n", to: "prepare.koh")
    return folder
  }()

  /// The name of a script that stands beside the data.
  static var scriptName: String { (folder?.path ?? ".") + "/test.koh" }

  init(folder: String? = nil) {
    let environment = RunEnvironment(
      threads: 2, interruption: interruption, folder: folder ?? Self.folder?.path ?? ".",
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
      SourceText(name: scriptName, utf8: Array(script.utf8)), vocabulary: standardVocabulary,
      files: DataFiles())
  }
}
