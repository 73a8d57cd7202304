import Data

/// An estimated difference in differences: the four cells, the differences and the regression they come from.
package struct DifferenceInDifferencesFit: Sendable {
  package typealias Cell = DifferenceInDifferences.Cell

  /// One cell of the two by two table.
  package struct CellSummary: Hashable, Sendable {
    /// Observations of the sample in the cell, by frequency weight.
    package let observations: Int
    /// The mean of the outcome as it is.
    package let rawMean: Double
    /// The model's mean where the controls have their means over the whole sample.
    package let adjustedMean: LinearCombination
    /// The model's mean where every control is zero or at its reference level.
    package let meanAtZero: LinearCombination
  }

  /// The first and the last period of the sample on one side of the start.
  package struct Periods: Hashable, Sendable {
    package let first: String
    package let last: String
  }

  package let outcome: String
  package let treatment: String
  package let time: String
  package let start: Double
  /// The value of the treatment column in the control group, and among the treated.
  package let controlValue: String
  package let treatedValue: String
  package let periodsBefore: Periods
  package let periodsAfter: Periods
  package let cells: [Cell: CellSummary]
  /// Treated less control before the start, β₂.
  package let differenceBefore: LinearCombination
  /// Treated less control after the start, β₂ + β₃.
  package let differenceAfter: LinearCombination
  /// The difference in differences, β₃.
  package let effect: LinearCombination
  /// The change of the control group, β₁, and of the treated, β₁ + β₃.
  package let controlChange: LinearCombination
  package let treatedChange: LinearCombination
  /// What the treated would have after the start if they had changed as the control group did: control
  /// after plus the difference before, at the means of the controls and where they are zero.
  package let counterfactual: LinearCombination
  package let counterfactualAtZero: LinearCombination
  package let fit: LinearFit

  /// Whether the model has controls; without them adjusted and raw means agree.
  package var hasControls: Bool { fit.formula.terms.count > 3 }
}

extension DifferenceInDifferencesFit {
  /// Throws `.notIdentified` if one of the three terms has no coefficient.
  init(
    _ design: DifferenceInDifferences, groups: TreatmentGroups, counts: CellTable.Counts, time: Column,
    fit: LinearFit
  ) throws(EstimationError) {
    let weights = try CombinationWeights(fit)
    func combination(after: Double, treated: Double, both: Double) -> LinearCombination {
      LinearCombination(weights.difference(after: after, treated: treated, both: both), of: fit)
    }
    func mean(after: Double, treated: Double, both: Double, atZero: Bool) -> LinearCombination {
      LinearCombination(
        weights.mean(after: after, treated: treated, both: both, atZero: atZero), of: fit)
    }
    outcome = design.outcome.name
    treatment = design.treatment
    self.time = design.time
    start = design.start
    controlValue = groups.control
    treatedValue = groups.treated
    periodsBefore = Periods(counts.periodsBefore)
    periodsAfter = Periods(counts.periodsAfter)
    cells = Dictionary(
      uniqueKeysWithValues: Cell.allCases.map { cell in
        let (after, treated) = (cell.isAfter ? 1.0 : 0, cell.isTreated ? 1.0 : 0)
        let isFrequency = fit.weights?.weights.kind == .frequency
        let weight = counts.weights[cell] ?? 0
        return (
          cell,
          CellSummary(
            observations: isFrequency ? Int(weight) : counts.rows[cell] ?? 0,
            rawMean: (counts.sums[cell] ?? 0) / weight,
            adjustedMean: mean(after: after, treated: treated, both: after * treated, atZero: false),
            meanAtZero: mean(after: after, treated: treated, both: after * treated, atZero: true))
        )
      })
    differenceBefore = combination(after: 0, treated: 1, both: 0)
    differenceAfter = combination(after: 0, treated: 1, both: 1)
    effect = combination(after: 0, treated: 0, both: 1)
    controlChange = combination(after: 1, treated: 0, both: 0)
    treatedChange = combination(after: 1, treated: 0, both: 1)
    counterfactual = mean(after: 1, treated: 1, both: 0, atZero: false)
    counterfactualAtZero = mean(after: 1, treated: 1, both: 0, atZero: true)
    self.fit = fit
  }
}

extension DifferenceInDifferencesFit.Periods {
  fileprivate init(_ range: ClosedRange<Double>?) {
    first = range.map { Scalar.text(of: $0.lowerBound) } ?? ""
    last = range.map { Scalar.text(of: $0.upperBound) } ?? ""
  }
}

/// The weights of coefficients in means of cells and in their differences.
private struct CombinationWeights {
  private let after: Int
  private let treated: Int
  private let both: Int
  private let means: [Double]

  init(_ fit: LinearFit) throws(EstimationError) {
    after = try Self.place(of: DifferenceInDifferences.after, in: fit)
    treated = try Self.place(of: DifferenceInDifferences.treated, in: fit)
    both = try Self.place(of: DifferenceInDifferences.interaction, in: fit)
    means = fit.columnMeans
  }

  private static func place(of term: String, in fit: LinearFit) throws(EstimationError) -> Int {
    if let place = fit.index(of: term) { return place }
    var names: [String] = []
    if case .collinear(let shares)? = fit.omittedTerms.first(where: { $0.name == term })?.reason {
      names = shares.map(\.name)
    }
    throw .notIdentified(term: term, collinearWith: names)
  }

  func difference(after: Double, treated: Double, both: Double) -> [Double] {
    setting([Double](repeating: 0, count: means.count), after, treated, both)
  }

  /// With the constant, and with the controls at their means or at zero.
  func mean(after: Double, treated: Double, both: Double, atZero: Bool) -> [Double] {
    var weights = atZero ? [Double](repeating: 0, count: means.count) : means
    weights[0] = 1
    return setting(weights, after, treated, both)
  }

  private func setting(_ weights: [Double], _ after: Double, _ treated: Double, _ both: Double) -> [Double] {
    var weights = weights
    weights[self.after] = after
    weights[self.treated] = treated
    weights[self.both] = both
    return weights
  }
}
