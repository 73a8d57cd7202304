import Data

extension LinearFit {
  /// The fit of a model from its solution. Throws `.tooFewObservations` and `.interrupted`.
  init(
    _ model: LinearModel, solution: LeastSquaresSolution, sample: EstimationSample, execution: Execution
  ) throws(EstimationError) {
    let size = FitSize(
      observations: Self.observations(of: sample), coefficients: solution.kept.count,
      clusters: solution.clusterCount, residualSumOfSquares: solution.tally.sumOfSquares)
    guard size.residualDegreesOfFreedom > 0 else {
      throw .tooFewObservations(observations: size.observations, coefficients: size.coefficients)
    }
    self.size = size
    formula = model.formula
    terms = solution.kept.map {
      Coefficient(name: solution.design.columns[$0].name, parts: solution.design.columns[$0].parts)
    }
    coefficients = solution.coefficients
    covariance = Covariance(model.covariance, of: solution, size: size)
    categories = try uninterrupted { () throws(Interrupted) in
      try solution.categorySummaries(execution.interruption)
    }
    omittedTerms = solution.singleLevelTerms + solution.omitted
    sampleUse = sample.use
    weights = sample.weights?.summary
    residualSumOfSquares = solution.tally.sumOfSquares
    totalSumOfSquares = model.formula.hasIntercept ? solution.centredTotal : solution.uncentredTotal
    responseMean = solution.responseMean
    columnMeans = solution.columnMeans
    response = ResponseSummary(
      isBinary: solution.tally.isBinary, smallestFitted: solution.tally.smallestFitted,
      largestFitted: solution.tally.largestFitted, fittedBelowZero: Int(solution.tally.fittedBelowZero),
      fittedAboveOne: Int(solution.tally.fittedAboveOne))
    path = solution.path
  }

  private static func observations(of sample: EstimationSample) -> Int {
    if let weights = sample.weights, weights.kind == .frequency { return Int(weights.sum) }
    return sample.keep.countOfOnes
  }
}

extension LeastSquaresSolution {
  /// The categorical variables as the sample has them.
  func categorySummaries(_ interruption: Interruption?) throws(Interrupted) -> [CategorySummary] {
    try design.plan.categories.indices.map { place throws(Interrupted) in
      let category = design.plan.categories[place]
      let counts = levelCounts[place]
      let present = category.ordered(counts.map { $0 > 0 })
      let reference = design.references[place]
      let coded = design.columns.contains { column in
        column.conditions.contains { $0.category == place && $0.code == reference }
      }
      return CategorySummary(
        name: category.name, referenceLevel: coded ? nil : category.level(reference),
        levels: present.map { CategorySummary.Level(name: category.level($0), count: counts[$0]) },
        emptyLevels: try category.emptyLevels(counts, interruption))
    }
  }

  /// Variables that take one value only and so are no part of the design.
  var singleLevelTerms: [OmittedTerm] {
    design.singleLevelCategories.map { place in
      let category = design.plan.categories[place]
      return OmittedTerm(
        name: category.name, reason: .singleLevel(category.level(design.references[place])))
    }
  }
}
