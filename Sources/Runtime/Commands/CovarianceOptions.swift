import Data
import Lang
import Statistics

/// The options that choose the standard errors, the same for every command that fits a model.
enum CovarianceOptions {
  static let robust = Parameter<Flag>(
    "robust", help: "Heteroskedasticity-robust errors, HC1 with factor N/(N-K).")
  static let hc0 = Parameter<Flag>("hc0", help: "Robust errors without small-sample factor (White 1980).")
  static let hc2 = Parameter<Flag>("hc2", help: "Robust errors, residuals divided by 1 - leverage.")
  static let hc3 = Parameter<Flag>("hc3", help: "Robust errors, residuals divided by (1 - leverage)^2.")
  static let classical = Parameter<Flag>(
    "classical", help: "Equal variances; what is used when nothing is said.")
  static let cluster = Parameter<ColumnName>(
    "cluster",
    help: "Errors may be correlated within the groups of this column; t with G-1 degrees of freedom.")

  static let specs = [robust.spec, classical.spec, hc0.spec, hc2.spec, hc3.spec, cluster.spec]
  static let names = specs.map(\.name)

  /// The estimator that a call chose; `nil` when it chose none.
  static func estimator(_ call: BoundCall) throws(Diagnostic) -> (any CovarianceEstimator)? {
    if let column = call[cluster]?.name { return ClusterCovariance(column.text) }
    if call.has(robust) { return HC1Covariance() }
    if call.has(hc0) { return HC0Covariance() }
    if call.has(hc2) { return HC2Covariance() }
    if call.has(hc3) { return HC3Covariance() }
    if call.has(classical) { return ClassicalCovariance() }
    return nil
  }

  /// Where the choice was written.
  static func range(_ call: BoundCall) -> SourceRange {
    names.compactMap { call.ranges[$0] }.first ?? call.syntax.verb.range
  }
}

/// `weights(frequency n)`: the kind is never guessed.
struct WeightsOption: ArgumentValue {
  enum Kind: String, ChoiceValue {
    case frequency, analytic, probability
    var meaning: String {
      switch self {
      case .frequency: "the row stands for so many equal observations"
      case .analytic: "the row is a mean of so many observations"
      case .probability: "one over the probability that the row was sampled; robust errors only"
      }
    }
  }

  static let parameter = Parameter<WeightsOption>("weights", help: "A column of weights, with its kind.")

  let weights: Weights

  static var shape: ParameterSpec.Shape { .sequence([Kind.shape, .column]) }

  init?(_ phrases: [Phrase]) {
    guard phrases.count == 2, let kind = Kind([phrases[0]]), let column = phrases[1].name,
      let weightKind = WeightKind(rawValue: kind.rawValue)
    else { return nil }
    weights = Weights(weightKind, column: column.text)
  }

  /// The column that a call names as its weights; nil where it names none.
  static func column(of call: BoundCall, in frame: Frame) throws(Diagnostic) -> Column? {
    guard let weights = call[parameter]?.weights else { return nil }
    guard let column = frame[weights.column] else {
      throw .unknownColumn(weights.column, known: frame.columnNames, at: call.range(of: parameter))
    }
    return column
  }
}
