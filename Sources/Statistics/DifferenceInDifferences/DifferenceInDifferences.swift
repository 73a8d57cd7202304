import Data

/// The two by two difference in differences with controls, by least squares:
///
///     Y = β₀ + β₁·after + β₂·treated + β₃·after·treated + controls.
///
/// β₀ is the control group before, β₁ the control group's change, β₂ the difference before, and β₃ how much
/// the difference changes.
package struct DifferenceInDifferences: Sendable {
  /// A cell of the two by two table.
  package enum Cell: String, CaseIterable, Hashable, Sendable {
    case controlBefore, treatedBefore, controlAfter, treatedAfter

    package init(isTreated: Bool, isAfter: Bool) {
      switch (isTreated, isAfter) {
      case (false, false): self = .controlBefore
      case (true, false): self = .treatedBefore
      case (false, true): self = .controlAfter
      case (true, true): self = .treatedAfter
      }
    }

    package var isTreated: Bool { self == .treatedBefore || self == .treatedAfter }
    package var isAfter: Bool { self == .controlAfter || self == .treatedAfter }
  }

  package var outcome: any NumericSource
  /// A column of two values; rows with the second are the treated.
  package var treatment: String
  /// A column of numbers, or a factor whose levels are numbers.
  package var time: String
  /// The first treated period.
  package var start: Double
  package var controls: [Term]
  package var weights: Weights?
  package var covariance: any CovarianceEstimator

  package init(
    outcome: any NumericSource, treatment: String, time: String, start: Double, controls: [Term] = [],
    weights: Weights? = nil, covariance: any CovarianceEstimator = ClassicalCovariance()
  ) {
    self.outcome = outcome
    self.treatment = treatment
    self.time = time
    self.start = start
    self.controls = controls
    self.weights = weights
    self.covariance = covariance
  }

  /// The names of the model's terms.
  package static let after = "after"
  package static let treated = "treated"
  package static let interaction = "after:treated"

  /// Estimates the model on the rows of a frame.
  /// - Parameter selection: the rows that it is meant for; nil for all.
  ///
  /// Throws any `EstimationError`.
  package func fit(
    _ frame: Frame, selection: Bitmap? = nil, execution: Execution = Execution()
  ) throws(EstimationError) -> DifferenceInDifferencesFit {
    let regression = try regression(frame, selection: selection, execution: execution)
    let (fit, used) = try regression.model.estimate(frame, selection: selection, execution: execution)
    let counts = try regression.table.count(used, execution)
    try check(counts)
    return try DifferenceInDifferencesFit(
      self, groups: regression.groups, counts: counts, time: regression.table.time, fit: fit)
  }

  /// The rows that an estimation would use, without one. Throws what is wrong with the sample.
  package func sampleUse(
    _ frame: Frame, selection: Bitmap? = nil, execution: Execution = Execution()
  ) throws(EstimationError) -> SampleUse {
    try regression(frame, selection: selection, execution: execution).model
      .sampleUse(frame, selection: selection, execution: execution)
  }

  /// The model to be estimated, and what its four cells are.
  private func regression(
    _ frame: Frame, selection: Bitmap?, execution: Execution
  ) throws(EstimationError) -> (model: LinearModel, groups: TreatmentGroups, table: CellTable) {
    let timeColumn = try frame.estimationColumn(time)
    guard timeColumn.isNumeric else { throw .timeNotNumeric(column: time) }
    let column = try frame.estimationColumn(treatment)
    let columnNames = [treatment, time] + controls.flatMap(\.columnNames) + outcome.columnNames
    let sample = try EstimationSample(
      frame: frame, columnNames: columnNames + [covariance.clusterColumn].compactMap { $0 },
      selection: selection, weights: weights, execution: execution)
    let groups = try TreatmentGroups(column, sample: sample, execution: execution)
    let after = ThresholdSource(name: Self.after, column: timeColumn, threshold: start)
    let treated = groups.source(named: Self.treated)
    let table = CellTable(outcome: outcome, after: after, treated: treated, time: timeColumn)
    try check(table.count(sample, execution))
    let formula = try Formula(
      response: outcome,
      terms: [
        Term(.numeric(after)), Term(.numeric(treated)), Term([.numeric(after), .numeric(treated)]),
      ] + controls)
    return (LinearModel(formula, weights: weights, covariance: covariance), groups, table)
  }

  /// Throws `.startOutsidePeriods` and `.emptyCell`.
  private func check(_ counts: CellTable.Counts) throws(EstimationError) {
    if counts.periodsBefore == nil || counts.periodsAfter == nil {
      let side = counts.periodsBefore ?? counts.periodsAfter ?? start...start
      throw .startOutsidePeriods(
        column: time, start: start, first: Scalar.text(of: side.lowerBound),
        last: Scalar.text(of: side.upperBound))
    }
    for cell in Cell.allCases where counts.rows[cell] ?? 0 == 0 { throw .emptyCell(cell) }
  }
}
