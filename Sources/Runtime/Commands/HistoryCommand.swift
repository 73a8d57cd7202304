import Lang
import Report

/// `history` — shows the statements of this session.
enum HistoryCommand: Command {
  static let count = Parameter<ExpressionArgument<NumberRole>>(
    "count", default: "all", help: "Only so many of the last ones.")

  static let spec = CommandSpec(
    "history",
    summary: "Show the statements of this session.",
    discussion: """
      In the order in which they were given, each with its number; those that failed or were undone say so. What was \
      typed in earlier sessions is found with Up and Ctrl-R. 'save script' keeps what the results depend on.
      """,
    arguments: [count.spec],
    examples: [
      Example("history", "all", setup: ["use \"nir.csv\" | example", "describe"]),
      Example("history 5", "the last five", setup: ["use \"nir.csv\" | example", "summarize months"]),
    ],
    place: .session)

  static func run(_ call: BoundCall, in interpreter: inout Interpreter) throws(Diagnostic) -> Output {
    let entries = interpreter.session.journal.entries
    var shown = Array(entries.enumerated())
    if let count = call[count] {
      shown = shown.suffix(try interpreter.wholeNumber(count.expression, in: 1...1_000_000))
    }
    guard !shown.isEmpty else { return Output([PreparedReport(.note("no statement yet"))]) }
    let width = String(entries.count).count
    let lines = shown.flatMap { index, entry in entry.lines(numbered: index + 1, width: width) }
    let members = shown.map { index, entry -> JSONValue in
      .object([
        .init("number", .integer(index + 1)), .init("text", .string(entry.text)),
        .init("failed", .bool(entry.outcome == .failed)), .init("undone", .bool(entry.isUndone)),
      ])
    }
    return Output([
      PreparedReport(
        Report(title: "", blocks: [.lines(lines)]),
        members: [.init("result", "history"), .init("statements", .array(members))])
    ])
  }
}

extension JournalEntry {
  /// The statement with its number before the first line and what became of it behind the last.
  fileprivate func lines(numbered number: Int, width: Int) -> [String] {
    let head = String(repeating: " ", count: max(0, width - String(number).count)) + "\(number)  "
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if let fate, let last = lines.indices.last { lines[last] += "  # \(fate)" }
    return lines.enumerated().map { index, line in
      (index == 0 ? head : String(repeating: " ", count: head.count)) + line
    }
  }

  private var fate: String? {
    if outcome == .failed { return "failed" }
    return isUndone ? "undone" : nil
  }
}
