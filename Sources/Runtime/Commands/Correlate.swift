import Data
import Lang
import Report
import Statistics

/// `correlate` — how columns go together, two by two.
enum Correlate: Command {
  static let columns = Parameter<ColumnSelection>(
    "columns", .oneOrMore, help: "Two or more columns of numbers.")
  static let condition = Parameter<ExpressionArgument<ConditionRole>>("if", help: "The rows to use.")
  static let pearson = Parameter<Flag>(
    "pearson", help: "The product-moment correlation; what is used when nothing is said.")
  static let spearman = Parameter<Flag>(
    "spearman", help: "The correlation of ranks, equal values sharing theirs.")
  static let kendall = Parameter<Flag>("kendall", help: "Kendall's tau-b.")
  static let stars = Parameter<Flag>(
    "stars", help: "Stars for small p-values, at the thresholds of 'set stars'.")
  static let listwise = Parameter<Flag>(
    "listwise", help: "Only rows in which no column is missing; what is used when nothing is said.")
  static let pairwise = Parameter<Flag>(
    "pairwise", help: "For each two columns the rows in which neither is missing.")
  static let decimals = Parameter<ExpressionArgument<NumberRole>>(
    "decimals", default: "3", help: "Digits after the decimal sign.")

  static let spec = CommandSpec(
    "correlate",
    summary: "Show how columns go together, two by two.",
    discussion: """
      Numbers, logical columns, answers on a scale. With the correlations come the number of rows that they rest on, \
      and in c.p after 'let c = correlate …' their p-values.
      """,
    arguments: [columns.spec], clauses: [condition.spec],
    options: [
      pearson.spec, spearman.spec, kendall.spec, stars.spec, listwise.spec, pairwise.spec, decimals.spec,
      TableLook.title.spec, ExportOption.parameter.spec,
    ],
    exclusiveOptions: [["pearson", "spearman", "kendall"], ["listwise", "pairwise"]],
    examples: [
      Example("correlate months unemp transition", "product moments"),
      Example(
        "correlate respekt1..info3 | spearman, stars, pairwise", "ranks of answers",
        setup: ["use \"survey.csv\" | example"]),
    ],
    familiarNames: ["corr", "pwcorr", "cor", "spearman", "ktau"], resultFields: CorrelationResult.fieldSpecs)

  static func run(_ call: BoundCall, in interpreter: inout Interpreter) throws(Diagnostic) -> Output {
    guard let selection = call[columns] else { throw .keepsNothing(call) }
    let frame = try interpreter.requireFrame(at: call.syntax.verb.range)
    let (numbers, rows) = try interpreter.numbers(
      of: selection, where: call[condition]?.expression, atLeast: 2, at: call.range(of: columns))
    let method: CorrelationMethod = call.has(spearman) ? .spearman : call.has(kendall) ? .kendall : .pearson
    let interruption = interpreter.interruption
    interruption.begin(.describing, total: 0)
    let matrix = try interpreter.uninterrupted(at: call.syntax.verb.range) { () throws(Interrupted) in
      try CorrelationMatrix(
        numbers, method: method, rows: call.has(pairwise) ? .pairwise : .listwise, interruption: interruption)
    }
    var places = 3
    if let given = call[decimals] { places = try interpreter.wholeNumber(given.expression, in: 0...15) }
    let result = CorrelationResult(
      presentation: CorrelationPresentation(
        matrix, labels: frame.labels(in: interpreter.language), showsStars: call.has(stars),
        title: try TableLook.title(call, &interpreter), decimals: places,
        sampleUse: .init(rows: rows, used: matrix.correlations.first?.first?.count ?? 0)),
      summary: interpreter.source[call.syntax.range].oneSpaced)
    return Output([result], value: .result(result))
  }
}

extension Interpreter {
  /// The numbers of some columns in the rows of a condition, NaN where missing, and how many rows these are.
  mutating func numbers(
    of selection: ColumnSelection, where condition: Expression?, atLeast least: Int, at range: SourceRange
  ) throws(Diagnostic) -> (columns: [(name: String, numbers: [Double])], rows: Int) {
    let frame = try requireFrame(at: range)
    let names = try columns(selection, at: range)
    guard names.count >= least else {
      throw Diagnostic(
        "too-few-columns", "at least \(least) columns are needed, found \(names.count)", at: range)
    }
    var kept: Bitmap?
    if let condition { kept = try rows(where: condition) }
    var result: [(name: String, numbers: [Double])] = []
    for column in names.compactMap({ frame[$0] }) {
      guard column.isNumeric else { throw .noNumbers(column, at: range) }
      let rows = kept
      let own = try uninterrupted(at: range) { () throws(Interrupted) in
        try rows.map { rows throws(Interrupted) in try column.filtered(by: rows, interruption) } ?? column
      }
      result.append((column.name, own.numbers))
    }
    return (result, kept?.countOfOnes ?? frame.rowCount)
  }
}

extension Diagnostic {
  /// A column of texts where numbers are needed, with the first of its values.
  static func noNumbers(_ column: Column, at range: SourceRange) -> Diagnostic {
    var notes: [Note] = []
    let rows = (0..<min(column.count, 1000)).lazy.filter { !column.isMissing($0) }
    if let row = rows.first {
      notes.append(Note("row \(row + 1) has \"\(column.value(at: row).description)\""))
    }
    notes.append(Note("'recode' turns texts into numbers, and 'scale' answers"))
    return Diagnostic(
      "kind-mismatch",
      "'\(column.name)' is a column of \(column.kind == .factor ? "categories" : "texts"), not of numbers",
      at: range, notes: notes)
  }
}
