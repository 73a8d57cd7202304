import Lang
import Report

/// `undo` — takes back the last statements that changed the data.
enum Undo: Command {
  static let steps = Parameter<ExpressionArgument<NumberRole>>(
    "steps", default: "1", help: "How many statements to take back.")

  static let spec = CommandSpec(
    "undo",
    summary: "Take back the last statements that changed the data.",
    discussion: """
      The data and the ledger of rows are again as they were before the statement; a loop or an included script is one \
      statement. Results keep: they are values. At the prompt the last \(Timeline.limit) changes are kept, in a script \
      those since its beginning. 'redo' takes an undo back, until the data are changed anew.
      """,
    arguments: [steps.spec],
    examples: [
      Example(
        "undo", "the last change of the data",
        setup: ["use \"nir.csv\" | example", "keep if cohort >= 2015"]),
      Example(
        "undo 2", "the last two",
        setup: ["use \"nir.csv\" | example", "gen long = months > 24", "keep if long"]),
    ],
    effect: { _, schema in schema.isComplete = false },
    place: .time)

  static func run(_ call: BoundCall, in interpreter: inout Interpreter) throws(Diagnostic) -> Output {
    try interpreter.move(.back, steps: call[steps], told: "undone", call)
  }
}

/// Which way through the states of the data.
enum TimeDirection { case back, forward }

extension Interpreter {
  /// Goes through the states of the data, and says what was undone or done again.
  mutating func move(
    _ direction: TimeDirection, steps: ExpressionArgument<NumberRole>?, told action: String, _ call: BoundCall
  ) throws(Diagnostic) -> Output {
    var count = 1
    if let steps { count = try wholeNumber(steps.expression, in: 1...Timeline.limit) }
    var lines: [String] = []
    for _ in 0..<count {
      let now = session.dataState
      let step = direction == .back ? session.timeline.back(from: now) : session.timeline.forward(from: now)
      guard let step else {
        throw direction == .back
          ? .nothingToUndo(after: lines.count, at: call.syntax.range)
          : .nothingToRedo(after: lines.count, at: call.syntax.range)
      }
      session.dataState = step.state
      session.journal.setUndone(direction == .back, entry: step.entry)
      lines.append("\(action): \(step.statement)")
    }
    return Output([PreparedReport(Report(title: "", blocks: [.lines(lines + [session.dataInWords])]))])
  }
}

extension Session {
  /// `nir.csv: 23 032 rows, 14 columns`
  fileprivate var dataInWords: String {
    guard let frame else { return "no data in memory" }
    let style = settings.presentation.style
    let name = frame.origin.map { Path.lastComponent(of: $0) + ": " } ?? ""
    return "\(name)\(style.text(of: frame.rowCount)) rows, \(style.text(of: frame.columns.count)) columns"
  }
}

extension Diagnostic {
  /// - Parameter steps: how many could have been taken.
  fileprivate static func nothingToUndo(after steps: Int, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "nothing-to-undo",
      steps == 0 ? "there is no change of the data to undo" : "only \(steps) can be undone; nothing was",
      at: range,
      notes: [Note("'history' shows the statements of this session")])
  }

  fileprivate static func nothingToRedo(after steps: Int, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "nothing-to-redo",
      steps == 0 ? "there is nothing to redo" : "only \(steps) can be done again; nothing was", at: range,
      notes: [Note("a change of the data after 'undo' ends what can be redone")])
  }
}
