import Statistics

/// A difference in differences calculated by hand, with the analyst's own numbers. Every number on the card can be
/// worked out from those above it.
package struct DifferenceExplanation: Presentable {
  package let presentation: DifferencePresentation
  let card: DifferenceCard

  package init(_ presentation: DifferencePresentation) {
    self.presentation = presentation
    card = DifferenceCard(presentation)
  }

  private var estimate: DifferenceInDifferencesFit { presentation.estimate }
  private var outcome: String { presentation.model.label(of: estimate.outcome) }
  private var treatment: String { presentation.model.label(of: estimate.treatment) }

  package func report(_ options: PresentationOptions) -> Report {
    Report(
      title: "The difference in differences of \(outcome) by hand",
      lead: [design],
      blocks: [
        .heading("1  The four means"), .table(means(options)), .paragraph(meaningOfMeans),
        .heading("2  The two subtractions, and their difference"), .lines(subtractions(options)),
        .heading("3  The counterfactual"), .lines(counterfactual(options)),
        .heading("4  The regression that gives the same numbers"), .lines(regression(options)),
        .paragraph(certainty(options)),
        .heading("5  What it rests on"), .paragraph(parallelTrends(options)),
        .heading("6  What cannot be concluded"), .list(limits(options)),
      ],
      notes: card.isExact
        ? []
        : [
          "The printed numbers are rounded, so that a last digit may differ by one from the sum of those above it."
        ])
  }

  package func json(_ options: PresentationOptions) -> JSONValue {
    .object([
      .init("result", "explanation"), .init("of", "did"), .init("design", .string(design)),
      .init(
        "means",
        .object([
          .init("control_before", .number(card.controlBefore)),
          .init("treated_before", .number(card.treatedBefore)),
          .init("control_after", .number(card.controlAfter)),
          .init("treated_after", .number(card.treatedAfter)),
        ])),
      .init(
        "steps",
        .object([
          .init("difference_before", .number(card.differenceBefore)),
          .init("difference_after", .number(card.differenceAfter)),
          .init("control_change", .number(card.controlChange)),
          .init("treated_change", .number(card.treatedChange)),
          .init("counterfactual", .number(card.counterfactual)), .init("did", .number(card.effect)),
        ])),
      .init("decimals", .integer(card.decimals)), .init("parallel_trends", .string(parallelTrends(options))),
      .init("limits", .array(limits(options).map { .string($0) })),
    ])
  }

  private func text(_ number: Double, _ options: PresentationOptions) -> String {
    options.style.text(of: number, .decimals(card.decimals)).joined
  }

  /// Who is compared with whom, and when.
  private var design: String {
    "Treated: \(treatment) = \(estimate.treatedValue). Control: \(treatment) = \(estimate.controlValue). "
      + "Before: \(estimate.time) \(estimate.periodsBefore.inWords). After: \(estimate.periodsAfter.inWords)."
  }

  private func means(_ options: PresentationOptions) -> Table {
    let format = NumberFormat.decimals(card.decimals)
    func row(_ label: String, _ name: String, _ mean: Double, _ cell: DifferenceInDifferences.Cell) -> Row {
      var cells: [Cell] = [
        .text(name), .number(mean, format), .count(estimate.cells[cell]?.observations ?? 0),
      ]
      if estimate.hasControls { cells.append(.number(estimate.cells[cell]?.rawMean ?? .nan, format)) }
      return .cells(label: label, cells)
    }
    var columns = [
      TableColumn("", .left), TableColumn("", .left), TableColumn("Mean"), TableColumn("n", .right),
    ]
    if estimate.hasControls { columns.append(TableColumn("Without controls")) }
    return Table(
      columns: columns,
      rows: [
        row("Control before", "a", card.controlBefore, .controlBefore),
        row("Treated before", "b", card.treatedBefore, .treatedBefore),
        row("Control after", "c", card.controlAfter, .controlAfter),
        row("Treated after", "d", card.treatedAfter, .treatedAfter),
      ])
  }

  private var meaningOfMeans: String {
    guard estimate.hasControls else { return "Each is the mean of \(outcome) in its group." }
    return presentation.levels == .zero
      ? "Each is the model's value where every control is 0 or at its reference level; no group has these means."
      : "Each is the mean of \(outcome) that the model gives the group if its controls were those of the whole sample; "
        + "the last column has the means as they are."
  }

  private func subtractions(_ options: PresentationOptions) -> [String] {
    let (a, b) = (text(card.controlBefore, options), text(card.treatedBefore, options))
    let (c, d) = (text(card.controlAfter, options), text(card.treatedAfter, options))
    return [
      "e  before, treated − control:   b − a = \(b) − \(a) = \(text(card.differenceBefore, options))",
      "f  after, treated − control:    d − c = \(d) − \(c) = \(text(card.differenceAfter, options))",
      "   difference in differences:   f − e = \(text(card.differenceAfter, options)) − "
        + "\(bracketed(card.differenceBefore, options)) = \(text(card.effect, options))",
    ]
  }

  private func counterfactual(_ options: PresentationOptions) -> [String] {
    let change = text(card.controlChange, options)
    return [
      "g  the control group's change:  c − a = \(text(card.controlAfter, options)) − \(text(card.controlBefore, options)) = \(change)",
      "h  the treated, had they changed as much:  b + g = \(text(card.treatedBefore, options)) + "
        + "\(bracketed(card.controlChange, options)) = \(text(card.counterfactual, options))",
      "   what they had instead:  d = \(text(card.treatedAfter, options)), so d − h = \(text(card.treatedAfter, options)) − "
        + "\(text(card.counterfactual, options)) = \(text(card.effect, options)), the same number",
    ]
  }

  private func regression(_ options: PresentationOptions) -> [String] {
    let controls = estimate.hasControls ? " + controls" : ""
    let constant =
      estimate.hasControls && presentation.levels == .covariateMeans
      ? "β0 + controls at their means" : "β0"
    return [
      "\(outcome) = β0 + β1·after + β2·treated + β3·after·treated\(controls)",
      "",
      "\(constant) = a = \(text(card.controlBefore, options))   the control group before",
      "β1 = g = \(text(card.controlChange, options))   the control group's change",
      "β2 = e = \(text(card.differenceBefore, options))   the difference before",
      "β3 = f − e = \(text(card.effect, options))   the difference in differences",
    ]
  }

  /// How certain the coefficient is.
  private func certainty(_ options: PresentationOptions) -> String {
    let effect = estimate.effect
    let interval = effect.interval(level: options.level / 100)
    let percent = NumberStyle.plain.text(of: options.level, .shortest).joined
    let (t, p) = (
      options.style.text(of: effect.statistic, .decimals(2)).joined,
      options.style.text(of: effect.pValue, .pValue).joined
    )
    return
      "β3 has the standard error \(options.text(effect.standardError)), t = \(t), p = \(p), \(percent) % interval "
      + "\(options.text(interval.lower)) to \(options.text(interval.upper)); \(estimate.fit.covariance.heading(in: .english))."
  }

  /// A negative number in brackets where a sign stands before it.
  private func bracketed(_ number: Double, _ options: PresentationOptions) -> String {
    number < 0 ? "(\(text(number, options)))" : text(number, options)
  }
}
