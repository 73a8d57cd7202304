import Lang
import Report

/// `results` — lists the results and values that have a name, and the last result.
enum Results: Command {
  static let spec = CommandSpec(
    "results",
    summary: "List the results and values that have a name, and the last result.",
    discussion: """
      Results are those of 'model' and 'did'. One kept by 'let m1 = model …' can be asked for its parts, as in m1.r2 or \
      m1.coef["x"]; 'help model' lists them. 'explain' without a name speaks of the last.
      """,
    examples: [
      Example(
        "results", "after two models",
        setup: [
          "use \"nir.csv\" | example", "let m1 = model transition ~ months | robust", "let k = 3",
          "model transition ~ months + age | robust",
        ])
    ],
    place: .session)

  static func run(_ call: BoundCall, in interpreter: inout Interpreter) throws(Diagnostic) -> Output {
    let session = interpreter.session
    var rows: [Row] = []
    if let last = session.lastResult { rows.append(row("(last)", .result(last))) }
    for name in session.values.keys.sorted(by: {
      session.bindings[$0, default: 0] < session.bindings[$1, default: 0]
    }) {
      if let value = session.values[name] { rows.append(row(name, value)) }
    }
    guard !rows.isEmpty else { return Output([PreparedReport(.note("no results yet"))]) }
    let columns = [
      TableColumn("", .left), TableColumn("What", .left), TableColumn("Of", .left), TableColumn("N", .right),
    ]
    return Output([PreparedReport(Report(title: "", blocks: [.table(Table(columns: columns, rows: rows))]))])
  }

  private static func row(_ name: String, _ value: Value) -> Row {
    guard case .result(let result) = value else {
      return .cells(label: name, [.text(value.kindName), .text(value.shortText), .empty])
    }
    return .cells(
      label: name, [.text(result.kind), .text(result.summary), .count(result.observations)])
  }
}

extension Value {
  /// The value on one line of a list.
  var shortText: String {
    let text = plainText.split(separator: "\n").joined(separator: " ")
    return text.count > 60 ? text.prefix(59) + "…" : text
  }
}
