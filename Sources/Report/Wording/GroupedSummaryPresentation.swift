import Statistics

/// Columns described for each group.
package struct GroupedSummaryPresentation: Presentable {
  package let summaries: [GroupedSummary]
  /// What each group is called.
  package let groups: [String]
  package let labels: TableLabels
  /// Columns of categories, which are not described.
  package let leftOut: [String]
  package let sampleUse: String?

  package init(
    _ summaries: [GroupedSummary], groups: [String], labels: TableLabels, leftOut: [String],
    sampleUse: String?
  ) {
    self.summaries = summaries
    self.groups = groups
    self.labels = labels
    self.leftOut = leftOut
    self.sampleUse = sampleUse
  }

  package func report(_ options: PresentationOptions) -> Report {
    let say = options.language
    let columns =
      [
        TableColumn("", .left), TableColumn("N", .right),
        TableColumn(say("Missing", nb: "Mangler", nn: "Manglar"), .right),
        TableColumn(say("Mean", nb: "Snitt")), TableColumn(say("Std. dev.", nb: "Std.avvik")),
      ] + ["Min", "25 %", "Median", "75 %", say("Max", nb: "Maks")].map { TableColumn($0) }
    var rows: [Row] = []
    for summary in summaries {
      rows.append(.section(labels.name(of: summary.name)))
      for (group, line) in zip(groups, summary.lines) {
        let format = NumberFormat.significant(max(options.digits, 3))
        rows.append(
          .cells(
            label: group, indent: 1,
            [
              .count(Int(line.count)), line.missing == 0 ? .empty : .count(line.missing),
              number(line.mean, format), number(line.standardDeviation, format),
            ]
              + line.quantiles.map {
                number($0, $0 == $0.rounded() ? .integer : .significant(max(options.digits, 5)))
              }))
      }
    }
    var notes = sampleUse.map { [$0] } ?? []
    if !leftOut.isEmpty {
      let names = leftOut.joined(separator: ", ")
      notes.append(
        say(
          "not numbers, see 'table': \(names)", nb: "ikke tall, se 'table': \(names)",
          nn: "ikkje tal, sjå 'table': \(names)"))
    }
    return Report(title: "", blocks: [.table(Table(columns: columns, rows: rows))], notes: notes)
  }

  private func number(_ value: Double, _ format: NumberFormat) -> Cell {
    value.isNaN ? .missing : .number(value, format)
  }

  package func json(_ options: PresentationOptions) -> JSONValue {
    .object([
      .init("result", "summary"), .init("groups", .array(groups.map { .string($0) })),
      .init(
        "columns",
        .array(
          summaries.map { summary in
            .object([
              .init("name", .string(summary.name)),
              .init(
                "groups",
                .array(
                  summary.lines.map { line in
                    .object(
                      [
                        .init("n", .number(line.count)), .init("missing", .integer(line.missing)),
                        .init("mean", .number(line.mean)),
                        .init("standard_deviation", .number(line.standardDeviation)),
                      ]
                        + zip(
                          ["minimum", "lower_quartile", "median", "upper_quartile", "maximum"], line.quantiles
                        )
                        .map { .init($0, .number($1)) })
                  })),
            ])
          })),
    ])
  }
}
