import Lang

/// `exit` — leaves the prompt, or ends the script here.
enum Exit: Command {
  static let spec = CommandSpec(
    "exit",
    summary: "Leave the prompt, or end the script here.",
    discussion: """
      At the prompt Ctrl-D does the same. A script that ends by it has succeeded; in an included script it ends the \
      script that includes it too.
      """,
    examples: [Example("exit", "the end", setup: [])],
    familiarNames: ["quit", "q", "bye"], place: .session)

  static func run(_ call: BoundCall, in interpreter: inout Interpreter) throws(Diagnostic) -> Output {
    Output(leaves: true)
  }
}
