import Report
import Statistics

/// An estimated difference in differences, kept and told.
package struct DifferenceResult: StoredResult {
  package let presentation: DifferencePresentation

  package var estimate: DifferenceInDifferencesFit { presentation.estimate }
  package var kind: String { "did" }
  package var isEstimate: Bool { true }
  package var summary: String { "\(estimate.outcome): \(presentation.model.formula)" }
  package var observations: Int { estimate.fit.observations }

  package func report(_ options: PresentationOptions) -> Report { presentation.report(options) }
  package func json(_ options: PresentationOptions) -> JSONValue { presentation.json(options) }

  package static let fields: [ResultField<DifferenceResult>] = [
    ResultField("effect", "the difference in differences") { .number($0.estimate.effect.estimate) },
    ResultField("se", "its standard error") { .number($0.estimate.effect.standardError) },
    ResultField("t", "its statistic") { .init(computed: $0.estimate.effect.statistic) },
    ResultField("p", "its p-value") { .init(computed: $0.estimate.effect.pValue) },
    ResultField("lower", "the lower end of its 95 % interval") {
      .number($0.estimate.effect.interval(level: 0.95).lower)
    },
    ResultField("upper", "the upper end of its 95 % interval") {
      .number($0.estimate.effect.interval(level: 0.95).upper)
    },
    ResultField("before", "treated less control before the start") {
      .number($0.estimate.differenceBefore.estimate)
    },
    ResultField("after", "treated less control after the start") {
      .number($0.estimate.differenceAfter.estimate)
    },
    ResultField("counterfactual", "what the treated would have had") {
      .number($0.estimate.counterfactual.estimate)
    },
    ResultField("n", "the number of observations") { .number(Double($0.estimate.fit.observations)) },
    ResultField("coef", "the coefficients of the regression by name") {
      .vector(NamedVector(names: $0.estimate.fit.termNames, numbers: $0.estimate.fit.coefficients))
    },
    ResultField("vcov", "their covariance matrix") {
      let names = $0.estimate.fit.termNames
      return .matrix(NamedMatrix($0.estimate.fit.covariance.matrix, rowNames: names, columnNames: names))
    },
  ]
}
