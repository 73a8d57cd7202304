import ArgumentParser

/// The command line: `kohort run|check|help|--version`.
@main
struct KohortCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "kohort",
    abstract: "A small statistics language for the people who evaluate policy.",
    discussion: "Without arguments it runs the script on standard input.",
    version: "kohort \(version)",
    subcommands: [RunCommand.self, CheckCommand.self, HelpCommand.self, GrammarCommand.self])

  static let version = "0.1.0"

  /// A bare `kohort` at a terminal is asked for what it can do.
  func run() throws {
    Console.write(Self.helpMessage(), toError: true)
    Console.exit(2)
  }

  /// Exit status 2 for a wrong command line; ArgumentParser's own is 64.
  static func main() {
    do {
      let arguments = CommandLine.arguments.dropFirst()
      if arguments.isEmpty, !Console.isInputTerminal {
        try Script(standardInput: ()).run(output: nil)
      } else if arguments.count == 2, arguments.first == "run", let file = arguments.last,
        !file.hasPrefix("-")
      {
        // The commonest call says all it has to say in two words, and reading them by reflection would take a tenth
        // of the time of a small script.
        try Script(file: file, definitions: [], format: .text).run(output: nil)
      } else {
        var command = try parseAsRoot()
        try command.run()
      }
    } catch {
      let code = exitCode(for: error)
      let status: Int32 = code == .validationFailure ? 2 : code.rawValue
      let text = fullMessage(for: error)
      if !text.isEmpty { Console.write(text, toError: status != 0) }
      Console.exit(status)
    }
  }
}
