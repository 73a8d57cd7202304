import Statistics

/// A linear model as it is told: the fit with what the statement said of how to tell it.
package struct LinearModelPresentation: Sendable {
  package let fit: LinearFit
  /// The formula as it was written.
  package let formula: String
  /// Labels of columns that have one.
  package let labels: TableLabels
  /// Rows that `use` read, which may be more than the data had when the model was fitted.
  package let rowsRead: Int
  /// One column, `0.146***  (0.00644)`, as reports print it.
  package let isCompact: Bool
  /// A confidence level of this table's own, in percent.
  package let level: Double?
  /// What stands beside each term's name.
  package let parts: [Part]

  /// A figure of a coefficient.
  package enum Part: String, CaseIterable, Hashable, Sendable { case coefficient, se, t, p, interval }

  package init(
    fit: LinearFit, formula: String, labels: TableLabels, rowsRead: Int, isCompact: Bool, level: Double?,
    parts: [Part] = Part.allCases
  ) {
    self.fit = fit
    self.formula = formula
    self.labels = labels
    self.rowsRead = rowsRead
    self.isCompact = isCompact
    self.level = level
    self.parts = parts
  }

  /// What tables call a column.
  package func label(of column: String) -> String { labels.name(of: column) }

  /// What tables call a level of a column.
  func label(ofLevel level: String, of column: String) -> String { labels.level(level, of: column) }
}

extension LinearModelPresentation: Presentable {
  package func report(_ options: PresentationOptions) -> Report {
    var blocks: [Block] = [.table(table(options))]
    let facts = facts(options)
    if !facts.isEmpty { blocks.append(.facts([facts])) }
    return Report(
      title: options.language("Linear model of ", nb: "Lineær modell for ", nn: "Lineær modell for ")
        + label(of: fit.responseName),
      aside: fit.covariance.heading(in: options.language),
      lead: [fit.sampleUse.sentence(options, rowsRead: rowsRead)] + weightLines(options),
      blocks: blocks, notes: notes(options))
  }

  /// How frequency weights change what N means.
  private func weightLines(_ options: PresentationOptions) -> [String] {
    guard let weights = fit.weights else { return [] }
    let say = options.language
    let kind = weights.weights.kind
    var line =
      say("\(kind.rawValue) weights", nb: kind.nameInNorwegian, nn: kind.nameInNorwegian)
      + " \(weights.weights.column), sum "
    let isWhole = weights.sum == weights.sum.rounded()
    line += options.style.text(of: weights.sum, isWhole ? .integer : .significant(12)).joined
    if weights.rowsOfZeroWeight > 0 {
      line +=
        "; \(options.style.text(of: weights.rowsOfZeroWeight)) "
        + say(
          "rows of weight 0 left out", nb: "rader med vekt 0 er utelatt", nn: "rader med vekt 0 er utelatne")
    }
    return [line]
  }

  private func facts(_ options: PresentationOptions) -> [Fact] {
    var facts = [Fact("N", .count(fit.observations))]
    if let rSquared = fit.rSquared {
      let name = fit.rSquaredIsUncentred ? options.language("uncentred R²", nb: "usentrert R²") : "R²"
      facts.append(Fact(name, .number(rSquared, .decimals(3))))
    }
    guard !isCompact else { return facts }
    if let adjusted = fit.adjustedRSquared {
      facts.append(Fact(options.language("adjusted R²", nb: "justert R²"), .number(adjusted, .decimals(3))))
    }
    facts.append(
      Fact(
        options.language("residual std. error", nb: "residualstandardavvik"),
        .number(fit.residualStandardError, .significant(options.digits))))
    if let test = fit.overallTest.statistic {
      facts.append(
        Fact(
          "F(\(test.numeratorDegreesOfFreedom), \(test.denominatorDegreesOfFreedom))",
          .number(test.statistic, .significant(4))))
    }
    return facts
  }

  private func notes(_ options: PresentationOptions) -> [String] {
    var notes = [
      [options.stars.note(options.style), fit.covariance.footnote(options)].compactMap(\.self).joined(
        separator: "   ")
    ]
    if !isCompact, fit.overallTest.statistic == nil, fit.terms.contains(where: { !$0.isIntercept }) {
      notes.append(
        options.language(
          "F is not given: the covariance matrix has not full rank",
          nb: "F er ikke oppgitt: kovariansmatrisen har ikke full rang",
          nn: "F er ikkje oppgitt: kovariansmatrisa har ikkje full rang"))
    }
    notes += fit.omittedTerms.map { $0.sentence(in: options.language) }
    for category in fit.categories where !category.emptyLevels.isEmpty {
      let levels = category.emptyLevels.joined(separator: ", ")
      notes.append(
        "\(category.name): "
          + options.language(
            "no observation has \(levels)", nb: "ingen observasjoner har \(levels)",
            nn: "ingen observasjonar har \(levels)"))
    }
    if fit.response.isBinary, fit.response.fittedBelowZero + fit.response.fittedAboveOne > 0 {
      let below = options.style.text(of: fit.response.fittedBelowZero)
      let above = options.style.text(of: fit.response.fittedAboveOne)
      notes.append(
        options.language(
          "fitted probabilities outside 0 to 1: \(below) below 0, \(above) above 1",
          nb: "predikerte sannsynligheter utenfor 0 til 1: \(below) under 0, \(above) over 1",
          nn: "predikerte sannsyn utanfor 0 til 1: \(below) under 0, \(above) over 1"))
    }
    return notes
  }
}

