import Lang
import Report
import Statistics

/// A fitted model with what other commands take from its statement.
package struct ModelResult: StoredResult {
  package let presentation: LinearModelPresentation
  /// What `did` takes over: the formula, the weights, the covariance and the rows of the model.
  package let request: ModelRequest

  package var fit: LinearFit { presentation.fit }
  package var kind: String { "model" }
  package var isEstimate: Bool { true }
  package var summary: String { presentation.formula }
  package var observations: Int { fit.observations }

  package func report(_ options: PresentationOptions) -> Report { presentation.report(options) }
  package func json(_ options: PresentationOptions) -> JSONValue { presentation.json(options) }

  package static let fields: [ResultField<ModelResult>] = [
    ResultField("coef", "the coefficients by name") { $0.vector($0.fit.coefficients) },
    ResultField("se", "the standard errors by name") { $0.vector($0.fit.standardErrors) },
    ResultField("t", "the statistics by name") { $0.vector($0.fit.statistics) },
    ResultField("p", "the p-values by name") { $0.vector($0.fit.pValues) },
    ResultField("lower", "the lower ends of the 95 % intervals") { r in
      r.vector(r.fit.intervals(level: 0.95).map(\.lower))
    },
    ResultField("upper", "the upper ends of the 95 % intervals") { r in
      r.vector(r.fit.intervals(level: 0.95).map(\.upper))
    },
    ResultField("vcov", "the covariance matrix of the coefficients") { result in
      .matrix(
        NamedMatrix(
          result.fit.covariance.matrix, rowNames: result.fit.termNames, columnNames: result.fit.termNames))
    },
    ResultField("n", "the number of observations") { .number(Double($0.fit.observations)) },
    ResultField("r2", "R squared") { .init(computed: $0.fit.rSquared ?? .nan) },
    ResultField("adjusted_r2", "R squared adjusted for the number of coefficients") {
      .init(computed: $0.fit.adjustedRSquared ?? .nan)
    },
    ResultField("rss", "the residual sum of squares") { .number($0.fit.residualSumOfSquares) },
    ResultField("sigma", "the residual standard error") { .init(computed: $0.fit.residualStandardError) },
    ResultField("df", "the residual degrees of freedom") { .number(Double($0.fit.residualDegreesOfFreedom)) },
    ResultField("f", "the F statistic of all coefficients but the constant") {
      .init(computed: $0.fit.overallTest.statistic?.statistic ?? .nan)
    },
    ResultField("ll", "the log likelihood") { .init(computed: $0.fit.logLikelihood) },
    ResultField("aic", "Akaike's criterion") { .init(computed: $0.fit.akaikeCriterion) },
    ResultField("bic", "Schwarz's criterion") { .init(computed: $0.fit.bayesianCriterion) },
    ResultField("response", "the name of the response") { .text($0.fit.responseName) },
    ResultField("formula", "the formula as it was written") { .text($0.presentation.formula) },
  ]

  private func vector(_ numbers: [Double]) -> Value {
    .vector(NamedVector(names: fit.termNames, numbers: numbers))
  }
}

/// A model as its statement asked for it.
package struct ModelRequest: Sendable {
  package var formula: Expression
  /// The text that the formula's ranges point into.
  package var source: SourceText
  package var condition: Expression?
  package var weights: Weights?
  package var covariance: any CovarianceEstimator
}
