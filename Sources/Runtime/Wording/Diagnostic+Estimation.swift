import Data
import Lang
import Report
import Statistics

/// Wording of why a model cannot be formed or estimated.
extension Diagnostic {
  /// An error of forming the formula, which only the formula can cause.
  static func estimation(_ error: EstimationError, at range: SourceRange) -> Diagnostic {
    if case .interrupted = error { return .interrupted(at: range) }
    return Diagnostic(
      error.identifier, error.sentence(nil), at: range, notes: error.advice(nil).map { Note($0) })
  }

  static func estimation(_ error: EstimationError, blame: ModelBlame, frame: Frame) -> Diagnostic {
    if case .interrupted = error { return .interrupted(at: blame.verb) }
    let range = error.range(in: blame)
    return Diagnostic(
      error.identifier, error.sentence(frame), at: range, notes: error.advice(frame).map { Note($0) },
      fixIts: error.repairs(at: range, in: blame))
  }
}

extension EstimationError {
  fileprivate func range(in blame: ModelBlame) -> SourceRange {
    switch self {
    case .weightNegative, .weightNotInteger: blame.weights
    case .unsupportedWeights, .onlyOneCluster, .leverageOne: blame.covariance
    case .interrupted, .noObservations: blame.verb
    case .unknownLevel(let column, let level, _): blame.place(ofLevel: level, of: column) ?? blame.formula
    default: blame.formula
    }
  }

  fileprivate func repairs(at range: SourceRange, in blame: ModelBlame) -> [Diagnostic.FixIt] {
    switch self {
    case .unknownLevel(let column, let level, let known):
      blame.place(ofLevel: level, of: column).map { Diagnostic.replacing(level, by: known, at: $0) } ?? []
    case .leverageOne: [Diagnostic.FixIt("Use HC1", at: range, replacement: "robust")]
    default: []
    }
  }

  fileprivate var identifier: Diagnostic.ID {
    switch self {
    case .powerNotPositive, .tooManyTerms, .conflictingReferenceLevels, .noTerms, .tooFewValues:
      "bad-formula"
    case .unknownColumn: "unknown-column"
    case .notNumeric: "text-where-number"
    case .unknownLevel: "unknown-level"
    case .tooManyLevels, .tooManyColumns: "too-many-levels"
    case .valuesTooLarge, .tooLarge, .notSolvable: "too-large"
    case .noObservations: "no-observations"
    case .tooFewObservations: "too-few-observations"
    case .weightNegative, .weightNotInteger, .unsupportedWeights: "bad-weights"
    case .onlyOneCluster: "one-cluster"
    case .leverageOne: "leverage-one"
    case .treatmentNotBinary, .treatmentConstant: "bad-treatment"
    case .timeNotNumeric, .startOutsidePeriods: "bad-time"
    case .emptyCell: "empty-cell"
    case .notIdentified: "not-identified"
    case .interrupted: "interrupted"
    }
  }

  fileprivate func sentence(_ frame: Frame?) -> String {
    switch self {
    case .powerNotPositive(let power): "a sum of terms is raised to a whole number above 0, not to \(power)"
    case .tooManyTerms(let limit): "crossing makes more than \(limit) terms"
    case .conflictingReferenceLevels(let column, let levels):
      "'\(column)' is given two reference levels: \(levels.joined(separator: " and "))"
    case .noTerms: "the formula has neither a term nor a constant"
    case .unknownColumn(let name, _): "there is no column '\(name)'"
    case .notNumeric(let column):
      "a number is needed, and '\(column)' is a \(frame?[column]?.kind.rawValue ?? "text") column"
    case .unknownLevel(let column, let level, _): "no row used has '\(level)' in '\(column)'"
    case .tooManyLevels(let column, let count):
      "'\(column)' has \(count) different values, too many for categories"
    case .tooManyColumns(let count, let limit):
      "the formula needs \(count) coefficients, and at most \(limit) can be estimated"
    case .tooFewValues(let name, let degree):
      "'\(name)' needs more than \(degree) different values in the rows used"
    case .valuesTooLarge(let name): "'\(name)' has values too large to be squared"
    case .tooLarge: "the model is too large"
    case .notSolvable: "the model cannot be solved: the numbers are too large or too small"
    case .noObservations(let use):
      "no row is left to estimate from: \(use.sentence(PresentationOptions(), rowsRead: nil))"
    case .tooFewObservations(let observations, let coefficients):
      "\(observations) observation\(observations == 1 ? "" : "s") cannot carry \(coefficients) coefficients and a variance"
    case .weightNegative(let column, let row): "the weight '\(column)' is negative in row \(row + 1)"
    case .weightNotInteger(let column, let row):
      "the frequency weight '\(column)' is no whole number in row \(row + 1)"
    case .unsupportedWeights(let kind, let covariance):
      "\(kind.rawValue) weights do not go with \(covariance.rawValue) standard errors"
    case .onlyOneCluster(let column): "'\(column)' has one group only in the rows used"
    case .leverageOne(let row):
      "HC2 and HC3 do not exist: the fit goes through row \(row + 1) whatever its response"
    case .treatmentNotBinary(let column, let values):
      "the treatment '\(column)' must have two values, and it has \(values.count)\(values.listed)"
    case .treatmentConstant(let column, let value): "the treatment '\(column)' is \(value) in every row used"
    case .timeNotNumeric(let column): "the time column '\(column)' has no numbers"
    case .startOutsidePeriods(let column, let start, let first, let last):
      "'\(column)' runs from \(first) to \(last), so nothing is before and after \(Value.number(start).plainText)"
    case .emptyCell(let cell): "there is no row of the \(cell.inWords)"
    case .notIdentified(let term, let others):
      "the effect cannot be told: '\(term)' is a combination of \(others.joined(separator: ", "))"
    case .interrupted: "interrupted"
    }
  }

  fileprivate func advice(_ frame: Frame?) -> [String] {
    switch self {
    case .unknownColumn(let name, let columns):
      NearestNames(columns).names(near: name).prefix(1).map { "the nearest is '\($0)'" }
    case .unknownLevel(_, _, let known): ["there is \(known.prefix(20).joined(separator: ", "))"]
    case .tooManyLevels(let column, _): ["is '\(column)' an identifier? Then leave it out, or cluster by it"]
    case .unsupportedWeights(.probability, _): ["use robust or cluster(…)"]
    case .onlyOneCluster: ["clustered errors compare groups: at least two are needed, and fifty are wise"]
    case .treatmentNotBinary: ["make one with gen: gen treated = … == …"]
    case .startOutsidePeriods: ["the second argument of 'did' is the first treated period"]
    case .notIdentified: ["leave these controls out"]
    default: []
    }
  }
}

extension DifferenceInDifferences.Cell {
  /// `control group before the start`
  var inWords: String {
    switch self {
    case .controlBefore: "control group before the start"
    case .treatedBefore: "treated group before the start"
    case .controlAfter: "control group after the start"
    case .treatedAfter: "treated group after the start"
    }
  }
}
