import Statistics

/// A difference in differences as it is told.
package struct DifferencePresentation: Sendable {
  /// Where the controls stand when the four levels are told.
  package enum Levels: String, Sendable {
    case covariateMeans = "covariate means"
    case zero
  }

  package let estimate: DifferenceInDifferencesFit
  package let model: LinearModelPresentation
  package let levels: Levels
  /// What was not said in the call and taken from elsewhere: "time column cohort from the model".
  package let inferences: [String]

  package init(
    estimate: DifferenceInDifferencesFit, model: LinearModelPresentation, levels: Levels, inferences: [String]
  ) {
    self.estimate = estimate
    self.model = model
    self.levels = levels
    self.inferences = inferences
  }

  /// The level of a cell as the call wants it told.
  func level(_ cell: DifferenceInDifferences.Cell) -> Double {
    guard let summary = estimate.cells[cell] else { return .nan }
    return levels == .zero ? summary.meanAtZero.estimate : summary.adjustedMean.estimate
  }

  func count(_ cell: DifferenceInDifferences.Cell) -> Int { estimate.cells[cell]?.observations ?? 0 }

  var before: String { "Before (\(estimate.periodsBefore.inWords))" }
  var after: String { "After (\(estimate.periodsAfter.inWords))" }
  var control: String { "Control (\(model.label(of: estimate.treatment)) = \(estimate.controlValue))" }
  var treated: String { "Treated (\(model.label(of: estimate.treatment)) = \(estimate.treatedValue))" }
}

extension DifferenceInDifferencesFit.Periods {
  /// `2011–2014`, or the period alone.
  package var inWords: String { first == last ? first : "\(first)–\(last)" }
}

extension DifferencePresentation: Presentable {
  package func report(_ options: PresentationOptions) -> Report {
    Report(
      title: "Difference in differences of \(model.label(of: estimate.outcome))",
      aside: estimate.fit.covariance.heading,
      lead: inferences + [estimate.fit.sampleUse.sentence(options.style, rowsRead: model.rowsRead)],
      blocks: [.table(counts(options)), .table(differences(options))], notes: notes(options))
  }

  private func counts(_ options: PresentationOptions) -> Table {
    func row(_ label: String, _ cells: [DifferenceInDifferences.Cell]) -> Row {
      let numbers = cells.map(count)
      return .cells(label: label, (numbers + [numbers.reduce(0, +)]).map { .count($0) })
    }
    let columns = [
      TableColumn("", .left, minimumWidth: 27), TableColumn(before, .right), TableColumn(after, .right),
      TableColumn("Total", .right, minimumWidth: 7),
    ]
    let beforeTotal = count(.controlBefore) + count(.treatedBefore)
    let afterTotal = count(.controlAfter) + count(.treatedAfter)
    let rows = [
      row(control, [.controlBefore, .controlAfter]), row(treated, [.treatedBefore, .treatedAfter]),
      .cells(label: "Total", [.count(beforeTotal), .count(afterTotal), .count(beforeTotal + afterTotal)]),
    ]
    return Table(
      title: "Observations in the diff-in-diff: \(options.style.text(of: estimate.fit.observations))",
      columns: columns, rows: rows)
  }

  private func differences(_ options: PresentationOptions) -> Table {
    let format = format(options)
    func level(_ label: String, _ cell: DifferenceInDifferences.Cell) -> Row {
      .cells(label: label, indent: 1, [.number(self.level(cell), format)])
    }
    func difference(_ label: String, _ indent: Int, _ value: LinearCombination) -> Row {
      .cells(
        label: label, indent: indent,
        [
          .number(value.estimate, format), .number(value.standardError, format),
          .number(value.statistic, .decimals(2)),
          .number(value.pValue, .pValue, stars: options.stars.stars(for: value.pValue)),
        ])
    }
    let columns = [
      TableColumn("", .left), TableColumn("Outcome", minimumWidth: 13), TableColumn("Std. err."),
      TableColumn("t", minimumWidth: 6), TableColumn("P", minimumWidth: 6),
    ]
    return Table(
      columns: columns,
      rows: [
        .section(before), level("Control", .controlBefore), level("Treated", .treatedBefore),
        difference("Difference (treated − control)", 1, estimate.differenceBefore),
        .section(after), level("Control", .controlAfter), level("Treated", .treatedAfter),
        difference("Difference (treated − control)", 1, estimate.differenceAfter),
        difference("Diff-in-diff", 0, estimate.effect),
      ])
  }

  /// Shares to three decimals, as reports print them; other outcomes to the significant digits of tables.
  func format(_ options: PresentationOptions) -> NumberFormat {
    estimate.fit.response.isBinary ? .decimals(max(3, options.digits)) : .significant(options.digits)
  }

  private func notes(_ options: PresentationOptions) -> [String] {
    var notes: [String] = []
    if estimate.hasControls {
      notes.append(
        levels == .zero
          ? "Levels are the model's where every control is 0 or at its reference level; they are not means of any group."
          : "Levels are adjusted means: the model's, with every control at its mean in the sample.")
    } else {
      notes.append("Levels are the means of the four groups.")
    }
    if let rSquared = estimate.fit.rSquared {
      notes.append("R² = \(options.style.text(of: rSquared, .decimals(3)).joined)")
    }
    notes.append(
      [options.stars.note, estimate.fit.covariance.footnote(options.style)].compactMap(\.self).joined(
        separator: "   "))
    notes += estimate.fit.omittedTerms.map(\.sentence)
    return notes
  }
}
