import Data

/// The flow of rows since `use`, as a table.
package struct LedgerPresentation: Presentable {
  package let ledger: SampleLedger

  package init(ledger: SampleLedger) { self.ledger = ledger }

  package func report(_ options: PresentationOptions) -> Report {
    var rows: [Row] = [line("read\(ledger.file.map { " from \($0)" } ?? "")", nil, ledger.rowsRead)]
    var notes: [String] = []
    for step in ledger.steps {
      rows.append(line(step.statement, step.rowsDropped, step.rowsAfter))
      if let reason = step.reason { notes.append("\(step.statement): \(reason)") }
    }
    if let use = ledger.lastUse {
      rows += use.rows
      notes += [use.overlap(options.style)].compactMap(\.self)
    }
    let columns = [TableColumn("", .left), TableColumn("Dropped", .right), TableColumn("Left", .right)]
    return Report(
      title: "Rows since 'use'", blocks: [.table(Table(columns: columns, rows: rows))], notes: notes)
  }

  package func json(_ options: PresentationOptions) -> JSONValue {
    let steps = ledger.steps.map { step -> JSONValue in
      .object([
        .init("statement", .string(step.statement)), .init("rows_before", .integer(step.rowsBefore)),
        .init("rows_after", .integer(step.rowsAfter)), .init("reason", .string(step.reason)),
      ])
    }
    var members: [JSONValue.Member] = [
      .init("result", "sample"), .init("file", .string(ledger.file)),
      .init("rows_read", .integer(ledger.rowsRead)),
      .init("steps", .array(steps)),
    ]
    if let use = ledger.lastUse { members.append(.init("last_use", use.json)) }
    return .object(members)
  }

  private func line(_ label: String, _ dropped: Int?, _ left: Int) -> Row {
    .cells(label: label, [dropped.map { .count($0) } ?? .empty, .count(left)])
  }
}

extension SampleUse {
  /// One line a reason, then what was used.
  fileprivate var rows: [Row] {
    var rows: [Row] = []
    if rowsOutsideCondition > 0 {
      let left = rowsAvailable - rowsOutsideCondition
      rows.append(
        .cells(
          label: "outside the condition of the last command", [.count(rowsOutsideCondition), .count(left)]))
    }
    for gap in missing {
      rows.append(.cells(label: "\(gap.column) missing", indent: 1, [.count(gap.rows), .empty]))
    }
    rows.append(.cells(label: "used by the last command", [.count(rowsMissing), .count(rowsUsed)]))
    return rows
  }

  /// How many rows miss more than one column, which is why the reasons add up to more than the rows.
  fileprivate func overlap(_ style: NumberStyle) -> String? {
    guard rowsMissingSeveral > 0 else { return nil }
    let which =
      missing.count == 2 ? "both \(missing[0].column) and \(missing[1].column)" : "more than one of them"
    return "\(style.text(of: rowsMissingSeveral)) rows miss \(which), so they are counted under each"
  }

  /// `23 032 rows read, 22 009 used; 1 023 dropped: months missing 706, unemp missing 415 (98 both)`
  package func sentence(_ style: NumberStyle, rowsRead: Int?) -> String {
    var text = "\(style.text(of: rowsAvailable)) rows"
    if let rowsRead {
      text += rowsRead == rowsAvailable ? " read" : " left of \(style.text(of: rowsRead)) read"
    }
    if rowsOutsideCondition > 0 { text += ", \(style.text(of: rowsOutsideCondition)) outside the condition" }
    text += ", \(style.text(of: rowsUsed)) used"
    guard rowsMissing > 0 else { return text }
    let reasons = missing.map { "\($0.column) missing \(style.text(of: $0.rows))" }.joined(separator: ", ")
    text += "; \(style.text(of: rowsMissing)) dropped: \(reasons)"
    if rowsMissingSeveral > 0 {
      text += " (\(style.text(of: rowsMissingSeveral)) \(missing.count == 2 ? "both" : "more than one"))"
    }
    return text
  }

  package var json: JSONValue {
    .object([
      .init("rows", .integer(rowsAvailable)), .init("outside_condition", .integer(rowsOutsideCondition)),
      .init("used", .integer(rowsUsed)), .init("missing", .integer(rowsMissing)),
      .init("missing_several", .integer(rowsMissingSeveral)), .init("dropped", .array(droppedJSON)),
    ])
  }

  package var droppedJSON: [JSONValue] {
    var reasons = missing.map { gap -> JSONValue in
      .object([
        .init("reason", "missing"), .init("column", .string(gap.column)), .init("rows", .integer(gap.rows)),
      ])
    }
    if rowsOutsideCondition > 0 {
      reasons.insert(
        .object([.init("reason", "condition"), .init("rows", .integer(rowsOutsideCondition))]), at: 0)
    }
    return reasons
  }
}
