import Data
import Lang
import Report
import Statistics

/// `reliability` — whether items measure one thing together.
enum ReliabilityCommand: Command {
  static let columns = Parameter<ColumnSelection>(
    "items", .oneOrMore, help: "Two or more columns of numbers.")
  static let condition = Parameter<ExpressionArgument<ConditionRole>>("if", help: "The rows to use.")

  static let spec = CommandSpec(
    "reliability",
    summary: "Show whether items measure one thing together: Cronbach's alpha.",
    discussion: """
      With each item's mean, its correlation with the sum of the others, and the alpha of the others without it. Only \
      rows in which no item is missing are used.
      """,
    arguments: [columns.spec], clauses: [condition.spec], options: [ExportOption.parameter.spec],
    examples: [
      Example("reliability resultat1..resultat4", "four items", setup: ["use \"survey.csv\" | example"])
    ],
    familiarNames: ["alpha", "cronbach"], resultFields: ReliabilityResult.fieldSpecs)

  static func run(_ call: BoundCall, in interpreter: inout Interpreter) throws(Diagnostic) -> Output {
    guard let selection = call[columns] else { throw .keepsNothing(call) }
    let frame = try interpreter.requireFrame(at: call.syntax.verb.range)
    let (items, rows) = try interpreter.numbers(
      of: selection, where: call[condition]?.expression, atLeast: 2, at: call.range(of: columns))
    let interruption = interpreter.interruption
    let reliability = try interpreter.uninterrupted(at: call.syntax.verb.range) { () throws(Interrupted) in
      try Reliability(items, interruption: interruption)
    }
    let result = ReliabilityResult(
      presentation: ReliabilityPresentation(
        reliability, labels: frame.labels(in: interpreter.language), rows: rows),
      summary: interpreter.source[call.syntax.range].oneSpaced)
    return Output([result], value: .result(result))
  }
}
