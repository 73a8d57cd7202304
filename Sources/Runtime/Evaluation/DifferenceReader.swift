import Data
import Lang
import Statistics

/// An expression with the text that its ranges point into.
struct LocatedExpression {
  let expression: Expression
  let source: SourceText
}

/// Reads the parts of a `did`: each from the call, or from the last model where the call is silent.
struct DifferenceReader {
  typealias Declaration = DifferenceInDifferencesCommand

  private let call: BoundCall
  private let frame: Frame
  private let source: SourceText
  private let model: ModelRequest?
  /// The last model's formula, read anew against the data at hand.
  private let inherited: Formula?
  private var reader: FormulaReader
  /// What came from the model, in words.
  private(set) var taken: [String] = []

  init(
    _ call: BoundCall, frame: Frame, model: ModelRequest?, interpreter: Interpreter
  ) throws(Diagnostic) {
    self.call = call
    self.frame = frame
    source = interpreter.source
    reader = FormulaReader(frame: frame, interpreter: interpreter)
    self.model = model
    guard let model else {
      inherited = nil
      return
    }
    var elsewhere = interpreter
    elsewhere.source = model.source
    var modelReader = FormulaReader(frame: frame, interpreter: elsewhere)
    do { inherited = try modelReader.formula(model.formula) } catch {
      throw .modelNoLongerFits(error, call.syntax.verb)
    }
  }

  var warnings: [Diagnostic] { reader.warnings }

  func treatment() throws(Diagnostic) -> String {
    guard let name = call[Declaration.treatment]?.name else { throw .keepsNothing(call) }
    return try column(name)
  }

  mutating func outcome() throws(Diagnostic) -> any NumericSource {
    if let expression = call[Declaration.outcome]?.expression { return try reader.response(expression) }
    guard let response = inherited?.response else { throw .didNeedsOutcome(call.syntax) }
    taken.append("outcome \(response.name)")
    return response
  }

  /// The column that the call names, else the only term of the model whose values include the start.
  mutating func time(treatment: String, start: Double) throws(Diagnostic) -> String {
    if let name = call[Declaration.time]?.name { return try column(name) }
    guard let inherited else { throw .didNeedsTime(call.syntax, hasModel: false, start: start) }
    var candidates: [String] = []
    for term in inherited.terms {
      guard term.degree == 1, let name = term.columnNames.first, term.name == name, name != treatment,
        let column = frame[name], column.isNumeric
      else { continue }
      let interruption = reader.interpreter.interruption
      let hasStart = try reader.interpreter.uninterrupted(at: call.syntax.verb.range) {
        () throws(Interrupted) in try column.contains(start, interruption)
      }
      if hasStart { candidates.append(name) }
    }
    guard let first = candidates.first else { throw .didNeedsTime(call.syntax, hasModel: true, start: start) }
    guard candidates.count == 1 else { throw .didTimeAmbiguous(candidates, start: start, call.syntax) }
    taken.append("time column \(first)")
    return first
  }

  /// The terms that the call names, else those of the model that read neither the treatment nor the time column.
  mutating func controls(
    outcome: any NumericSource, excluding excluded: Set<String>
  ) throws(Diagnostic) -> [Term] {
    if let list = call[Declaration.controls] { return try reader.terms(list.expressions, response: outcome) }
    guard let inherited else { return [] }
    let terms = inherited.terms.filter { $0.columnNames.allSatisfy { !excluded.contains($0) } }
    taken.append(terms.isEmpty ? "no controls" : "controls \(terms.map(\.name).joined(separator: ", "))")
    return terms
  }

  mutating func weights() -> Weights? {
    if let weights = call[WeightsOption.parameter]?.weights { return weights }
    guard let weights = model?.weights else { return nil }
    taken.append("\(weights.kind.rawValue) weights \(weights.column)")
    return weights
  }

  mutating func covariance() throws(Diagnostic) -> any CovarianceEstimator {
    if let chosen = try CovarianceOptions.estimator(call) { return chosen }
    guard let model else { return ClassicalCovariance() }
    taken.append("standard errors \(model.covariance.inWords)")
    return model.covariance
  }

  mutating func condition() -> LocatedExpression? {
    if let expression = call[Declaration.condition]?.expression {
      return LocatedExpression(expression: expression, source: source)
    }
    guard let model, let expression = model.condition else { return nil }
    taken.append("rows if \(model.source[expression.range])")
    return LocatedExpression(expression: expression, source: model.source)
  }

  private func column(_ name: Name) throws(Diagnostic) -> String {
    guard frame[name.text] != nil else {
      throw .unknownColumn(name.text, known: frame.columnNames, at: name.range)
    }
    return name.text
  }
}

extension CovarianceEstimator {
  /// `HC1`, `clustered by municipality`.
  fileprivate var inWords: String { clusterColumn.map { "clustered by \($0)" } ?? kind.rawValue }
}

extension Column {
  /// Whether a row has this number.
  fileprivate func contains(_ number: Double, _ interruption: Interruption) throws(Interrupted) -> Bool {
    if let distinct = try distinctNumbers(interruption) { return distinct.contains(number) }
    var found = false
    withScratch(rowsPerBlock) { numbers in
      for rows in rowBlocks(of: count) where !found && !interruption.isRequested {
        readNumbers(rows, into: numbers)
        for i in 0..<rows.count where numbers[i] == number { found = true }
      }
    }
    try interruption.check()
    return found
  }
}

extension Diagnostic {
  fileprivate static func didNeedsOutcome(_ call: CommandSyntax) -> Diagnostic {
    Diagnostic(
      "did-needs-outcome", "'did' does not know the outcome: no model has been fitted before it",
      at: call.verb.range,
      notes: [Note("fit a model first, or say: did … | outcome(y), time(t)")])
  }

  fileprivate static func didNeedsTime(_ call: CommandSyntax, hasModel: Bool, start: Double) -> Diagnostic {
    let number = Value.number(start).plainText
    return Diagnostic(
      "did-needs-time", "'did' does not know the time column", at: call.verb.range,
      notes: [
        Note(
          hasModel
            ? "no term of the model has \(number) among its values" : "no model has been fitted before it"),
        Note("say it: did … | time(year)"),
      ])
  }

  fileprivate static func didTimeAmbiguous(
    _ candidates: [String], start: Double, _ call: CommandSyntax
  ) -> Diagnostic {
    let names = candidates.map { "'\($0)'" }.joined(separator: " and ")
    return Diagnostic(
      "did-time-ambiguous",
      "\(names) have \(Value.number(start).plainText) among their values, so the time column is not clear",
      at: call.verb.range, notes: [Note("say which: did … | time(\(candidates[0]))")])
  }

  fileprivate static func modelNoLongerFits(_ cause: Diagnostic, _ verb: Name) -> Diagnostic {
    Diagnostic(
      cause.id, "the last model no longer fits the data: \(cause.message)", at: verb.range,
      notes: cause.notes.map { Note($0.message) } + [Note("fit it again, or say everything in the call")])
  }
}
