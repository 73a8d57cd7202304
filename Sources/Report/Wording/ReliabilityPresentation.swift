import Statistics

/// How well items hang together, as it is told.
package struct ReliabilityPresentation: Presentable {
  package let reliability: Reliability
  package let labels: TableLabels
  package let rows: Int

  package init(_ reliability: Reliability, labels: TableLabels, rows: Int) {
    self.reliability = reliability
    self.labels = labels
    self.rows = rows
  }

  package func report(_ options: PresentationOptions) -> Report {
    let (say, style) = (options.language, options.style)
    let format = NumberFormat.decimals(max(3, options.digits))
    let columns = [
      TableColumn("", .left), TableColumn(say("Mean", nb: "Snitt")),
      TableColumn(say("Std. dev.", nb: "Std.avvik")),
      TableColumn(say("r with the rest", nb: "r med resten")),
      TableColumn(say("α without it", nb: "α uten den", nn: "α utan han")),
    ]
    let lines = reliability.items.map { item in
      Row.cells(
        label: labels.name(of: item.name),
        [
          .number(item.mean, .significant(options.digits)),
          .number(item.standardDeviation, .significant(options.digits)),
          .number(item.restCorrelation, format), .number(item.alphaWithout, format),
        ])
    }
    let facts = [
      Fact("α", .number(reliability.alpha, format)),
      Fact(say("standardised α", nb: "standardisert α"), .number(reliability.standardizedAlpha, format)),
      Fact(say("mean r", nb: "snitt av r"), .number(reliability.meanCorrelation, format)),
      Fact("N", .count(reliability.count)),
    ]
    var notes: [String] = []
    if reliability.count < rows {
      let (used, all) = (style.text(of: reliability.count), style.text(of: rows))
      notes.append(
        say(
          "\(used) of \(all) rows, those in which no item is missing",
          nb: "\(used) av \(all) rader, de der ingen spørsmål mangler svar",
          nn: "\(used) av \(all) rader, dei der ingen spørsmål manglar svar"))
    }
    let turned = reliability.items.filter { $0.restCorrelation < 0 }.map { labels.name(of: $0.name) }
    if !turned.isEmpty {
      let names = turned.joined(separator: ", ")
      notes.append(
        say(
          "\(names) goes against the others: it may have to be turned round",
          nb: "\(names) går mot de andre: den må kanskje snus",
          nn: "\(names) går mot dei andre: han må kanskje snuast"))
    }
    return Report(
      title: say(
        "Cronbach's α of \(reliability.items.count) items",
        nb: "Cronbachs α for \(reliability.items.count) spørsmål"),
      blocks: [.table(Table(columns: columns, rows: lines)), .facts([facts])], notes: notes)
  }

  package func json(_ options: PresentationOptions) -> JSONValue {
    .object([
      .init("result", "reliability"), .init("alpha", .number(reliability.alpha)),
      .init("standardized_alpha", .number(reliability.standardizedAlpha)),
      .init("mean_correlation", .number(reliability.meanCorrelation)),
      .init("n", .integer(reliability.count)),
      .init(
        "items",
        .array(
          reliability.items.map { item in
            .object([
              .init("name", .string(item.name)), .init("mean", .number(item.mean)),
              .init("standard_deviation", .number(item.standardDeviation)),
              .init("rest_correlation", .number(item.restCorrelation)),
              .init("alpha_without", .number(item.alphaWithout)),
            ])
          })),
    ])
  }
}
