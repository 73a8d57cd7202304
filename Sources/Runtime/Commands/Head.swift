import Data
import Lang
import Report

/// `head` — shows the first rows.
enum Head: Command {
  static let count = Parameter<ExpressionArgument<NumberRole>>("rows", default: "10", help: "How many rows.")
  static let columns = Parameter<ColumnSelection>("columns", .anyNumber, help: "Only these columns.")

  static let spec = CommandSpec(
    "head",
    summary: "Show the first rows.",
    arguments: [count.spec, columns.spec], options: [ExportOption.parameter.spec],
    examples: [
      Example("head", "ten rows"), Example("head 3 gender age cohort", "three rows of three columns"),
    ])

  static func run(_ call: BoundCall, in interpreter: inout Interpreter) throws(Diagnostic) -> Output {
    var frame = try interpreter.requireFrame(at: call.syntax.verb.range)
    var rows = 10
    if let given = call[count] { rows = try interpreter.wholeNumber(given.expression, in: 0...100_000) }
    if let selection = call[columns] {
      let names = try interpreter.columns(selection, at: call.range(of: columns))
      do { frame = try frame.select(names) } catch { throw .frame(error, at: call.range(of: columns)) }
    }
    let shown = try interpreter.uninterrupted(at: call.syntax.verb.range) { () throws(Interrupted) in
      try report(frame.prefix(min(rows, frame.rowCount)), of: frame.rowCount, interpreter)
    }
    return Output([PreparedReport(shown)])
  }

  private static func report(
    _ frame: Frame, of total: Int, _ interpreter: Interpreter
  ) throws(Interrupted) -> Report {
    let columns =
      [TableColumn("", .left)]
      + frame.columns.map { column in
        TableColumn(column.name, column.isNumeric && column.kind != .factor ? .decimal : .left)
      }
    var rows: [Row] = []
    for row in 0..<frame.rowCount {
      try interpreter.interruption.check()
      rows.append(.cells(label: "\(row + 1)", frame.columns.map { $0.cell(at: row) }))
    }
    let style = interpreter.session.settings.presentation.style
    let note = "\(style.text(of: frame.rowCount)) of \(style.text(of: total)) rows"
    return Report(title: "", blocks: [.table(Table(columns: columns, rows: rows))], notes: [note])
  }
}

extension Column {
  /// The value of a row as a cell: as it stands in the data, a missing one as missing.
  func cell(at row: Int) -> Cell {
    switch value(at: row) {
    case .missing: .missing
    case .number(let number): .number(number, .shortest)
    case .integer(let integer): .number(Double(integer), .shortest)
    case let other: .text(other.description)
    }
  }
}
