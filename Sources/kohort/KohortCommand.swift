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
      if CommandLine.arguments.count == 1, !Console.isInputTerminal {
        try Script(standardInput: ()).run(output: nil)
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
