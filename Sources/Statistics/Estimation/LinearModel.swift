import Data

/// A linear model to be estimated by least squares.
package struct LinearModel: Sendable {
  package var formula: Formula
  package var weights: Weights?
  package var covariance: any CovarianceEstimator

  package init(
    _ formula: Formula, weights: Weights? = nil,
    covariance: any CovarianceEstimator = ClassicalCovariance()
  ) {
    self.formula = formula
    self.weights = weights
    self.covariance = covariance
  }

  /// The columns that must not be missing, each once.
  package var columnNames: [String] {
    formula.columnNames + [covariance.clusterColumn].compactMap { $0 }
  }

  /// Estimates the model on the rows of a frame.
  /// - Parameter selection: the rows that the model is meant for; nil for all.
  ///
  /// Throws any `EstimationError` but those of a difference in differences.
  package func fit(
    _ frame: Frame, selection: Bitmap? = nil, execution: Execution = Execution()
  ) throws(EstimationError) -> LinearFit {
    try estimate(frame, selection: selection, execution: execution).fit
  }

  /// The fit and the rows it used.
  /// - Parameter path: the way to compute it; nil for the one that suits.
  func estimate(
    _ frame: Frame, selection: Bitmap?, execution: Execution, path: ComputationPath? = nil
  ) throws(EstimationError) -> (fit: LinearFit, sample: EstimationSample) {
    try checkWeights()
    for source in formula.sources where !source.isNumeric { throw .notNumeric(column: source.name) }
    let sample = try EstimationSample(
      frame: frame, columnNames: columnNames, selection: selection, weights: weights, execution: execution)
    let plan = try plan(frame, sample: sample, execution: execution)
    var solver = LeastSquaresSolver(
      plan: plan, sample: sample, demand: try covariance.demand(in: frame, execution),
      execution: execution,
      path: path)
    let solution = try solver.solve()
    return (
      try LinearFit(self, solution: solution, sample: solver.sample, execution: execution), solver.sample
    )
  }

  /// With sampling weights errors cannot be taken to have equal variances, so a robust estimator is needed.
  private func checkWeights() throws(EstimationError) {
    if weights?.kind == .probability, ![.hc1, .cluster].contains(covariance.kind) {
      throw .unsupportedWeights(.probability, covariance.kind)
    }
  }

  func plan(
    _ frame: Frame, sample: EstimationSample, execution: Execution
  ) throws(EstimationError) -> DesignPlan {
    var categories: [String: DesignCategory] = [:]
    var polynomials: [String: [any NumericSource]] = [:]
    for variable in formula.terms.flatMap(\.variables) {
      switch variable {
      case .category(let category):
        guard categories[category.column] == nil else { continue }
        categories[category.column] = try DesignCategory(
          category, column: try frame.estimationColumn(category.column), execution: execution)
      case .polynomial(let polynomial):
        guard polynomials[polynomial.name] == nil else { continue }
        polynomials[polynomial.name] = try OrthogonalPolynomial.basis(
          polynomial, sample: sample, execution: execution)
      case .numeric: continue
      }
    }
    return DesignPlan(formula, categories: categories, polynomials: polynomials)
  }

  /// The rows that an estimation would use, without one: those of `selection` in which nothing that the model reads is
  /// missing or undefined. Throws what is wrong with the sample.
  package func sampleUse(
    _ frame: Frame, selection: Bitmap? = nil, execution: Execution = Execution()
  ) throws(EstimationError) -> SampleUse {
    var sample = try EstimationSample(
      frame: frame, columnNames: columnNames, selection: selection, weights: weights, execution: execution)
    for source in formula.sources where !source.isNumeric { throw .notNumeric(column: source.name) }
    _ = try sample.leaveOutUndefined(in: formula.sources, execution)
    return sample.use
  }
}
