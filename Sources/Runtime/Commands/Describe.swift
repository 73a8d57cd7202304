import Data
import Lang
import Report

/// `describe` — lists the columns with kind, missing values and what they hold.
enum Describe: Command {
  static let columns = Parameter<ColumnSelection>("columns", .anyNumber, help: "Only these columns.")

  static let spec = CommandSpec(
    "describe",
    summary: "List the columns with their kind, missing values and what they hold.",
    discussion: """
      Of numbers it shows the smallest and the largest, of factors and texts the first values and how many. Values \
      that have labels follow with them, and after the number of missing values how many are of each kind that a file \
      told apart, such as .a of Stata.
      """,
    arguments: [columns.spec], options: [ExportOption.parameter.spec],
    examples: [Example("describe", "all columns"), Example("describe months unemp", "two of them")])

  static func run(_ call: BoundCall, in interpreter: inout Interpreter) throws(Diagnostic) -> Output {
    let frame = try interpreter.requireFrame(at: call.syntax.verb.range)
    var names = frame.columnNames
    if let selection = call[columns] {
      names = try interpreter.columns(selection, at: call.range(of: columns))
    }
    let style = interpreter.session.settings.presentation.style
    let chosen = names.compactMap { frame[$0] }
    let language = interpreter.language.rawValue
    let hasLabels = chosen.contains { $0.label(in: language) != nil }
    var headings = [
      TableColumn("", .left), TableColumn("Kind", .left), TableColumn("Missing", .right),
      TableColumn("Values", .left),
    ]
    if hasLabels { headings.append(TableColumn("Label", .left)) }
    let interruption = interpreter.interruption
    let loops = chosen.count { $0.kind == .number || $0.kind == .integer || $0.kind == .date }
    interruption.begin(.describing, total: frame.rowCount * loops, rows: frame.rowCount)
    let rows = try chosen.map { column throws(Diagnostic) -> Row in
      let (contents, kinds) = try interpreter.uninterrupted(at: call.syntax.verb.range) {
        () throws(Interrupted) in
        (
          try column.contents(style, interruption) + column.labelsShown(language),
          try column.missingKinds(interruption).map {
            "\($0.kind.told(language)): \(style.text(of: $0.rows))"
          }
        )
      }
      let missing: Cell =
        kinds.isEmpty
        ? column.missingCount == 0 ? .empty : .count(column.missingCount)
        : .text("\(style.text(of: column.missingCount)) (\(kinds.joined(separator: ", ")))")
      var cells: [Cell] = [.text(column.kind.rawValue), missing, .text(contents)]
      if hasLabels { cells.append(.text(column.label(in: language) ?? "")) }
      return .cells(label: column.name, cells)
    }
    let title = frame.origin.map { Path.lastComponent(of: $0) } ?? "Data"
    let lead = "\(style.text(of: frame.rowCount)) rows, \(style.text(of: frame.columns.count)) columns"
    let report = Report(title: title, lead: [lead], blocks: [.table(Table(columns: headings, rows: rows))])
    let described = try interpreter.uninterrupted(at: call.syntax.verb.range) { () throws(Interrupted) in
      try members(frame, chosen, language, interruption)
    }
    return Output([PreparedReport(report, members: described)])
  }

  /// `{"result":"data","rows":…,"columns":[…]}`
  private static func members(
    _ frame: Frame, _ columns: [Column], _ language: String, _ interruption: Interruption
  ) throws(Interrupted) -> [JSONValue.Member] {
    let described = try columns.map { column throws(Interrupted) -> JSONValue in
      let levels = column.kind == .factor ? try column.levelNames(interruption) : []
      let kinds = try column.missingKinds(interruption).map { kind, rows -> JSONValue in
        .object([
          .init("value", .string(kind.value.description)),
          .init("label", .string(kind.text.text(in: language))),
          .init("rows", .integer(rows)),
        ])
      }
      let labels = column.valueLabels.map { label -> JSONValue in
        .object([
          .init("value", .string(label.value.description)),
          .init("label", .string(label.text.text(in: language))),
        ])
      }
      return .object([
        .init("name", .string(column.name)), .init("kind", .string(column.kind.rawValue)),
        .init("label", .string(column.label(in: language))), .init("missing", .integer(column.missingCount)),
        .init("missing_kinds", .array(kinds)), .init("value_labels", .array(labels)),
        .init(
          "levels",
          column.kind == .factor ? .array(try levels.mapped(interruption) { .string($0) }) : .null),
      ])
    }
    return [
      .init("result", "data"), .init("file", .string(frame.origin)), .init("rows", .integer(frame.rowCount)),
      .init("columns", .array(described)),
    ]
  }
}

extension Column {
  /// What the column holds, on one line: `3 to 60`, `kvinne, mann (ref. kvinne)`.
  fileprivate func contents(
    _ style: NumberStyle, _ interruption: Interruption
  ) throws(Interrupted) -> String {
    switch kind {
    case .number, .integer, .date:
      guard let (low, high) = try bounds(interruption) else { return "" }
      let text = { (number: Double) in
        self.kind == .date
          ? (Int32(exactly: number).map { CalendarDate(daysSince1970: $0).description } ?? "")
          : Scalar.text(of: number)
      }
      return low == high ? text(low) : "\(text(low)) to \(text(high))"
    case .logical: return "false, true"
    case .text, .factor:
      let shown = (0..<6).compactMap { levelName($0)?.cut(to: 40) }.joined(separator: ", ")
      let more = levelCount > 6 ? ", … (\(style.text(of: levelCount)))" : ""
      guard kind == .factor, let reference = levelName(referenceIndex) else { return shown + more }
      return "\(shown)\(more) (ref. \(reference))"
    }
  }

  /// `; 1 Helt uenig, 2 Litt uenig, … (5)` where values have labels.
  fileprivate func labelsShown(_ language: String) -> String {
    let labels = valueLabels.compactMap { label in
      label.text.text(in: language).map { "\(label.value.description) \($0)" }
    }
    if labels.isEmpty { return "" }
    return "; " + labels.prefix(3).joined(separator: ", ") + (labels.count > 3 ? ", … (\(labels.count))" : "")
  }

  /// The kinds of missing values that rows have, with how many; plain missing values are none.
  fileprivate func missingKinds(
    _ interruption: Interruption
  ) throws(Interrupted) -> [(kind: MissingCodes.Kind, rows: Int)] {
    guard let codes = missingCodes else { return [] }
    let rows = try codes.codes.frequencies(below: codes.kinds.count + 1, leavingOut: nil, interruption)
    return zip(codes.kinds, rows.dropFirst()).filter { $0.1 > 0 }.map { ($0.0, $0.1) }
  }

  /// The smallest and the largest number; `nil` without any.
  private func bounds(_ interruption: Interruption) throws(Interrupted) -> (low: Double, high: Double)? {
    var low = Double.infinity
    var high = -Double.infinity
    withScratch(rowsPerBlock) { numbers in
      for rows in rowBlocks(of: count) where !interruption.isRequested {
        readNumbers(rows, into: numbers)
        interruption.advance(by: rows.count)
        for i in 0..<rows.count where !numbers[i].isNaN {
          low = min(low, numbers[i])
          high = max(high, numbers[i])
        }
      }
    }
    try interruption.check()
    return low <= high ? (low, high) : nil
  }
}

extension MissingCodes.Kind {
  /// `.a don't know`
  fileprivate func told(_ language: String) -> String {
    [value.description, text.text(in: language)].compactMap(\.self).joined(separator: " ")
  }
}
