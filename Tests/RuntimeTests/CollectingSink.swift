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
  /// Those of one script.
  func warnings(in name: String) -> [Diagnostic] { warned.filter { $0.script == name }.map(\.diagnostic) }
  private var warned: [(script: String, diagnostic: Diagnostic)] = []

  func show(_ shown: Shown, options: PresentationOptions) { self.shown.append(shown) }
  func warn(_ diagnostic: Diagnostic, in source: SourceText) {
    warnings.append(diagnostic)
    warned.append((source.name, diagnostic))
  }
}

/// A session on the example data, in a folder of its own that holds them and a script for `include`.
struct TestSession {
  var interpreter: Interpreter
  let sink = CollectingSink()
  let interruption = Interruption()
  private let folder: TemporaryFolder?

  private static let exampleFolder = Repository.root + "/Examples/data"

  /// The name of a script that stands beside the data.
  var scriptName: String { (folder?.path ?? ".") + "/test.koh" }

  /// - Parameter folder: where the session is to stand; a folder of its own with the data when it is not given.
  init(folder given: String? = nil) {
    folder = given == nil ? try? TemporaryFolder() : nil
    for name in (try? Repository.files(below: "Examples/data", suffix: ".csv")) ?? [] {
      try? folder?.link(name, as: String(name.split(separator: "/").last ?? ""))
    }
    try? folder?.write("use \"nir.csv\"\nfactor gender | ref(\"kvinne\")\n", to: "prepare.koh")
    var environment = RunEnvironment(
      threads: 2, interruption: interruption, folder: given ?? folder?.path ?? ".",
      vocabulary: standardVocabulary)
    environment.exampleFolder = { Self.exampleFolder }
    interpreter = Interpreter(session: Session(environment: environment), sink: sink)
  }

  var session: Session { interpreter.session }

  /// A file that the session has written.
  func text(of name: String) throws -> String { try folder?.text(of: name) ?? "" }

  /// Runs the lines; the diagnostics that ended the run, or nothing.
  @discardableResult
  mutating func run(_ script: String) -> [Diagnostic] {
    do {
      try interpreter.run(SourceText(name: scriptName, utf8: Array(script.utf8)))
      return []
    } catch { return error.failures.map(\.diagnostic) }
  }

  /// What checking alone finds in the script.
  func check(_ script: String) -> [CheckedScript] {
    check(SourceText(name: scriptName, utf8: Array(script.utf8)))
  }

  func check(_ source: SourceText) -> [CheckedScript] {
    Lang.check(
      source, vocabulary: standardVocabulary, files: DataFiles(exampleFolder: { Self.exampleFolder }))
  }

  /// Runs a script; what it warned of, and what ended it, as far as that stands in the script itself.
  mutating func runOnce(_ source: SourceText) -> [Diagnostic] {
    var failures: [Failure] = []
    do { try interpreter.run(source) } catch { failures = error.failures }
    return sink.warnings(in: source.name)
      + failures.filter { $0.source.name == source.name }.map(\.diagnostic)
  }

  /// As where a program stands without the data that come with it.
  mutating func forgetExamples() {
    var environment = session.environment
    environment.exampleFolder = { nil }
    interpreter = Interpreter(session: Session(environment: environment), sink: sink)
  }

  /// Puts a file beside the script.
  func write(_ bytes: [UInt8], to name: String) {
    guard let folder else { return }
    try? Files.write(bytes, to: "\(folder.path)/\(name)")
  }
}
