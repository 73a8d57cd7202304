import ArgumentParser
import Data
import Lang
import REPL
import Runtime

/// `kohort fmt FILE…`
struct FormatCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fmt", abstract: "Lay out scripts in the one way that all scripts are laid out.",
    discussion: """
      Rewrites the files whose layout differs; what they say stays the same. Statements with syntax errors are told and \
      left as they are. Exit status 1 if there is an error.
      """)

  @Argument(help: "The scripts; - or none reads standard input and writes to standard output.")
  var files: [String] = []

  @ArgumentParser.Flag(
    help: "Write nothing; list the files that would change, and exit with status 1 if there are any.")
  var check = false

  @ArgumentParser.Flag(help: "Write nothing; show what would change.")
  var diff = false

  func run() throws {
    var isGood = true
    for file in files.isEmpty ? ["-"] : files where !isLaidOut(file) { isGood = false }
    Console.exit(isGood ? 0 : 1)
  }

  /// `false` after an error, or if `--check` finds another layout.
  private func isLaidOut(_ file: String) -> Bool {
    guard let source = file == "-" ? Console.standardInputScript : Console.script(file) else { return false }
    let formatting = format(source)
    guard !formatting.isRefused else {
      Console.write(
        "kohort: the layout of '\(source.name)' would change what it says, so it is left as it is; please report this",
        toError: true)
      return false
    }
    if check || diff {
      tell(formatting, of: source)
      return isFree(ofErrors: source) && (formatting.isUnchanged || !check)
    }
    let result = SourceText(name: source.name, utf8: formatting.utf8)
    let isWritten = write(result, to: file, isChanged: !formatting.isUnchanged)
    return isFree(ofErrors: isWritten ? result : source) && isWritten
  }

  private func tell(_ formatting: Formatting, of source: SourceText) {
    if diff {
      Console.output.write(UnifiedDiff(formatting, of: source).text(name: source.name))
    } else if !formatting.isUnchanged {
      Console.output.write(source.name + "\n")
    }
  }

  private func write(_ result: SourceText, to file: String, isChanged: Bool) -> Bool {
    guard file != "-" else {
      result.utf8.withUnsafeBytes(Console.output.write)
      return true
    }
    guard isChanged else { return true }
    do {
      return try FileReplacement(rewriting: file).write { stream in
        result.utf8.withUnsafeBytes(stream.write)
        return true
      }
    } catch {
      Console.write("kohort: \(error)", toError: true)
      return false
    }
  }

  /// Tells what could not be read.
  private func isFree(ofErrors source: SourceText) -> Bool {
    let form = DiagnosticFormat(isJSON: false, usesColour: Console.hasColour)
    let errors = Lang.parse(source).diagnostics.filter { $0.severity == .error }
    for error in errors { Console.errors.write(form.text(of: Failure(error, in: source))) }
    return errors.isEmpty
  }
}
