import Data
import Lang
import Report

/// `drop` — drops columns, or the rows for which a condition holds.
enum Drop: Command {
  static let columns = Parameter<ColumnSelection>("columns", .anyNumber, help: "The columns to drop.")
  static let condition = Parameter<ExpressionArgument<ConditionRole>>("if", help: "The rows to drop.")

  static let spec = CommandSpec(
    "drop",
    summary: "Drop columns, or the rows for which a condition holds.",
    discussion: """
      Takes either columns or a condition. A row whose condition is missing stays; how many stayed for that \
      reason is said. What went is in the ledger that 'sample' shows.
      """,
    arguments: [columns.spec], clauses: [condition.spec],
    examples: [
      Example("drop if missing(months)", "the rows without months"),
      Example("drop id municipality", "two columns"),
    ],
    effect: { call, schema in
      guard let selection = call[columns] else { return }
      schema.remove(Set(resolve(selection, in: schema).tree.map(\.text)))
    })

  static func run(_ call: BoundCall, in interpreter: inout Interpreter) throws(Diagnostic) -> Output {
    switch (call[columns], call[condition]) {
    case (nil, nil): throw .keepsNothing(call)
    case (.some, .some): throw .columnsAndCondition(call)
    case (let selection?, nil):
      let names = Set(try interpreter.columns(selection, at: call.range(of: columns)))
      let frame = try interpreter.requireFrame(at: call.syntax.verb.range)
      return try interpreter.selectColumns(frame.columnNames.filter { !names.contains($0) }, call)
    case (nil, let condition?):
      return try interpreter.keepRows(call, condition: condition.expression, isKept: false)
    }
  }
}
