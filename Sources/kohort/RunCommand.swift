import ArgumentParser
import Data
import Lang
import REPL
import Runtime

/// `kohort run FILE`
struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Run a script.",
    discussion: "Results go to standard output, diagnostics to standard error.")

  @Argument(help: "The script.")
  var file: String

  @Option(
    name: .customShort("D"),
    help: ArgumentHelp("Bind a value before the first line.", valueName: "name=value"))
  var definitions: [Definition] = []

  @Option(help: "text, markdown, html or json.")
  var format: ResultFormat = .text

  @Option(
    help: ArgumentHelp(
      "Write the results to this file, when the script has run to its end.", valueName: "file"))
  var output: String?

  func run() throws {
    try Script(file: file, definitions: definitions, format: format).run(output: output)
  }
}

/// A script with how it is to be run.
struct Script {
  let source: SourceText
  let folder: String
  let definitions: [Definition]
  let format: ResultFormat

  /// Ends the process with status 1 when the script failed, 130 when it was interrupted.
  func run(output: String?) throws {
    let interruption = Interruption()
    Interrupts.forward(to: interruption)
    var runner = ScriptRunner(environment: Console.environment(folder: folder, interruption))
    runner.format = format
    runner.width = Console.width
    runner.colour = output == nil && Console.hasColour
    for definition in definitions { runner.definitions[definition.name] = definition.value }
    let succeeded: Bool
    if let output {
      succeeded = try FileReplacement(path: output).write { stream in
        runner.run(source, results: stream, diagnostics: Console.errors)
      }
    } else {
      succeeded = runner.run(source, results: Console.output, diagnostics: Console.errors)
    }
    if interruption.isRequested { Console.exit(130) }
    if !succeeded { Console.exit(1) }
  }
}

extension Script {
  /// A script in a file; ends the process with status 1 when it cannot be read.
  init(file: String, definitions: [Definition], format: ResultFormat) {
    guard let source = Console.script(file) else { Console.exit(1) }
    self.init(source: source, folder: Path.folder(of: file), definitions: definitions, format: format)
  }

  /// `kohort` alone runs the script on standard input.
  init(standardInput: Void) {
    self.init(
      source: Console.standardInputScript, folder: "",
      definitions: [],
      format: .text)
  }
}

/// `name=value` of `-D`: a number where it is one, else a text.
struct Definition: ExpressibleByArgument {
  let name: String
  let value: Value

  init?(argument: String) {
    guard let equals = argument.firstIndex(of: "="), equals != argument.startIndex else { return nil }
    name = String(argument[..<equals])
    let text = String(argument[argument.index(after: equals)...])
    value = Double(text).map { .number($0) } ?? .text(text)
  }
}

extension ResultFormat: ExpressibleByArgument {}
