import Statistics

extension LinearModelPresentation {
  package func json(_ options: PresentationOptions) -> JSONValue {
    let intervals = fit.intervals(level: (level ?? options.level) / 100)
    let errors = fit.standardErrors
    let (statistics, pValues) = (fit.statistics, fit.pValues)
    let terms = fit.terms.indices.map { i -> JSONValue in
      var members: [JSONValue.Member] = [.init("name", .string(fit.terms[i].name))]
      if fit.terms[i].parts.count == 1, fit.terms[i].parts[0].level != nil,
        let reference = fit.categories.first(where: { $0.name == fit.terms[i].parts[0].variable })?
          .referenceLevel
      {
        members.append(.init("reference", .string(reference)))
      }
      members += [
        .init("estimate", .number(fit.coefficients[i])), .init("standard_error", .number(errors[i])),
        .init("statistic", .number(statistics[i])), .init("p_value", .number(pValues[i])),
        .init("lower", .number(intervals[i].lower)), .init("upper", .number(intervals[i].upper)),
      ]
      return .object(members)
    }
    return .object([
      .init("result", "model"), .init("estimator", "linear"), .init("response", .string(fit.responseName)),
      .init("formula", .string(formula)), .init("observations", .integer(fit.observations)),
      .init("rows", .integer(fit.sampleUse.rowsAvailable)), .init("rows_read", .integer(rowsRead)),
      .init("rows_used", .integer(fit.sampleUse.rowsUsed)),
      .init("dropped", .array(fit.sampleUse.droppedJSON)),
      .init("dropped_rows", .integer(fit.sampleUse.rowsMissing)),
      .init("dropped_in_several", .integer(fit.sampleUse.rowsMissingSeveral)),
      .init("weights", weightsJSON), .init("omitted_terms", .array(fit.omittedTerms.map(\.json))),
      .init("categories", .array(fit.categories.map(\.json))),
      .init("covariance", fit.covariance.json), .init("level", .number(level ?? options.level)),
      .init("terms", .array(terms)), .init("statistics", statisticsJSON),
      .init("computed_by", .string(fit.path.rawValue)),
    ])
  }

  private var weightsJSON: JSONValue {
    guard let weights = fit.weights else { return .null }
    return .object([
      .init("kind", .string(weights.weights.kind.rawValue)), .init("column", .string(weights.weights.column)),
      .init("sum", .number(weights.sum)), .init("rows_of_zero_weight", .integer(weights.rowsOfZeroWeight)),
    ])
  }

  private var statisticsJSON: JSONValue {
    let test = fit.overallTest.statistic
    return .object([
      .init("r_squared", .number(fit.rSquared)), .init("adjusted_r_squared", .number(fit.adjustedRSquared)),
      .init("uncentred", .bool(fit.rSquaredIsUncentred)), .init("f", .number(test?.statistic)),
      .init("f_p_value", .number(test?.pValue)),
      .init("f_numerator_degrees_of_freedom", .integer(test?.numeratorDegreesOfFreedom)),
      .init("f_denominator_degrees_of_freedom", .integer(test?.denominatorDegreesOfFreedom)),
      .init("residual_standard_error", .number(fit.residualStandardError)),
      .init("residual_sum_of_squares", .number(fit.residualSumOfSquares)),
      .init("log_likelihood", .number(fit.logLikelihood)), .init("aic", .number(fit.akaikeCriterion)),
      .init("bic", .number(fit.bayesianCriterion)), .init("response_mean", .number(fit.responseMean)),
      .init("fitted_below_0", fit.response.isBinary ? .integer(fit.response.fittedBelowZero) : .null),
      .init("fitted_above_1", fit.response.isBinary ? .integer(fit.response.fittedAboveOne) : .null),
    ])
  }
}

extension Covariance {
  package var json: JSONValue {
    .object([
      .init("kind", .string(kind.rawValue)), .init("cluster", .string(estimator.clusterColumn)),
      .init("clusters", .integer(clusters)), .init("factor", .number(factor)),
      .init("factor_formula", .string(estimator.factorFormula.rawValue)), .init("distribution", "t"),
      .init("degrees_of_freedom", .integer(degreesOfFreedom)),
    ])
  }
}

extension CategorySummary {
  fileprivate var json: JSONValue {
    .object([
      .init("name", .string(name)), .init("reference", .string(referenceLevel)),
      .init(
        "levels",
        .array(levels.map { .object([.init("name", .string($0.name)), .init("n", .integer($0.count))]) })),
      .init("empty_levels", .array(emptyLevels.map { .string($0) })),
    ])
  }
}
