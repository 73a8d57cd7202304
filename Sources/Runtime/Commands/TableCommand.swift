import Data
import Lang
import Report
import Statistics

/// `table` — counts, percentages and figures of groups.
enum TableCommand: Command {
  static let rows = Parameter<TableItems>(
    "rows", .oneOrMore,
    help: "Columns of categories, and figures such as median(months); one under another.")
  static let column = Parameter<ColumnSelection>(
    "by", help: "The column whose categories stand side by side.")
  static let condition = Parameter<ExpressionArgument<ConditionRole>>("if", help: "The rows to use.")
  static let percent = Parameter<TableShare>(
    "percent", default: "counts", help: "Percentages instead of counts.")
  static let counts = Parameter<Flag>("counts", help: "Counts beside the percentages.")
  static let total = Parameter<TableTotal>(
    "total", default: "last", help: "Where the line for all rows stands.")
  static let test = Parameter<TableTest>(
    "test", help: "Test whether the groups differ: a P for each variable.")
  static let decimals = Parameter<ExpressionArgument<NumberRole>>(
    "decimals", default: "1 for percentages", help: "Digits after the decimal sign.")
  static let missing = Parameter<Flag>("missing", help: "A line for the rows in which a variable is missing.")

  static let spec = CommandSpec(
    "table",
    summary: "Show counts, percentages and figures of groups.",
    discussion: """
      Each column of categories gives a line for each category, in the order of its levels: how many rows have it, in \
      all and for each category of the 'by' column, or what percentage. A column of numbers gives its mean, and \
      median(x), sd(x), share(x) and the like give what they say. With mean(…), share(…) and the other options of \
      that kind the lines show these figures of their groups in place of counts.

      share(x) is the share of rows in which x is 1 or true, in percent; of a column on a scale of answers, the share \
      of those who agree among those who answered. Rows in which a variable is missing do not count for it; how many \
      they are is said.

      Tests: chi-squared for categories; Welch's t for the means of two groups and analysis of variance for more, or \
      with test(ranks) Wilcoxon's rank sum and Kruskal-Wallis.
      """,
    arguments: [rows.spec], clauses: [column.spec, condition.spec],
    options: [percent.spec, counts.spec] + TableFigures.specs + [
      total.spec, test.spec, decimals.spec, missing.spec, WeightsOption.parameter.spec,
      TableLook.title.spec, TableLook.shade.spec, ExportOption.parameter.spec,
    ],
    examples: [
      Example("table gender age by network | percent(column)", "two variables in one table"),
      Example(
        "table gender median(months) by network | percent(column), decimals(0), test", "a median, and tests"),
      Example("table gender age | share(transition), total(first)", "a share in each group"),
      Example("table age by gender | mean(months unemp)", "means of two columns"),
    ],
    familiarNames: ["tab", "tabulate", "tabstat", "crosstab", "xtabs", "freq", "tbl_summary"],
    resultFields: TableResult.fieldSpecs)

  static func run(_ call: BoundCall, in interpreter: inout Interpreter) throws(Diagnostic) -> Output {
    let frame = try interpreter.requireFrame(at: call.syntax.verb.range)
    guard let items = call[rows] else { throw .keepsNothing(call) }
    var request = TabulationRequest(rows: [])
    if let selection = call[column] {
      let names = try interpreter.columns(selection, at: call.range(of: column))
      guard names.count == 1, let name = names.first, let by = frame[name] else {
        throw .severalByColumns(names, at: call.range(of: column))
      }
      request.column = try interpreter.categories(of: by, at: call.range(of: column))
    }
    for item in items.items { request.rows += try interpreter.tableRows(item) }
    request.figures = try TableFigures.read(call, &interpreter)
    if let condition = call[condition] {
      request.selection = try interpreter.rows(where: condition.expression)
    }
    request.weights = call[WeightsOption.parameter]?.weights
    request.weightColumn = try WeightsOption.column(of: call, in: frame)
    request.showsMissing = call.has(missing)
    request.tests = try tests(call)
    let look = try look(call, &interpreter)
    let tabulation: Tabulation
    interpreter.interruption.begin(
      .describing, total: request.rows.count * frame.rowCount, rows: frame.rowCount)
    do {
      tabulation = try Tabulation(request, rowCount: frame.rowCount, execution: interpreter.execution)
    } catch { throw .estimation(error, at: call.range(of: WeightsOption.parameter)) }
    let result = TableResult(
      presentation: TabulationPresentation(
        tabulation, labels: request.labels(frame, language: interpreter.language), look: look),
      summary: interpreter.source[call.syntax.range].oneSpaced)
    interpreter.session.ledger.lastUse = tabulation.sampleUse
    return Output([result], value: .result(result))
  }

  private static func tests(_ call: BoundCall) throws(Diagnostic) -> TabulationRequest.TestFamily? {
    guard let family = call[test]?.family else { return nil }
    if let weights = call[WeightsOption.parameter]?.weights,
      weights.kind != .frequency || family == .ranks
    {
      throw .weightedTest(at: call.range(of: test))
    }
    let hasFigures = TableFigures.specs.contains { call.values[$0.name] != nil }
    if call[column] == nil, !hasFigures { throw .nothingToTest(at: call.range(of: test)) }
    return family
  }

  private static func look(
    _ call: BoundCall, _ interpreter: inout Interpreter
  ) throws(Diagnostic) -> TabulationPresentation.Style {
    var look = TabulationPresentation.Style()
    look.title = try TableLook.title(call, &interpreter)
    look.share = call[percent]?.share
    look.showsCounts = call.has(counts)
    if let decimals = call[decimals] {
      look.decimals = try interpreter.wholeNumber(decimals.expression, in: 0...15)
    }
    look.totalPlace = call[total]?.place ?? .last
    look.shading = try TableLook.scale(call)
    return look
  }
}

extension TabulationRequest {
  /// What the table calls its columns and their levels.
  fileprivate func labels(_ frame: Frame, language: Language) -> TableLabels {
    var labels = TableLabels()
    for row in rows {
      switch row {
      case .categories(let column): labels.add(column, language: language)
      case .figure(let figure): if let column = frame[figure.name] { labels.add(column, language: language) }
      }
    }
    for figure in figures { if let column = frame[figure.name] { labels.add(column, language: language) } }
    if let column { labels.add(column, language: language) }
    return labels
  }
}

extension Diagnostic {
  fileprivate static func severalByColumns(_ names: [String], at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "several-by-columns",
      "a table has one column of categories side by side, found \(names.count)\(names.listed)",
      at: range, notes: [Note("name the others before 'by': they stand under one another")])
  }

  fileprivate static func weightedTest(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "weighted-test", "with these weights the groups cannot be tested", at: range,
      notes: [Note("tests of means and of categories take frequency weights, tests of ranks take none")])
  }

  fileprivate static func nothingToTest(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "nothing-to-test", "there are no groups to compare", at: range,
      notes: [Note("add 'by' and a column of categories")])
  }
}
