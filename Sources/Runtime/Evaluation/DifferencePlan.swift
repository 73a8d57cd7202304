import Data
import Lang
import Report
import Statistics

/// What a `did` is to estimate: what the call says, and from the last model what it does not.
struct DifferencePlan {
  typealias Declaration = DifferenceInDifferencesCommand

  let frame: Frame
  private let call: BoundCall
  private let design: DifferenceInDifferences
  private let condition: LocatedExpression?
  /// What was not said in the call, in words.
  let inferences: [String]

  /// - Parameter model: the last model, which tells what the call does not.
  init(
    _ call: BoundCall, after model: ModelRequest?, in interpreter: inout Interpreter
  ) throws(Diagnostic) {
    self.call = call
    frame = try interpreter.requireFrame(at: call.syntax.verb.range)
    var reader = try DifferenceReader(call, frame: frame, model: model, interpreter: interpreter)
    let treatment = try reader.treatment()
    guard let expression = call[Declaration.start]?.expression else { throw .keepsNothing(call) }
    let start = try interpreter.number(expression)
    let outcome = try reader.outcome()
    let time = try reader.time(treatment: treatment, start: start)
    let controls = try reader.controls(outcome: outcome, excluding: [treatment, time])
    let weights = reader.weights()
    design = DifferenceInDifferences(
      outcome: outcome, treatment: treatment, time: time, start: start, controls: controls, weights: weights,
      covariance: try reader.covariance())
    condition = reader.condition()
    inferences = reader.taken.isEmpty ? [] : ["taken from the model: " + reader.taken.joined(separator: "; ")]
    for warning in reader.warnings { interpreter.sink.warn(warning, in: interpreter.source) }
  }

  /// Fits the regression.
  func fit(in interpreter: inout Interpreter) throws(Diagnostic) -> DifferenceInDifferencesFit {
    let selection = try selection(in: &interpreter)
    do { return try design.fit(frame, selection: selection, execution: interpreter.execution) } catch {
      throw .estimation(error, blame: DifferenceBlame(call).blame(for: error), frame: frame)
    }
  }

  /// The rows that the regression would use.
  func sampleUse(in interpreter: inout Interpreter) throws(Diagnostic) -> SampleUse {
    let selection = try selection(in: &interpreter)
    do { return try design.sampleUse(frame, selection: selection, execution: interpreter.execution) } catch {
      throw .estimation(error, blame: DifferenceBlame(call).blame(for: error), frame: frame)
    }
  }

  private func selection(in interpreter: inout Interpreter) throws(Diagnostic) -> Bitmap? {
    guard let condition else { return nil }
    let source = interpreter.source
    interpreter.source = condition.source
    defer { interpreter.source = source }
    return try interpreter.rows(where: condition.expression)
  }

  /// The regression as a formula with names that its coefficients have.
  func formulaText(of estimate: DifferenceInDifferencesFit) -> String {
    let terms = estimate.fit.formula.terms.map(\.name)
    return "\(estimate.outcome) ~ \(terms.joined(separator: " + "))"
  }
}

/// Which part of the call is to blame.
private struct DifferenceBlame {
  let call: BoundCall

  init(_ call: BoundCall) { self.call = call }

  func blame(for error: EstimationError) -> ModelBlame {
    typealias Declaration = DifferenceInDifferencesCommand
    let culprit =
      switch error {
      case .treatmentNotBinary, .treatmentConstant, .emptyCell: call.range(of: Declaration.treatment)
      case .startOutsidePeriods: call.range(of: Declaration.start)
      case .timeNotNumeric: call.range(of: Declaration.time)
      case .notIdentified: call.range(of: Declaration.controls)
      default: call.syntax.verb.range
      }
    return ModelBlame(
      verb: call.syntax.verb.range, formula: culprit, weights: call.range(of: WeightsOption.parameter),
      covariance: CovarianceOptions.range(call), terms: call[Declaration.controls]?.expressions ?? [])
  }
}
