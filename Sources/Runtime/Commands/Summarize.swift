import Data
import Lang
import Report
import Statistics

/// `summarize` — describes how the values of columns are spread.
enum Summarize: Command {
  static let columns = Parameter<ColumnSelection>(
    "columns", .anyNumber, default: "all", help: "The columns to describe.")
  static let groups = Parameter<ColumnSelection>(
    "by", help: "Describe each group of these columns by itself.")
  static let condition = Parameter<ExpressionArgument<ConditionRole>>("if", help: "The rows to use.")

  static let spec = CommandSpec(
    "summarize",
    summary: "Describe how the values of columns are spread.",
    discussion: """
      Of numbers: how many, mean, standard deviation (with n - 1), smallest, quartiles (linear interpolation, type 7) \
      and largest. Of factors, texts and logical columns: how many rows have each value. Missing values are left out \
      and counted. With 'by' the numbers are described for each group; 'table' counts the categories of groups.
      """,
    arguments: [columns.spec], clauses: [condition.spec, groups.spec],
    options: [ExportOption.parameter.spec],
    examples: [
      Example("summarize", "all columns"),
      Example("summarize months unemp if network == 1", "two, in some rows"),
      Example("summarize months by network gender", "one, in each group"),
    ],
    familiarNames: ["summary", "sum", "tabulate", "codebook"])

  static func run(_ call: BoundCall, in interpreter: inout Interpreter) throws(Diagnostic) -> Output {
    let frame = try interpreter.requireFrame(at: call.syntax.verb.range)
    var names = frame.columnNames
    if let selection = call[columns] {
      names = try interpreter.columns(selection, at: call.range(of: columns))
    }
    var selection: Bitmap?
    if let condition = call[condition] { selection = try interpreter.rows(where: condition.expression) }
    let interruption = interpreter.interruption
    if let by = call[groups] {
      return try interpreter.summarize(names, by: by, selection: selection, call)
    }
    interruption.begin(.describing, total: names.count * frame.rowCount, rows: frame.rowCount)
    let columns = names.compactMap { frame[$0] }
    let summaries = try interpreter.uninterrupted(at: call.syntax.verb.range) { () throws(Interrupted) in
      try columns.map { column throws(Interrupted) in
        try Summary(column, selection: selection, interruption: interruption)
      }
    }
    let rows = selection?.countOfOnes ?? frame.rowCount
    let result = SummaryResult(
      content: SummaryPresentation(
        summaries: summaries, rows: rows, labels: frame.labels(in: interpreter.language)),
      summary: interpreter.source[call.syntax.range].oneSpaced, observations: rows)
    return Output([result], value: .result(result))
  }
}
