import Statistics

/// A linear model as it is told: the fit with what the statement said of how to tell it.
package struct LinearModelPresentation: Sendable {
  package let fit: LinearFit
  /// The formula as it was written.
  package let formula: String
  /// Labels of columns that have one.
  package let labels: [String: String]
  /// Rows that `use` read, which may be more than the data had when the model was fitted.
  package let rowsRead: Int
  /// One column, `0.146***  (0.00644)`, as reports print it.
  package let isCompact: Bool
  /// A confidence level of this table's own, in percent.
  package let level: Double?

  package init(
    fit: LinearFit, formula: String, labels: [String: String], rowsRead: Int, isCompact: Bool, level: Double?
  ) {
    self.fit = fit
    self.formula = formula
    self.labels = labels
    self.rowsRead = rowsRead
    self.isCompact = isCompact
    self.level = level
  }

  /// What tables call a column.
  package func label(of column: String) -> String { labels[column] ?? column }
}

extension LinearModelPresentation: Presentable {
  package func report(_ options: PresentationOptions) -> Report {
    var blocks: [Block] = [.table(table(options))]
    let facts = facts(options)
    if !facts.isEmpty { blocks.append(.facts([facts])) }
    return Report(
      title: "Linear model of \(label(of: fit.responseName))",
      aside: fit.covariance.heading,
      lead: [fit.sampleUse.sentence(options.style, rowsRead: rowsRead)] + weightLines(options),
      blocks: blocks, notes: notes(options))
  }

  /// How frequency weights change what N means.
  private func weightLines(_ options: PresentationOptions) -> [String] {
    guard let weights = fit.weights else { return [] }
    var line = "\(weights.weights.kind.rawValue) weights \(weights.weights.column), sum "
    let isWhole = weights.sum == weights.sum.rounded()
    line += options.style.text(of: weights.sum, isWhole ? .integer : .significant(12)).joined
    if weights.rowsOfZeroWeight > 0 {
      line += "; \(options.style.text(of: weights.rowsOfZeroWeight)) rows of weight 0 left out"
    }
    return [line]
  }

  private func facts(_ options: PresentationOptions) -> [Fact] {
    var facts = [Fact("N", .count(fit.observations))]
    if let rSquared = fit.rSquared {
      facts.append(Fact(fit.rSquaredIsUncentred ? "uncentred R²" : "R²", .number(rSquared, .decimals(3))))
    }
    guard !isCompact else { return facts }
    if let adjusted = fit.adjustedRSquared {
      facts.append(Fact("adjusted R²", .number(adjusted, .decimals(3))))
    }
    facts.append(
      Fact("residual std. error", .number(fit.residualStandardError, .significant(options.digits))))
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
      [options.stars.note, fit.covariance.footnote(options.style)].compactMap(\.self).joined(separator: "   ")
    ]
    if !isCompact, fit.overallTest.statistic == nil, fit.terms.contains(where: { !$0.isIntercept }) {
      notes.append("F is not given: the covariance matrix has not full rank")
    }
    notes += fit.omittedTerms.map(\.sentence)
    for category in fit.categories where !category.emptyLevels.isEmpty {
      notes.append("\(category.name): no observation has \(category.emptyLevels.joined(separator: ", "))")
    }
    if fit.response.isBinary, fit.response.fittedBelowZero + fit.response.fittedAboveOne > 0 {
      notes.append(
        "fitted probabilities outside 0 to 1: \(options.style.text(of: fit.response.fittedBelowZero)) below 0, "
          + "\(options.style.text(of: fit.response.fittedAboveOne)) above 1")
    }
    return notes
  }
}

extension Covariance {
  /// What the header of a table says of the standard errors.
  package var heading: String {
    switch kind {
    case .classical: "classical standard errors (not robust)"
    case .hc1: "robust standard errors (HC1)"
    case .hc0, .hc2, .hc3: "robust standard errors (\(kind.rawValue))"
    case .cluster: "standard errors clustered by \(estimator.clusterColumn ?? "")"
    }
  }

  /// The distribution with its degrees of freedom and the small-sample factor.
  package func footnote(_ style: NumberStyle) -> String {
    let unit = degreesOfFreedom == 1 ? "degree" : "degrees"
    let degrees = "t with \(style.text(of: degreesOfFreedom)) \(unit) of freedom"
    let value = style.text(of: factor, .decimals(4)).joined
    switch kind {
    case .classical: return "\(degrees); variance RSS/(N−K)"
    case .hc0, .hc2, .hc3: return "\(degrees); \(kind.rawValue) has no small-sample factor"
    case .hc1: return "\(degrees); HC1 factor \(estimator.factorFormula.rawValue) = \(value)"
    case .cluster:
      return
        "\(degrees); \(style.text(of: clusters ?? 0)) clusters, factor \(estimator.factorFormula.rawValue) = \(value)"
    }
  }
}

extension OmittedTerm {
  /// `network dropped: it is net[net1] + net[net2] + net[net3]`
  package var sentence: String {
    switch reason {
    case .collinear(let shares): "\(name) dropped: it equals \(shares.inWords)"
    case .noObservations: "\(name) dropped: no observation has it"
    case .singleLevel(let level): "\(name) dropped: every observation has \(level)"
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
