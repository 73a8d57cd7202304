import Data
import Statistics

/// Columns described: a table of those with numbers, a table of those with categories.
package struct SummaryPresentation: Presentable {
  package let summaries: [Summary]
  /// Rows that were looked at.
  package let rows: Int
  package let labels: TableLabels

  /// More categories than this are cut in the table, never in the JSON.
  private static let mostLevels = 12

  package init(summaries: [Summary], rows: Int, labels: TableLabels) {
    self.summaries = summaries
    self.rows = rows
    self.labels = labels
  }

  package func report(_ options: PresentationOptions) -> Report {
    var blocks: [Block] = []
    let numbers = summaries.filter { $0.distribution != nil && $0.frequencies.isEmpty }
    let categories = summaries.filter { !$0.frequencies.isEmpty }
    if !numbers.isEmpty { blocks.append(.table(table(numbers: numbers, options))) }
    if !categories.isEmpty { blocks.append(.table(table(categories: categories, options))) }
    let empty = summaries.filter { $0.observations == 0 }.map(\.name)
    let say = options.language
    var notes =
      empty.isEmpty
      ? []
      : [
        say("without any value: ", nb: "uten noen verdi: ", nn: "utan verdi: ")
          + empty.joined(separator: ", ")
      ]
    let dates = numbers.filter { $0.kind == .date }.map(\.name)
    if !dates.isEmpty {
      let names = dates.joined(separator: ", ")
      notes.append(
        say(
          "the standard deviation of \(names) is in days", nb: "standardavviket til \(names) er i dager",
          nn: "standardavviket til \(names) er i dagar"))
    }
    return Report(
      title: "", lead: [options.style.text(of: rows) + say(" rows", nb: " rader")], blocks: blocks,
      notes: notes)
  }

  private func table(numbers: [Summary], _ options: PresentationOptions) -> Table {
    let columns =
      [
        TableColumn("", .left), TableColumn("N", .right),
        TableColumn(options.language("Missing", nb: "Mangler", nn: "Manglar"), .right),
        TableColumn(options.language("Mean", nb: "Snitt")),
        TableColumn(options.language("Std. dev.", nb: "Std.avvik")),
      ]
      + ["Min", "25 %", "Median", "75 %", "Max"].map {
        TableColumn(options.language($0, nb: $0 == "Max" ? "Maks" : $0))
      }
    let rows = numbers.compactMap { summary -> Row? in
      guard let spread = summary.distribution else { return nil }
      let quantiles = [
        spread.minimum, spread.lowerQuartile, spread.median, spread.upperQuartile, spread.maximum,
      ]
      let digits = NumberFormat.significant(max(options.digits, 3))
      let isDate = summary.kind == .date
      let deviation = spread.standardDeviation.map { Cell.number($0, digits) } ?? .missing
      return .cells(
        label: labels.name(of: summary.name),
        [
          .count(summary.observations), summary.missing == 0 ? .empty : .count(summary.missing),
          isDate ? Self.date(spread.mean) : .number(spread.mean, digits), deviation,
        ]
          + quantiles.map { number in
            isDate
              ? Self.date(number)
              : .number(number, number.hasFewDigits ? .shortest : .significant(max(options.digits, 5)))
          })
    }
    return Table(columns: columns, rows: rows)
  }

  /// The day that a number of days since 1970-01-01 falls on.
  private static func date(_ days: Double) -> Cell {
    guard let day = Int32(exactly: days.rounded()) else { return .missing }
    return .text(CalendarDate(daysSince1970: day).description)
  }

  private func table(categories: [Summary], _ options: PresentationOptions) -> Table {
    var rows: [Row] = []
    for summary in categories {
      let missing =
        summary.missing > 0
        ? ", " + options.style.text(of: summary.missing)
          + options.language(" missing", nb: " mangler", nn: " manglar")
        : ""
      rows.append(.section("\(labels.name(of: summary.name))\(missing)"))
      let shown =
        summary.frequencies.count <= Self.mostLevels + 2 ? summary.frequencies.count : Self.mostLevels
      for frequency in summary.frequencies.prefix(shown) {
        rows.append(line(labels.level(frequency.level, of: summary.name), frequency.count, summary))
      }
      let rest = summary.frequencies.dropFirst(shown)
      guard !rest.isEmpty else { continue }
      rows.append(
        line(
          options.style.text(of: rest.count) + options.language(" others", nb: " andre"),
          rest.map(\.count).reduce(0, +), summary))
    }
    return Table(
      columns: [
        TableColumn("", .left), TableColumn("N", .right),
        TableColumn(options.language("Percent", nb: "Prosent")),
      ], rows: rows)
  }

  private func line(_ label: String, _ count: Int, _ summary: Summary) -> Row {
    let share = summary.observations > 0 ? Double(count) / Double(summary.observations) * 100 : .nan
    return .cells(label: label, indent: 1, [.count(count), .number(share, .decimals(1))])
  }

  package func json(_ options: PresentationOptions) -> JSONValue {
    .object([
      .init("result", "summary"), .init("rows", .integer(rows)),
      .init("columns", .array(summaries.map(\.json))),
    ])
  }
}

extension Double {
  /// Whether its shortest text has few digits, as values of a file have and results of functions have not.
  fileprivate var hasFewDigits: Bool { description.count(where: \.isNumber) <= 7 }
}

extension Summary {
  fileprivate var json: JSONValue {
    var members: [JSONValue.Member] = [
      .init("name", .string(name)), .init("kind", .string(kind.rawValue)), .init("n", .integer(observations)),
      .init("missing", .integer(missing)),
    ]
    if let spread = distribution {
      members += [
        .init("mean", .number(spread.mean)), .init("standard_deviation", .number(spread.standardDeviation)),
        .init("minimum", .number(spread.minimum)), .init("lower_quartile", .number(spread.lowerQuartile)),
        .init("median", .number(spread.median)), .init("upper_quartile", .number(spread.upperQuartile)),
        .init("maximum", .number(spread.maximum)),
      ]
    }
    if !frequencies.isEmpty {
      members.append(
        .init(
          "levels",
          .array(
            frequencies.map { .object([.init("name", .string($0.level)), .init("n", .integer($0.count))]) })))
    }
    return .object(members)
  }
}
