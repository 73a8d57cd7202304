import ArgumentParser

/// The command line: `kohort run|check|help|--version`.
@main
struct KohortCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "kohort",
    abstract: "A small statistics language for the people who evaluate policy.",
    discussion: "Without arguments it runs the script on standard input.",
    version: "kohort \(version)",
    subcommands: [RunCommand.self, CheckCommand.self, HelpCommand.self],
    defaultSubcommand: StandardInputCommand.self)

  static let version = "0.1.0"

  /// Exit status 2 for a wrong command line, as `cli.md` of the documents has it; ArgumentParser's own is 64.
  static func main() {
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch {
      let code = exitCode(for: error)
      let status: Int32 = code == .validationFailure ? 2 : code.rawValue
      let text = fullMessage(for: error)
      if !text.isEmpty { Console.write(text, toError: status != 0) }
      Console.exit(status)
    }
  }
}
