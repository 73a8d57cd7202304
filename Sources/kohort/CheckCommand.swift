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
    for file in files {
      do {
        let source = SourceText(name: file, utf8: try WholeFile.read(file))
        let checker = ScriptCheck(folder: Path.folder(of: file), vocabulary: standardVocabulary)
        let diagnostics = checker.check(source)
        for diagnostic in diagnostics {
          Console.errors.write(
            diagnostic.text(in: source, asJSON: format == .json, colour: Console.hasColour) + "\n")
        }
        hasErrors = hasErrors || diagnostics.contains { $0.severity == .error }
      } catch {
        Console.write("kohort: \(error.sentence)", toError: true)
        hasErrors = true
      }
    }
    if hasErrors { Console.exit(1) }
  }
}
