import Data
import Lang
import Report
import Statistics

/// `collapse` — makes one row of each group.
enum Collapse: Command {
  static let figures = Parameter<CollapseItems>(
    "figures", .oneOrMore,
    help:
      "mean(a..c) for columns that keep their names, or name = mean(expression); count() for the number of rows."
  )
  static let groups = Parameter<ColumnSelection>(
    "by", help: "The columns that tell the groups apart; without them all rows are one group.")
  static let condition = Parameter<ExpressionArgument<ConditionRole>>("if", help: "The rows to use.")
  static let missing = Parameter<Flag>(
    "missing", help: "Rows in which a group column is missing are a group too.")

  static let spec = CommandSpec(
    "collapse",
    summary: "Make one row of each group of rows.",
    discussion: """
      The new data have the group columns and the figures, a row for each group, in the order of the groups. Figures: \
      mean, sum, count, min, max, sd, variance, median, percentile, share, first, last. Missing values are left out; \
      count(x) is how many are not missing, count() how many rows a group has. 'first' and 'last' are of columns of any \
      kind. 'undo' brings the rows back.
      """,
    arguments: [figures.spec], clauses: [groups.spec, condition.spec],
    options: [WeightsOption.parameter.spec, missing.spec],
    examples: [
      Example("collapse mean(transition, months) n = count() by municipality", "a row for each municipality"),
      Example(
        "collapse rate = mean(transition) by cohort network if age != \"45+\"", "a rate in each group",
        setup: ["use \"nir.csv\" | example", "keep if cohort >= 2012"]),
    ],
    familiarNames: ["aggregate", "summarise", "group_by", "contract"],
    effect: { call, schema in
      var columns =
        call[groups].map { resolve($0, in: schema).tree.compactMap { schema.column(named: $0.text) } } ?? []
      for item in call[figures]?.items ?? [] {
        columns += item.columns(in: schema)
      }
      schema.columns = ColumnList(columns)
    })

  static func run(_ call: BoundCall, in interpreter: inout Interpreter) throws(Diagnostic) -> Output {
    let frame = try interpreter.requireFrame(at: call.syntax.verb.range)
    guard let items = call[figures]?.items else { throw .keepsNothing(call) }
    var keys: [Column] = []
    if let by = call[groups] {
      keys = try interpreter.columns(by, at: call.range(of: groups)).compactMap { frame[$0] }
    }
    var selection: Bitmap?
    if let condition = call[condition] { selection = try interpreter.rows(where: condition.expression) }
    let weights = try interpreter.weights(call, frame)
    let (threads, interruption) = (interpreter.session.environment.threads, interpreter.interruption)
    interruption.begin(.computing, total: (keys.count + items.count) * frame.rowCount, rows: frame.rowCount)
    let keepsMissing = call.has(missing)
    let (grouping, first) = try interpreter.uninterrupted(at: call.range(of: groups)) {
      () throws(Interrupted) in
      let grouping = try Grouping(
        keys, rowCount: frame.rowCount, selection: selection, missing: keepsMissing ? .group : .leftOut,
        threads: threads, interruption: interruption)
      return (grouping, try grouping.firstRows(interruption).map { Int32(truncatingIfNeeded: $0) })
    }
    var columns = try interpreter.uninterrupted(at: call.range(of: groups)) { () throws(Interrupted) in
      try keys.map { key throws(Interrupted) in try key.gathered(at: first, interruption) }
    }
    for item in items {
      columns += try interpreter.collapsed(item, grouping, weights: weights)
    }
    let result: Frame
    do { result = try Frame(columns: columns, origin: frame.origin) } catch {
      throw .collapseNames(error, at: call.range(of: figures))
    }
    let grouped = try interpreter.uninterrupted(at: call.syntax.verb.range) { () throws(Interrupted) in
      try grouping.sizes(interruption).reduce(0, +)
    }
    interpreter.session.frame = result
    return Output([
      PreparedReport(.note(interpreter.recordCollapse(call, frame, result, grouped: grouped, selection)))
    ])
  }
}

extension Interpreter {
  /// The weights of a call, one a row; nil where it has none.
  func weights(_ call: BoundCall, _ frame: Frame) throws(Diagnostic) -> [Double]? {
    guard let column = try WeightsOption.column(of: call, in: frame) else { return nil }
    guard column.isNumeric else { throw .noNumbers(column, at: call.range(of: WeightsOption.parameter)) }
    return column.numbers
  }

  /// The columns that one figure gives.
  fileprivate mutating func collapsed(
    _ item: CollapseItem, _ grouping: Grouping, weights: [Double]?
  ) throws(Diagnostic) -> [Column] {
    let frame = try requireFrame(at: item.range)
    guard let call = try figureCall(item.function, item.arguments) else {
      throw .noFigure(item.function.text, known: Self.figureNames, at: item.function.range)
    }
    guard let argument = call.columns.first else {
      guard let name = item.name, call.statistic == .count else {
        throw .figureWithoutColumn(item.function, hasName: item.name != nil)
      }
      let ones = [Double](repeating: 1, count: frame.rowCount)
      return [try column(name.text, .count, of: ones, grouping, weights, like: nil, at: item.range)]
    }
    var sources: [(name: String, expression: Expression)] = []
    if let name = item.name {
      guard call.columns.count == 1 else { throw .severalColumns(name, at: item.range) }
      sources = [(name.text, argument)]
    } else {
      for argument in call.columns {
        guard argument.isColumnItem else { throw .unnamedFigure(source[argument.range], at: item.range) }
        sources += try self.columns(ColumnSelection(argument), at: argument.range).map {
          ($0, Expression(.name($0), at: argument.range))
        }
      }
    }
    var columns: [Column] = []
    for (name, expression) in sources {
      var like: Column?
      if case .name(let text) = expression.kind { like = frame[text] }
      if let like, [.first, .last].contains(call.statistic) {
        columns.append(try picked(call.statistic, of: like, named: name, grouping, at: item.range))
        continue
      }
      let figure = try figure(call, of: expression, named: name)
      columns.append(
        try column(
          name, call.statistic, of: figure.numbers, grouping, weights, like: like,
          isDate: figure.unit == .date,
          at: item.range))
    }
    return columns
  }

