import ArgumentParser
import Data
import Runtime

/// `kohort write-editor-files editors`, for those who change the language: writes anew what editors know of its words.
struct EditorFilesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "write-editor-files", abstract: "Write the generated files of the editors anew.",
    shouldDisplay: false)

  @Argument(help: "The folder of the editors.")
  var folder: String

  func run() throws {
    let words = EditorWords(standardVocabulary)
    let files = [
      ("vscode/syntaxes/koh.tmLanguage.json", TextMateGrammar(words).text),
      ("nvim/syntax/koh.vim", VimSyntax(words).text),
      ("emacs/koh-words.el", EmacsWords(words).text),
      ("kate/koh.xml", KateSyntax(words).text),
    ]
    for (path, text) in files {
      _ = try FileReplacement(path: folder + "/" + path).write { stream in
        stream.write(text)
        return true
      }
      Console.write(path, toError: false)
    }
  }
}
