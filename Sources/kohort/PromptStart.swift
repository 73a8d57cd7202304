import Data
import REPL
import Runtime

/// Opens the prompt with what the environment says of it.
struct PromptStart {
  let runsInitialScript: Bool

  func run() {
    let environment = Console.environment(folder: "", Interruption())
    let isDumb = ["dumb", "", nil].contains(Console.environment("TERM"))
    let prompt = Prompt(
      Prompt.Configuration(
        environment: environment, version: KohortCommand.version,
        historyPath: folder("XDG_STATE_HOME", below: ".local/state").map { $0 + "/history" },
        initialScript: runsInitialScript
          ? folder("XDG_CONFIG_HOME", below: ".config").map { $0 + "/init.koh" } : nil,
        usesColour: Console.hasColour && !isDumb, isDumb: isDumb,
        pager: Pager(command: Console.environment("PAGER"))))
    guard let prompt else {
      Console.write(
        "kohort: this terminal cannot be used for a prompt; 'kohort run FILE' runs a script", toError: true)
      Console.exit(1)
    }
    prompt.run()
    Console.exit(0)
  }

  /// Kohort's folder of a kind, by the XDG base directory specification.
  private func folder(_ variable: String, below home: String) -> String? {
    if let path = Console.environment(variable), path.hasPrefix("/") { return path + "/kohort" }
    return Console.environment("HOME").map { "\($0)/\(home)/kohort" }
  }
}
