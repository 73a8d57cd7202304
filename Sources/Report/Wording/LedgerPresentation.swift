import Data

/// The flow of rows since `use`, as a table.
package struct LedgerPresentation: Presentable {
  package let ledger: SampleLedger

  package init(ledger: SampleLedger) { self.ledger = ledger }

  package func report(_ options: PresentationOptions) -> Report {
    let say = options.language
    let from = ledger.file.map { say(" from ", nb: " fra ", nn: " frå ") + $0 } ?? ""
    var rows: [Row] = [line(say("read", nb: "lest", nn: "lese") + from, nil, ledger.rowsRead)]
    var notes: [String] = []
    // What the last command used stands among the steps where it ran.
    let used = ledger.lastUse?.rows(say, hasAdded: hasAdded) ?? []
    for (place, step) in ledger.steps.enumerated() {
      if place == ledger.stepsBeforeUse { rows += used }
      rows.append(line(step.statement.cut(to: 60), step.rowsDropped, step.rowsAfter, added: step.rowsAdded))
      if let reason = step.reason { notes.append("\(step.statement): \(reason)") }
    }
    if ledger.stepsBeforeUse >= ledger.steps.count { rows += used }
    notes += [ledger.lastUse?.overlap(options)].compactMap(\.self)
    let columns = [
      TableColumn("", .left),
      hasAdded ? TableColumn(say("Added", nb: "Lagt til", nn: "Lagde til"), .right) : nil,
      TableColumn(say("Dropped", nb: "Tatt ut", nn: "Tekne ut"), .right),
      TableColumn(say("Left", nb: "Igjen", nn: "Att"), .right),
    ].compactMap(\.self)
    return Report(
      title: say("Rows since 'use'", nb: "Rader siden 'use'", nn: "Rader sidan 'use'"),
      blocks: [.table(Table(columns: columns, rows: rows))], notes: notes)
  }

  package func json(_ options: PresentationOptions) -> JSONValue {
    let steps = ledger.steps.map { step -> JSONValue in
      .object([
        .init("statement", .string(step.statement)), .init("rows_before", .integer(step.rowsBefore)),
        .init("rows_after", .integer(step.rowsAfter)), .init("rows_added", .integer(step.rowsAdded)),
        .init("reason", .string(step.reason)),
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

  private var hasAdded: Bool { ledger.steps.contains { $0.rowsAdded > 0 } }

  private func line(_ label: String, _ dropped: Int?, _ left: Int, added: Int = 0) -> Row {
    let came: [Cell] = hasAdded ? [added > 0 ? .count(added) : .empty] : []
    return .cells(label: label, came + [dropped.map { .count($0) } ?? .empty, .count(left)])
  }
}

extension SampleUse {
  /// One line a reason, then what was used.
  fileprivate func rows(_ say: Language, hasAdded: Bool) -> [Row] {
    let came: [Cell] = hasAdded ? [.empty] : []
    var rows: [Row] = []
    if rowsOutsideCondition > 0 {
      let left = rowsAvailable - rowsOutsideCondition
      rows.append(
        .cells(
          label: say(
            "outside the condition of the last command", nb: "utenfor betingelsen i siste kommando",
            nn: "utanfor vilkåret i siste kommando"), came + [.count(rowsOutsideCondition), .count(left)]))
    }
    for gap in missing {
      rows.append(
        .cells(
          label: gap.column + say(" missing", nb: " mangler", nn: " manglar"), indent: 1,
          came + [.count(gap.rows), .empty]))
    }
    let used = say("used by the last command", nb: "brukt av siste kommando")
    rows.append(.cells(label: used, came + [.count(rowsMissing), .count(rowsUsed)]))
    return rows
  }

  /// How many rows miss more than one column, which is why the reasons add up to more than the rows.
  fileprivate func overlap(_ options: PresentationOptions) -> String? {
    guard rowsMissingSeveral > 0 else { return nil }
    let say = options.language
    let which =
      missing.count == 2
      ? say("both ", nb: "både ") + missing[0].column + say(" and ", nb: " og ") + missing[1].column
      : say("more than one of them", nb: "flere av dem", nn: "fleire av dei")
    return options.style.text(of: rowsMissingSeveral)
      + say(" rows miss ", nb: " rader mangler ", nn: " rader manglar ")
      + which
      + say(
        ", so they are counted under each", nb: " og er derfor regnet med under hver",
        nn: " og er difor rekna med under kvar")
  }

  /// `23 032 rows read, 22 009 used; 1 023 dropped: months missing 706, unemp missing 415 (98 both)`
  package func sentence(_ options: PresentationOptions, rowsRead: Int?) -> String {
    let (say, style) = (options.language, options.style)
    var text = style.text(of: rowsAvailable) + say(" rows", nb: " rader")
    if let rowsRead {
      text +=
        rowsRead == rowsAvailable
        ? say(" read", nb: " lest", nn: " lesne")
        : say(" left of ", nb: " igjen av ", nn: " att av ") + style.text(of: rowsRead)
          + say(" read", nb: " leste", nn: " lesne")
    }
    if rowsOutsideCondition > 0 {
      text +=
        ", \(style.text(of: rowsOutsideCondition)) "
        + say("outside the condition", nb: "utenfor betingelsen", nn: "utanfor vilkåret")
    }
    text += ", \(style.text(of: rowsUsed)) " + say("used", nb: "brukt")
    guard rowsMissing > 0 else { return text }
    let reasons = missing.map {
      $0.column + say(" missing ", nb: " mangler ", nn: " manglar ") + style.text(of: $0.rows)
    }
    text += "; \(style.text(of: rowsMissing)) " + say("dropped: ", nb: "tatt ut: ", nn: "tekne ut: ")
    text += reasons.joined(separator: ", ")
    if rowsMissingSeveral > 0 {
      let several =
        missing.count == 2
        ? say("both", nb: "begge", nn: "begge") : say("more than one", nb: "flere", nn: "fleire")
      text += " (\(style.text(of: rowsMissingSeveral)) \(several))"
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