  /// The first or the last value of each group, of any kind.
  private func picked(
    _ statistic: Statistic, of column: Column, named name: String, _ grouping: Grouping, at range: SourceRange
  ) throws(Diagnostic) -> Column {
    try uninterrupted(at: range) { () throws(Interrupted) in
      var rows = [Int32](repeating: -1, count: grouping.count)
      try RowBlocks.forEach(grouping.codes.count, interruption) { block in
        for row in block where grouping.codes[row] >= 0 && !column.isMissing(row) {
          let group = Int(grouping.codes[row])
          if rows[group] < 0 || statistic == .last { rows[group] = Int32(truncatingIfNeeded: row) }
        }
      }
      var picked = try column.gathered(at: rows, interruption)
      picked.name = name
      return picked
    }
  }

  private func column(
    _ name: String, _ statistic: Statistic, of numbers: [Double], _ grouping: Grouping, _ weights: [Double]?,
    like: Column?, isDate: Bool = false, at range: SourceRange
  ) throws(Diagnostic) -> Column {
    let interruption = self.interruption
    return try uninterrupted(at: range) { () throws(Interrupted) in
      let values = try GroupedStatistics(numbers, weights: weights, in: grouping, interruption: interruption)
        .values(statistic)
      let keepsWhole =
        statistic == .count || (like?.kind == .integer && [.sum, .minimum, .maximum].contains(statistic))
      var column: Column
      if isDate {
        column = Column(
          name: name, days: values.map { Int32(exactly: $0) ?? 0 }, missing: Bitmap(values.map(\.isNaN)))
      } else if keepsWhole, values.allSatisfy({ $0.isNaN || $0.isWhole }) {
        column = try Column(
          name: name, integers: values.map { Int64(exactly: $0) ?? 0 }, missing: Bitmap(values.map(\.isNaN)),
          interruption: interruption)
      } else {
        column = try Column(name: name, numbers: values, missing: nil, interruption: interruption)
      }
      if let like { column.description.label = like.description.label }
      return column
    }
  }

  /// What is said, and what the ledger keeps.
  fileprivate mutating func recordCollapse(
    _ call: BoundCall, _ before: Frame, _ after: Frame, grouped: Int, _ selection: Bitmap?
  ) -> String {
    let (wording, say) = (wording, language)
    let outside = selection.map { before.rowCount - $0.countOfOnes } ?? 0
    let without = before.rowCount - outside - grouped
    var told =
      wording.rows(grouped) + say(" made into ", nb: " ble til ", nn: " vart til ")
      + wording.style.text(of: after.rowCount)
      + say(", a row for each group", nb: ", en rad for hver gruppe", nn: ", ei rad for kvar gruppe")
    if outside > 0 {
      told +=
        "; " + wording.rows(outside)
        + say(" outside the condition", nb: " utenfor betingelsen", nn: " utanfor vilkåret")
    }
    if without > 0 {
      told +=
        "; " + wording.rows(without)
        + say(
          " in no group, as a group column is missing", nb: " i ingen gruppe, siden en gruppekolonne mangler",
          nn: " i inga gruppe, sidan ein gruppekolonne manglar")
    }
    record(call, rowsBefore: before.rowCount, rowsAfter: after.rowCount, reason: told)
    return told
  }
}

extension Diagnostic {
  static func noFigure(_ text: String, known: [String], at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "no-figure", "'\(text)' is neither a column nor a figure of one", at: range,
      notes: [Note("figures are \(known.joined(separator: ", ")), as in median(months)")],
      fixIts: .replacing(range, byNearestTo: text, among: known))
  }

  fileprivate static func figureWithoutColumn(_ function: Name, hasName: Bool) -> Diagnostic {
    Diagnostic(
      "missing-argument",
      "'\(function.text)' needs a column\(hasName ? "" : ", or a name as in n = count()")",
      at: function.range)
  }

  fileprivate static func severalColumns(_ name: Name, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "wrong-argument-count", "'\(name.text)' can be the name of one figure only", at: range,
      notes: [Note("without a name the figures keep those of their columns: mean(a, b)")])
  }

  fileprivate static func unnamedFigure(_ text: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "unnamed-figure", "'\(text)' is no column, so its figure needs a name", at: range,
      notes: [Note("as in: rate = mean(\(text))")])
  }

  fileprivate static func collapseNames(_ error: FrameError, at range: SourceRange) -> Diagnostic {
    guard case .repeatedName(let name) = error else { return .frame(error, at: range) }
    return Diagnostic(
      "repeated-name", "two columns of the new data would be called '\(name)'", at: range,
      notes: [Note("give one of them another name, as in: \(name)_sd = sd(\(name))")])
  }
}
