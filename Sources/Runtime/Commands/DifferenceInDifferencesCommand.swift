import Data
import Lang
import Report
import Statistics

/// `did` — compares the change of a treated group with that of a control group.
enum DifferenceInDifferencesCommand: Command {
  enum Place: String, ChoiceValue {
    case means, zero
    var meaning: String {
      switch self {
      case .means: "levels are told with the controls at their means in the sample"
      case .zero:
        "levels are told with the controls at 0 and at their reference levels, as some packages print them"
      }
    }
  }

  static let treatment = Parameter<ColumnName>(
    "treatment", .required, help: "A column of two values; the second is the treated.")
  static let start = Parameter<ExpressionArgument<NumberRole>>(
    "start", .required, help: "The first treated period.")
  static let condition = Parameter<ExpressionArgument<ConditionRole>>("if", help: "The rows to use.")
  static let outcome = Parameter<ExpressionArgument<AnyExpression>>(
    "outcome", default: "the response of the last model", help: "The outcome.")
  static let time = Parameter<ColumnName>(
    "time", default: "the term of the last model that has the start among its values",
    help: "The column of periods.")
  static let controls = Parameter<ExpressionList<TermRole>>(
    "controls", .anyNumber, default: "the other terms of the last model", help: "Terms to hold equal.")
  static let at = Parameter<Place>(
    "at", default: "means", help: "Where the controls stand when levels are told.")

  static let spec = CommandSpec(
    "did",
    summary: "Compare the change of a treated group with that of a control group.",
    discussion: """
      Estimates y = b0 + b1 after + b2 treated + b3 after treated + controls by least squares; b3 is the difference in \
      differences. After a 'model' it takes from it what the call does not say: the outcome, the controls (its terms \
      without the treatment and the time column), the rows, the weights and the kind of standard errors. The output \
      says what was taken. 'explain' shows the calculation by hand.
      """,
    arguments: [treatment.spec, start.spec], clauses: [condition.spec],
    options: [outcome.spec, time.spec, controls.spec, at.spec, WeightsOption.parameter.spec]
      + CovarianceOptions.specs + [ExportOption.parameter.spec],
    exclusiveOptions: [CovarianceOptions.names],
    examples: [
      Example(
        "did network 2015", "after a model",
        setup: ["use \"nir.csv\" | example", "model transition ~ gender + age + cohort + unemp | robust"]),
      Example(
        "did network 2015 | outcome(transition), time(cohort), controls(gender, age, log(unemp)), cluster(municipality)",
        "everything said"),
    ],
    familiarNames: ["diff", "didregress", "diff_in_diff"], resultFields: DifferenceResult.fieldSpecs,
    reliances: [.lastModel, .everyColumn])

  static func run(_ call: BoundCall, in interpreter: inout Interpreter) throws(Diagnostic) -> Output {
    let plan = try DifferencePlan(call, after: interpreter.session.lastModel?.request, in: &interpreter)
    let estimate = try plan.fit(in: &interpreter)
    let presentation = DifferencePresentation(
      estimate: estimate,
      model: LinearModelPresentation(
        fit: estimate.fit, formula: plan.formulaText(of: estimate),
        labels: plan.frame.labels(in: interpreter.language),
        rowsRead: interpreter.session.ledger.rowsRead, isCompact: false, level: nil),
      levels: call[at] == .zero ? .zero : .covariateMeans, inferences: plan.inferences)
    interpreter.session.ledger.lastUse = estimate.fit.sampleUse
    let result = DifferenceResult(presentation: presentation)
    return Output([result], value: .result(result))
  }
}
