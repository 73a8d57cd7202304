import ArgumentParser
import Data
import Lang
import REPL
import Runtime

/// `kohort write-grammar grammar.md`, for those who change the language: writes the generated part anew.
struct GrammarCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "write-grammar", abstract: "Write the generated part of grammar.md anew.",
    shouldDisplay: false)

  @Argument(help: "The page.")
  var file: String

  func run() throws {
    guard let page = Console.script(file) else { Console.exit(1) }
    let text = String(decoding: page.utf8, as: UTF8.self)
    guard let current = GrammarPage(standardVocabulary).replacing(in: text) else {
      Console.write("kohort: '\(file)' has no place for the commands", toError: true)
      Console.exit(1)
    }
    _ = try FileReplacement(path: file).write { stream in
      stream.write(current)
      return true
    }
  }
}
