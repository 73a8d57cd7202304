import Data
import Lang
import Report

/// `list` — shows rows of the data as a table.
enum ListCommand: Command {
  static let columns = Parameter<ColumnSelection>(
    "columns", .anyNumber, default: "all", help: "The columns; the first one names the rows.")
  static let condition = Parameter<ExpressionArgument<ConditionRole>>("if", help: "The rows to show.")
  static let decimals = Parameter<ExpressionArgument<NumberRole>>(
    "decimals", default: "as in the data",
    help: "Digits after the decimal sign of numbers that are not whole.")
  static let all = Parameter<Flag>("all", help: "Every row, however many they are.")

  static let spec = CommandSpec(
    "list",
    summary: "Show rows of the data as a table.",
    discussion:
      "In the order of the data, with labels in place of names and values where there are some. Up to 500 rows are shown unless 'all' is said.",
    arguments: [columns.spec], clauses: [condition.spec],
    options: [
      decimals.spec, all.spec, TableLook.title.spec, TableLook.shade.spec, ExportOption.parameter.spec,
    ],
    examples: [
      Example("list id gender age months if months > 58", "some rows"),
      Example("list id months unemp if months > 58 | decimals(1), shade(white, orange)", "with colours"),
    ],
    familiarNames: ["print_data", "show", "browse", "view"])

  private static let mostRows = 500

  static func run(_ call: BoundCall, in interpreter: inout Interpreter) throws(Diagnostic) -> Output {
    let frame = try interpreter.requireFrame(at: call.syntax.verb.range)
    var names = frame.columnNames
    if let selection = call[columns] {
      names = try interpreter.columns(selection, at: call.range(of: columns))
    }
    var places = Array(0..<frame.rowCount)
    if let condition = call[condition] { places = try interpreter.rows(where: condition.expression).indices }
    let total = places.count
    if !call.has(all) { places = Array(places.prefix(mostRows)) }
    var format = NumberFormat.shortest
    if let given = call[decimals] {
      format = .decimals(try interpreter.wholeNumber(given.expression, in: 0...15))
    }
    let shown = names.compactMap { frame[$0] }
    let options = interpreter.session.settings.presentation
    let interruption = interpreter.interruption
    var rows = try interpreter.uninterrupted(at: call.syntax.verb.range) { () throws(Interrupted) in
      try places.mapped(interruption) { row in
        let first = shown.first.map { $0.labelledText(at: row, options) } ?? ""
        return Row.cells(label: first, shown.dropFirst().map { $0.cell(at: row, format, options) })
      }
    }
    if let scale = try TableLook.scale(call) {
      rows = rows.shaded(by: scale, columns: 0..<max(0, shown.count - 1))
    }
    let labels = frame.labels(in: options.language)
    let columns = shown.enumerated().map { index, column in
      TableColumn(
        labels.name(of: column.name),
        index > 0 && column.isNumeric && column.valueLabels.isEmpty ? .decimal : .left)
    }
    var notes: [String] = []
    if places.count < total {
      notes.append(
        "\(options.style.text(of: places.count)) of \(options.style.text(of: total)) rows; 'list … | all' shows every row"
      )
    }
    let result = ListedRows(
      summary: interpreter.source[call.syntax.range].oneSpaced, observations: total,
      content: Report(
        title: try TableLook.title(call, &interpreter) ?? "",
        blocks: [.table(Table(columns: columns, rows: rows))],
        notes: notes))
    return Output([result], value: .result(result))
  }
}

/// Rows of the data, kept as they were shown.
struct ListedRows: StoredResult {
  let summary: String
  let observations: Int
  let content: Report

  var kind: String { "list" }
  static let fields: [ResultField<ListedRows>] = [
    ResultField("n", "the number of rows") { .number(Double($0.observations)) }
  ]

  func report(_ options: PresentationOptions) -> Report { content }
  func json(_ options: PresentationOptions) -> JSONValue { PreparedReport(content).json(options) }
}

extension Column {
  /// A row's value as a table names it: its label where it has one.
  fileprivate func labelledText(at row: Int, _ options: PresentationOptions) -> String {
    let value = value(at: row)
    if case .missing = value { return "" }
    if !valueLabels.isEmpty {
      if let label = valueLabel(of: value, in: options.language.rawValue) { return label }
      if case .factor(let storage) = values, storage.levels.indices.contains(storage.codes[row]) {
        return levelLabel(storage.codes[row], in: options.language.rawValue) ?? value.description
      }
    }
    if let number = value.number, case .number = value {
      return options.style.text(of: number, .shortest).joined
    }
    return value.description
  }

  fileprivate func cell(at row: Int, _ format: NumberFormat, _ options: PresentationOptions) -> Cell {
    switch value(at: row) {
    case .missing: .missing
    case .number(let number) where valueLabels.isEmpty: .number(number, format)
    case .integer(let integer) where valueLabels.isEmpty: .number(Double(integer), .shortest)
    default: .text(labelledText(at: row, options))
    }
  }
}
