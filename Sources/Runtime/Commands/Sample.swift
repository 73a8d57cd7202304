import Data
import Lang
import Report

/// `sample` — shows where the rows went since `use`.
enum Sample: Command {
  static let spec = CommandSpec(
    "sample",
    summary: "Show where the rows went since 'use'.",
    discussion: """
      The ledger of rows: how many were read, how many each 'keep' and 'drop' took, and of those left how many the \
      last model used, with the reason and the column for each row that it did not.
      """,
    options: [ExportOption.parameter.spec],
    examples: [
      Example(
        "sample", "after a model",
        setup: [
          "use \"nir.csv\" | example", "keep if cohort >= 2012",
          "model transition ~ gender + months + unemp | robust",
        ])
    ])

  static func run(_ call: BoundCall, in interpreter: inout Interpreter) throws(Diagnostic) -> Output {
    _ = try interpreter.requireFrame(at: call.syntax.verb.range)
    return Output([LedgerPresentation(ledger: interpreter.session.ledger)])
  }
}
