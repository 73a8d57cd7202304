import ArgumentParser
import Data
import Lang
import REPL
import Runtime

/// `kohort check FILE…`
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Report what is wrong with scripts without running them.",
    discussion: """
      Reads the data files that they use, and prepares small ones in memory to hold the models against them; estimates and \
      writes nothing. Exit status 1 if there is an error.
      """)

  @Argument(help: "The scripts.")
  var files: [String]

  @Option(help: "text or json.")
  var format: ResultFormat = .text

  func run() throws {
    let form = DiagnosticFormat(isJSON: format == .json, usesColour: Console.hasColour)
    var hasErrors = false
    for file in files where !isFree(ofErrors: file, form) { hasErrors = true }
    Console.exit(hasErrors ? 1 : 0)
  }

  private func isFree(ofErrors file: String, _ form: DiagnosticFormat) -> Bool {
    guard let source = Console.script(file) else { return false }
    var isFree = true
    let files = DataFiles(exampleFolder: Console.exampleFolder)
    var scripts = check(source, vocabulary: standardVocabulary, files: files)
    var examination = DataExamination(
      environment: Console.environment(folder: Path.folder(of: file), Interruption()))
    if !scripts.isEmpty { scripts[0].add(examination.diagnostics(of: source)) }
    for script in scripts {
      for diagnostic in script.diagnostics {
        Console.errors.write(form.text(of: Failure(diagnostic, in: script.source)))
        if diagnostic.severity == .error { isFree = false }
      }
    }
    return isFree
  }
}
