import ArgumentParser
import Data
import Lang
import REPL
import Runtime

/// `kohort check FILE…`
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Report what is wrong with scripts without running them.",
    discussion: "Reads the headers of the data files that they use. Exit status 1 if there is an error.")

  @Argument(help: "The scripts.")
  var files: [String]

  @Option(help: "text or json.")
  var format: ResultFormat = .text

  func run() throws {
    var hasErrors = false
    let form = DiagnosticFormat(isJSON: format == .json, usesColour: Console.hasColour)
    for file in files {
      do {
        let source = SourceText(name: file, utf8: try WholeFile.read(file))
        for script in check(source, vocabulary: standardVocabulary, files: DataFiles()) {
          for diagnostic in script.diagnostics {
            Console.errors.write(form.text(of: Failure(diagnostic, in: script.source)))
            hasErrors = hasErrors || diagnostic.severity == .error
          }
        }
      } catch let error as FileError {
        Console.write("kohort: \(error.sentence)", toError: true)
        hasErrors = true
      }
    }
    if hasErrors { Console.exit(1) }
  }
}
