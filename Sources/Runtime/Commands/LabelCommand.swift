import Data
import Lang
import Report

/// `label` — gives a column the text that tables show for it.
enum LabelCommand: Command {
  static let column = Parameter<ColumnName>("column", .required, help: "The column.")
  static let text = Parameter<ExpressionArgument<TextRole>>(
    "text", .required, help: "Its label; \"\" takes it away.")

  static let spec = CommandSpec(
    "label",
    summary: "Give a column the text that tables show for it.",
    discussion: "The column keeps its name in scripts; tables and 'describe' show the label.",
    arguments: [column.spec, text.spec],
    examples: [Example("label months \"Months in the programme\"", "a label")],
    effect: { call, schema in
      guard let name = call[column]?.name.text, var column = schema.column(named: name),
        let label = call[text]?.expression.literalText
      else { return }
      column.label = label
      schema.set(column)
    })

  static func run(_ call: BoundCall, in interpreter: inout Interpreter) throws(Diagnostic) -> Output {
    guard let name = call[column]?.name, let text = call[text] else { throw .missingAssignment(call) }
    let label = try interpreter.text(text.expression)
    let frame = try interpreter.requireFrame(at: call.syntax.verb.range)
    guard var column = frame[name.text] else {
      throw .unknownColumn(name.text, known: frame.columnNames, at: name.range)
    }
    column.label = label.isEmpty ? nil : label
    try interpreter.set(column, at: name.range)
    return Output()
  }
}

extension Diagnostic {
  static func unknownColumn(_ name: String, known: [String], at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "unknown-column", "there is no column '\(name)'", at: range,
      fixIts: .replacing(range, byNearestTo: name, among: known))
  }
}
