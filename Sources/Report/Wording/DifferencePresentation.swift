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

  func before(in language: Language) -> String {
    language("Before", nb: "Før") + " (\(estimate.periodsBefore.inWords))"
  }

  func after(in language: Language) -> String {
    language("After", nb: "Etter") + " (\(estimate.periodsAfter.inWords))"
  }

  func control(in language: Language) -> String {
    language("Control", nb: "Kontroll")
      + " (\(model.label(of: estimate.treatment)) = \(estimate.controlValue))"
  }

  func treated(in language: Language) -> String {
    language("Treated", nb: "Tiltak") + " (\(model.label(of: estimate.treatment)) = \(estimate.treatedValue))"
  }
}

extension DifferenceInDifferencesFit.Periods {
  /// `2011–2014`, or the period alone.
  package var inWords: String { first == last ? first : "\(first)–\(last)" }
}

extension DifferencePresentation: Presentable {
  package func report(_ options: PresentationOptions) -> Report {
    Report(
      title: options.language(
        "Difference in differences of ", nb: "Differanse i differanser for ",
        nn: "Differanse i differansar for ")
        + model.label(of: estimate.outcome),
      aside: estimate.fit.covariance.heading(in: options.language),
      lead: inferences + [estimate.fit.sampleUse.sentence(options, rowsRead: model.rowsRead)],
      blocks: [.table(counts(options)), .table(differences(options))], notes: notes(options))
  }

  private func counts(_ options: PresentationOptions) -> Table {
    func row(_ label: String, _ cells: [DifferenceInDifferences.Cell]) -> Row {
      let numbers = cells.map(count)
      return .cells(label: label, (numbers + [numbers.reduce(0, +)]).map { .count($0) })
    }
    let say = options.language
    let columns = [
      TableColumn("", .left, minimumWidth: 27), TableColumn(before(in: say), .right),
      TableColumn(after(in: say), .right),
      TableColumn(say("Total", nb: "Totalt"), .right, minimumWidth: 7),
    ]
    let beforeTotal = count(.controlBefore) + count(.treatedBefore)
    let afterTotal = count(.controlAfter) + count(.treatedAfter)
    let rows = [
      row(control(in: say), [.controlBefore, .controlAfter]),
      row(treated(in: say), [.treatedBefore, .treatedAfter]),
      .cells(
        label: say("Total", nb: "Totalt"),
        [.count(beforeTotal), .count(afterTotal), .count(beforeTotal + afterTotal)]),
    ]
    return Table(
      title: say(
        "Observations in the diff-in-diff: ", nb: "Observasjoner i diff-in-diff: ",
        nn: "Observasjonar i diff-in-diff: ") + "\(options.style.text(of: estimate.fit.observations))",
      columns: columns, rows: rows)
  }

  private func differences(_ options: PresentationOptions) -> Table {
    let format = format(options)
    let say = options.language
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
      TableColumn("", .left), TableColumn(say("Outcome", nb: "Utfall"), minimumWidth: 13),
      TableColumn(say("Std. err.", nb: "Standardfeil")),
      TableColumn("t", minimumWidth: 6), TableColumn("P", minimumWidth: 6),
    ]
    let (control, treated) = (say("Control", nb: "Kontroll"), say("Treated", nb: "Tiltak"))
    let between = say("Difference (treated − control)", nb: "Differanse (tiltak − kontroll)")
    return Table(
      columns: columns,
      rows: [
        .section(before(in: say)), level(control, .controlBefore), level(treated, .treatedBefore),
        difference(between, 1, estimate.differenceBefore),
        .section(after(in: say)), level(control, .controlAfter), level(treated, .treatedAfter),
        difference(between, 1, estimate.differenceAfter),
        difference("Diff-in-diff", 0, estimate.effect),
      ])
  }

  /// Shares to three decimals, as reports print them; other outcomes to the significant digits of tables.
  func format(_ options: PresentationOptions) -> NumberFormat {
    estimate.fit.response.isBinary ? .decimals(max(3, options.digits)) : .significant(options.digits)
  }

  private func notes(_ options: PresentationOptions) -> [String] {
    let say = options.language
    var notes: [String] = []
    if estimate.hasControls {
      notes.append(
        levels == .zero
          ? say(
            "Levels are the model's where every control is 0 or at its reference level; they are not means of any group.",
            nb:
              "Nivåene er modellens der alle kontroller er 0 eller på referansenivået; de er ikke gjennomsnitt for noen gruppe.",
            nn:
              "Nivåa er modellen sine der alle kontrollar er 0 eller på referansenivået; dei er ikkje gjennomsnitt for noka gruppe."
          )
          : say(
            "Levels are adjusted means: the model's, with every control at its mean in the sample.",
            nb:
              "Nivåene er justerte gjennomsnitt: modellens, med alle kontroller på gjennomsnittet i utvalget.",
            nn:
              "Nivåa er justerte gjennomsnitt: modellen sine, med alle kontrollar på gjennomsnittet i utvalet."
          ))
    } else {
      notes.append(
        say(
          "Levels are the means of the four groups.", nb: "Nivåene er gjennomsnittene i de fire gruppene.",
          nn: "Nivåa er gjennomsnitta i dei fire gruppene."))
    }
    if let rSquared = estimate.fit.rSquared {
      notes.append("R² = \(options.style.text(of: rSquared, .decimals(3)).joined)")
    }
    notes.append(
      [options.stars.note(options.style), estimate.fit.covariance.footnote(options)].compactMap(\.self)
        .joined(
          separator: "   "))
    notes += estimate.fit.omittedTerms.map { $0.sentence(in: say) }
    return notes
  }
}
