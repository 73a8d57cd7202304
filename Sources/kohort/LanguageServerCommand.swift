import ArgumentParser
import Data
import Glibc
import LanguageServer
import Runtime

/// `kohort lsp`
struct LanguageServerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lsp", abstract: "Serve editors: the language server on standard input and output.",
    discussion:
      "Editors start it; docs/editors.md says how. Exit status 1 if it was not shut down before its end.")

  @Flag(help: "Taken for editors that name the channel; it is the only one.")
  var stdio = false

  func run() throws {
    // Whatever else writes to standard output, or reads standard input as a script that is run may, would break the
    // streams of messages.
    let input = dup(STDIN_FILENO)
    let nothing = open("/dev/null", O_RDONLY)
    dup2(nothing, STDIN_FILENO)
    close(nothing)
    let output = dup(STDOUT_FILENO)
    dup2(STDERR_FILENO, STDOUT_FILENO)
    signal(SIGPIPE, SIG_IGN)
    let environment = Console.environment(folder: "", Interruption())
    let server = LanguageServer(
      input: input, output: output, environment: environment, version: KohortCommand.version,
      temporaryFolder: Console.temporaryFolder)
    Console.exit(server.run() ? 0 : 1)
  }
}
