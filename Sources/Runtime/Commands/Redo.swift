import Lang
import Report

/// `redo` — does again what `undo` took back.
enum Redo: Command {
  static let steps = Parameter<ExpressionArgument<NumberRole>>(
    "steps", default: "1", help: "How many statements to do again.")

  static let spec = CommandSpec(
    "redo",
    summary: "Do again what 'undo' took back.",
    discussion: "Nothing is computed anew: the data are again as they were before the undo.",
    arguments: [steps.spec],
    examples: [
      Example(
        "redo", "after an undo",
        setup: ["use \"nir.csv\" | example", "keep if cohort >= 2015", "undo"])
    ],
    effect: { _, schema in schema.isComplete = false },
    place: .time)

  static func run(_ call: BoundCall, in interpreter: inout Interpreter) throws(Diagnostic) -> Output {
    try interpreter.move(.forward, steps: call[steps], told: "done again", call)
  }
}