extension Covariance {
  /// What the header of a table says of the standard errors.
  package func heading(in language: Language) -> String {
    switch kind {
    case .classical:
      return language(
        "classical standard errors (not robust)", nb: "klassiske standardfeil (ikke robuste)",
        nn: "klassiske standardfeil (ikkje robuste)")
    case .hc0, .hc1, .hc2, .hc3:
      return language("robust standard errors", nb: "robuste standardfeil") + " (\(kind.rawValue))"
    case .cluster:
      return language(
        "standard errors clustered by ", nb: "standardfeil klynget etter ", nn: "standardfeil klynga etter ")
        + (estimator.clusterColumn ?? "")
    }
  }

  /// The distribution with its degrees of freedom and the small-sample factor.
  package func footnote(_ options: PresentationOptions) -> String {
    let (say, style) = (options.language, options.style)
    let unit = degreesOfFreedom == 1 ? "degree" : "degrees"
    let count = style.text(of: degreesOfFreedom)
    let degrees = say(
      "t with \(count) \(unit) of freedom", nb: "t med \(count) frihetsgrader",
      nn: "t med \(count) fridomsgrader")
    let value = style.text(of: factor, .decimals(4)).joined
    switch kind {
    case .classical: return "\(degrees); " + say("variance", nb: "varians") + " RSS/(N−K)"
    case .hc0, .hc2, .hc3:
      return "\(degrees); \(kind.rawValue) "
        + say("has no small-sample factor", nb: "har ingen småutvalgsfaktor", nn: "har ingen småutvalsfaktor")
    case .hc1:
      return "\(degrees); HC1 \(say("factor", nb: "faktor")) \(estimator.factorFormula.rawValue) = \(value)"
    case .cluster:
      return
        "\(degrees); \(style.text(of: clusters ?? 0)) "
        + say("clusters, factor", nb: "klynger, faktor", nn: "klynger, faktor")
        + " \(estimator.factorFormula.rawValue) = \(value)"
    }
  }
}

extension OmittedTerm {
  /// `network dropped: it is net[net1] + net[net2] + net[net3]`
  package func sentence(in language: Language) -> String {
    let dropped = name + language(" dropped: ", nb: " tatt ut: ", nn: " teken ut: ")
    switch reason {
    case .collinear(let shares):
      return dropped + language("it equals ", nb: "den er lik ", nn: "han er lik ") + shares.inWords
    case .noObservations:
      return dropped
        + language(
          "no observation has it", nb: "ingen observasjoner har den", nn: "ingen observasjonar har han")
    case .singleLevel(let level):
      return dropped
        + language("every observation has ", nb: "alle observasjoner har ", nn: "alle observasjonar har ")
        + level
    }
  }

  package var json: JSONValue {
    switch reason {
    case .collinear(let shares):
      .object([
        .init("term", .string(name)), .init("reason", "collinear"),
        .init("collinear_with", .array(shares.map { .string($0.name) })),
        .init("coefficients", .array(shares.map { .number($0.coefficient) })),
      ])
    case .noObservations:
      .object([
        .init("term", .string(name)), .init("reason", "no observations"), .init("collinear_with", .array([])),
      ])
    case .singleLevel(let level):
      .object([
        .init("term", .string(name)), .init("reason", "single level"), .init("level", .string(level)),
        .init("collinear_with", .array([])),
      ])
    }
  }
}

extension [OmittedTerm.Share] {
  /// `2·x + (Intercept)`, the coefficients to six digits.
  fileprivate var inWords: String {
    guard !isEmpty else { return "0" }
    var text = ""
    for (position, share) in enumerated() {
      let magnitude = abs(share.coefficient)
      let sign = share.coefficient < 0 ? (position == 0 ? "−" : " − ") : (position == 0 ? "" : " + ")
      let isOne = abs(magnitude - 1) < 1e-9
      let isWhole = magnitude == magnitude.rounded()
      let format: NumberFormat = isWhole ? .integer : .significant(6)
      let number = isOne ? "" : NumberStyle.plain.text(of: magnitude, format).joined
      text +=
        sign
        + (share.name == Coefficient.interceptName
          ? (isOne ? "1" : number) : number + (isOne ? "" : "·") + share.name)
    }
    return text
  }
}

extension WeightKind {
  fileprivate var nameInNorwegian: String {
    switch self {
    case .frequency: "frekvensvekter"
    case .analytic: "analytiske vekter"
    case .probability: "sannsynlighetsvekter"
    }
  }
}
