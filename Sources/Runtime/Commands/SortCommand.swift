import Data
import Lang
import Report

/// `sort` — puts the rows in order.
enum SortCommand: Command {
  static let columns = Parameter<ColumnSelection>(
    "columns", .oneOrMore, help: "The columns to sort by; the first counts most.")
  static let descending = Parameter<DescendingColumns>(
    "descending", .anyNumber,
    help: "The columns that go from the greatest to the smallest; alone, all of them.")

  static let spec = CommandSpec(
    "sort",
    summary: "Put the rows in order.",
    discussion: """
      Rows that are equal keep the order that they have. Texts go by their letters, factors by their levels; rows in \
      which a column is missing stand last, whichever way it goes.
      """,
    arguments: [columns.spec], options: [descending.spec],
    examples: [
      Example("sort municipality cohort", "two columns"),
      Example("sort cohort months | descending(months)", "the longest first within each year"),
    ],
    familiarNames: ["gsort", "arrange", "order_by"])

  static func run(_ call: BoundCall, in interpreter: inout Interpreter) throws(Diagnostic) -> Output {
    guard let selection = call[columns] else { throw .keepsNothing(call) }
    let frame = try interpreter.requireFrame(at: call.syntax.verb.range)
    let names = try interpreter.columns(selection, at: call.range(of: columns))
    var turned: Set<String> = []
    if let given = call[descending] {
      let range = call.range(of: descending)
      turned = Set(
        try given.selection.map { selection throws(Diagnostic) in
          try interpreter.columns(selection, at: range)
        }
          ?? names)
      if let stranger = turned.subtracting(names).min() {
        throw Diagnostic(
          "not-sorted-by", "'\(stranger)' is not among the columns to sort by", at: range,
          notes: [Diagnostic.Note("they are\(names.listed)")])
      }
    }
    let keys = names.compactMap { name in
      frame[name].map { RowOrder.Key($0, isDescending: turned.contains(name)) }
    }
    let (threads, interruption) = (interpreter.session.environment.threads, interpreter.interruption)
    interruption.begin(
      .computing, total: (keys.count * 2 + frame.columns.count) * frame.rowCount, rows: frame.rowCount)
    interpreter.session.frame = try interpreter.uninterrupted(at: call.syntax.verb.range) {
      () throws(Interrupted) in
      let order = try RowOrder(by: keys, rowCount: frame.rowCount, interruption: interruption)
      return try frame.gathered(at: order.rows, threads: threads, interruption: interruption)
    }
    let wording = interpreter.wording
    let say = wording.say
    let parts = names.map {
      turned.contains($0) ? "\($0) " + say("descending", nb: "synkende", nn: "synkande") : $0
    }
    return Output([
      PreparedReport(
        .note(
          wording.rows(frame.rowCount)
            + say(" sorted by ", nb: " sortert etter ", nn: " sorterte etter ")
            + parts.joined(separator: ", ")))
    ])
  }
}

/// `descending` or `descending(a, b)`
struct DescendingColumns: ArgumentValue {
  let selection: ColumnSelection?
  static var shape: ParameterSpec.Shape { .either([.flag, .columns]) }
  init?(_ phrases: [Phrase]) {
    selection = phrases.isEmpty ? nil : ColumnSelection(phrases)
  }
}
