import ArgumentParser

/// The command line: `kohort run|check|fmt|help|--version`.
@main
struct KohortCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "kohort",
    abstract: "A small statistics language for the people who evaluate policy.",
    discussion: """
      Without arguments it opens the prompt, or runs the script on standard input where that is no terminal.
      """,
    version: "kohort \(version)",
    subcommands: [
      RunCommand.self, CheckCommand.self, FormatCommand.self, LanguageServerCommand.self, HelpCommand.self,
      GrammarCommand.self, EditorFilesCommand.self,
    ])

  static let version = "0.1.0"

  @Flag(help: "Do not run init.koh at the start of the prompt.")
  var noInit = false

  func run() throws { try Self.open(runsInitialScript: !noInit) }

  /// The prompt at a terminal, else the script on standard input.
  private static func open(runsInitialScript: Bool) throws {
    if Console.isInputTerminal {
      PromptStart(runsInitialScript: runsInitialScript).run()
    } else {
      try Script(standardInput: ()).run(output: nil)
    }
  }

  /// Exit status 2 for a wrong command line; ArgumentParser's own is 64.
  static func main() {
    do {
      let arguments = CommandLine.arguments.dropFirst()
      if arguments.isEmpty {
        try open(runsInitialScript: true)
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
