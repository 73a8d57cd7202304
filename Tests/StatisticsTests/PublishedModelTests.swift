import Data
import Testing

@testable import Statistics

/// Every figure here was computed by another program (CODEBOOK.md, section 4).
@Suite struct PublishedModelTests {
  private static let estimators: [(any CovarianceEstimator, String)] = [
    (ClassicalCovariance(), "se_classical"), (HC0Covariance(), "se_hc0"), (HC1Covariance(), "se_hc1"),
    (HC2Covariance(), "se_hc2"), (HC3Covariance(), "se_hc3"),
    (ClusterCovariance("municipality"), "se_cluster_municipality"),
  ]

  /// Holds coefficients and standard errors against a table of nibr's.
  private func compare(
    _ fit: LinearFit, with file: String, errors: String, name: (String) -> String
  ) throws {
    let reference = try ReferenceFiles.table("Tests/Reference/nibr/\(file)")
    #expect(fit.terms.count == reference.count)
    for (term, (coefficient, error)) in zip(fit.termNames, zip(fit.coefficients, fit.standardErrors)) {
      let expected = try #require(reference[name(term)], "\(term)")
      #expect(relativeDifference(coefficient, expected["coefficient"] ?? .nan) < 1e-11, "\(term)")
      #expect(relativeDifference(error, expected[errors] ?? .nan) < 1e-10, "\(term)")
    }
  }

  @Test(arguments: estimators.indices)
  func tableFiveTwo(_ which: Int) throws {
    let (estimator, errors) = Self.estimators[which]
    let frame = try Register.frame()
    let fit = try LinearModel(Register.mainModel(frame), covariance: estimator).fit(frame)
    #expect(fit.path == .cells)
    try compare(fit, with: "attained_5_2_ols.csv", errors: errors, name: Register.referenceName)
  }

  @Test func tableFiveTwoInference() throws {
    let frame = try Register.frame()
    let model = try LinearModel(Register.mainModel(frame), covariance: HC1Covariance())
    let clustered = LinearModel(model.formula, covariance: ClusterCovariance("municipality"))
    let (robust, cluster) = (try model.fit(frame), try clustered.fit(frame))
    let reference = try ReferenceFiles.table("Tests/Reference/nibr/attained_5_2_ols.csv")
    for (place, interval) in robust.intervals(level: 0.95).enumerated() {
      let expected = try #require(reference[Register.referenceName(robust.termNames[place])])
      #expect(relativeDifference(robust.statistics[place], expected["t_hc1"] ?? .nan) < 1e-10)
      #expect(relativeDifference(robust.pValues[place], expected["p_hc1"] ?? .nan) < 1e-8)
      #expect(relativeDifference(interval.lower, expected["ci_low_hc1"] ?? .nan) < 1e-9)
      #expect(relativeDifference(interval.upper, expected["ci_high_hc1"] ?? .nan) < 1e-9)
      #expect(
        relativeDifference(cluster.pValues[place], expected["p_cluster_municipality"] ?? .nan) < 1e-8)
    }
    #expect(cluster.covariance.clusters == 323)
    #expect(cluster.covariance.degreesOfFreedom == 322)
  }

  @Test func tableFiveTwoStatistics() throws {
    let frame = try Register.frame()
    let formula = try Register.mainModel(frame)
    let classical = try LinearModel(formula).fit(frame)
    let robust = try LinearModel(formula, covariance: HC1Covariance()).fit(frame)
    let reference = try ReferenceFiles.table(
      "Tests/Reference/nibr/attained_5_2_fit.csv", key: "statistic")
    func expected(_ name: String) -> Double { reference[name]?["value"] ?? .nan }
    let values: [(String, Double?)] = [
      ("r2", classical.rSquared), ("r2_adj", classical.adjustedRSquared),
      ("rss", classical.residualSumOfSquares), ("tss", classical.totalSumOfSquares),
      ("sigma", classical.residualStandardError), ("loglik", classical.logLikelihood),
      ("aic", classical.akaikeCriterion), ("bic", classical.bayesianCriterion),
      ("f_classical", classical.overallTest.statistic?.statistic),
      ("f_hc1", robust.overallTest.statistic?.statistic), ("mean_y", classical.responseMean),
      ("fitted_min", classical.response.smallestFitted), ("fitted_max", classical.response.largestFitted),
    ]
    for (name, value) in values {
      #expect(relativeDifference(value ?? .nan, expected(name)) < 1e-10, "\(name)")
    }
    #expect(Double(classical.observations) == expected("n"))
    #expect(Double(classical.size.coefficients) == expected("k"))
    #expect(Double(classical.residualDegreesOfFreedom) == expected("df_resid"))
    #expect(classical.response.isBinary)
    #expect(classical.response.fittedBelowZero == 306)
    #expect(classical.response.fittedAboveOne == 0)
    #expect(relativeDifference(classical.shareFittedOutside ?? .nan, 306.0 / 22_009) < 1e-12)
  }

  @Test func tableFiveTwoSample() throws {
    let frame = try Register.frame()
    let fit = try LinearModel(Register.mainModel(frame)).fit(frame)
    #expect(fit.sampleUse.rowsAvailable == 23_032)
    #expect(fit.sampleUse.rowsUsed == 22_009)
    #expect(fit.sampleUse.missing.map(\.column) == ["months", "unemp"])
    #expect(fit.sampleUse.missing.map(\.rows) == [706, 415])
    #expect(fit.sampleUse.rowsMissingSeveral == 98)
    let gender = try #require(fit.categories.first { $0.name == "gender" })
    #expect(gender.referenceLevel == "kvinne")
    #expect(gender.levels.reduce(0) { $0 + $1.count } == 22_009)
    #expect(fit.categories.first { $0.name == "cohort" }?.referenceLevel == "2011")
  }

  @Test(arguments: estimators.indices)
  func tableFiveFour(_ which: Int) throws {
    let (estimator, errors) = Self.estimators[which]
    let frame = try Register.frame()
    let controls = try Formula(response: frame.source("transition"), Register.controls(frame)).terms
    let result = try DifferenceInDifferences(
      outcome: frame.source("transition"), treatment: "network", time: "cohort", start: 2015,
      controls: controls, covariance: estimator
    ).fit(frame)
    let names = ["after": "post", "treated": "network", "after:treated": "post:network"]
    try compare(result.fit, with: "attained_5_4_did.csv", errors: errors) {
      names[$0] ?? Register.referenceName($0)
    }
  }

  @Test func tableFiveFourCells() throws {
    let frame = try Register.frame()
    let controls = try Formula(response: frame.source("transition"), Register.controls(frame)).terms
    let result = try DifferenceInDifferences(
      outcome: frame.source("transition"), treatment: "network", time: "cohort", start: 2015,
      controls: controls, covariance: HC1Covariance()
    ).fit(frame)
    let counts = result.cells.mapValues(\.observations)
    #expect(
      counts == [.controlBefore: 11_753, .controlAfter: 5_921, .treatedBefore: 2_680, .treatedAfter: 1_655])
    let published: [(LinearCombination?, Double)] = [
      (result.cells[.controlBefore]?.meanAtZero, 0.5087), (result.cells[.treatedBefore]?.meanAtZero, 0.5718),
      (result.cells[.controlAfter]?.meanAtZero, 0.5626), (result.cells[.treatedAfter]?.meanAtZero, 0.6214),
      (result.differenceBefore, 0.0631), (result.differenceAfter, 0.0588), (result.effect, -0.0043),
    ]
    for (value, expected) in published {
      #expect(((value?.estimate ?? .nan) - expected).magnitude < 0.5e-4)
    }
    #expect((result.differenceBefore.standardError - 0.0101).magnitude < 0.5e-4)
    #expect((result.differenceAfter.standardError - 0.0131).magnitude < 0.5e-4)
    #expect((result.effect.standardError - 0.0164).magnitude < 0.5e-4)
    #expect(result.periodsBefore == .init(first: "2011", last: "2014"))
    #expect(result.periodsAfter == .init(first: "2015", last: "2016"))
  }

  /// The arithmetic that the card of `explain` shows.
  @Test func differencesFollowFromTheCells() throws {
    let frame = try Register.frame()
    let controls = try Formula(response: frame.source("transition"), Register.controls(frame)).terms
    let result = try DifferenceInDifferences(
      outcome: frame.source("transition"), treatment: "network", time: "cohort", start: 2015,
      controls: controls
    ).fit(frame)
    func mean(_ cell: DifferenceInDifferences.Cell) -> Double {
      result.cells[cell]?.adjustedMean.estimate ?? .nan
    }
    let before = mean(.treatedBefore) - mean(.controlBefore)
    let after = mean(.treatedAfter) - mean(.controlAfter)
    #expect((before - result.differenceBefore.estimate).magnitude < 1e-13)
    #expect((after - result.differenceAfter.estimate).magnitude < 1e-13)
    #expect((after - before - result.effect.estimate).magnitude < 1e-13)
    #expect((mean(.controlAfter) + before - result.counterfactual.estimate).magnitude < 1e-13)
  }

  @Test func withoutControlsTheCellsAreTheRawMeans() throws {
    let frame = try Register.frame()
    let months = try frame.column("months")
    let unemployment = try frame.column("unemp")
    var complete = Bitmap(count: frame.rowCount, repeating: true)
    for gap in [months.missing, unemployment.missing].compactMap({ $0 }) { complete.subtract(gap) }
    let result = try DifferenceInDifferences(
      outcome: frame.source("transition"), treatment: "network", time: "cohort", start: 2015,
      covariance: HC3Covariance()
    ).fit(frame, selection: complete)
    for (_, cell) in result.cells {
      #expect((cell.rawMean - cell.adjustedMean.estimate).magnitude < 1e-13)
      #expect((cell.rawMean - cell.meanAtZero.estimate).magnitude < 1e-13)
    }
    try compare(result.fit, with: "attained_5_4_did_raw.csv", errors: "se_hc3") {
      ["after": "post", "treated": "network", "after:treated": "post:network"][$0] ?? $0
    }
  }

  @Test(arguments: [0, 1, 2])
  func twoByTwoFromWeightedRows(_ which: Int) throws {
    let (estimator, errors) = Self.estimators[which]
    let frame = try ReferenceFiles.frame("Examples/data/did_2x2.csv")
    let result = try DifferenceInDifferences(
      outcome: frame.source("transition"), treatment: "network", time: "post", start: 1,
      weights: Weights(.frequency, column: "n"), covariance: estimator
    ).fit(frame)
    #expect(result.fit.observations == 22_009)
    #expect(result.cells[.controlBefore]?.observations == 11_753)
    try compare(result.fit, with: "attained_did_2x2.csv", errors: errors) {
      ["after": "post", "treated": "network", "after:treated": "post:network"][$0] ?? $0
    }
  }

  @Test(arguments: estimators.indices)
  func eventStudy(_ which: Int) throws {
    let (estimator, errors) = Self.estimators[which]
    let frame = try Register.frame()
    let formula = try Formula(
      response: frame.source("transition"),
      frame.number("network") * category("cohort", reference: "2014") + Register.controls(frame))
    let fit = try LinearModel(formula, covariance: estimator).fit(frame)
    try compare(fit, with: "attained_event_study.csv", errors: errors, name: Register.referenceName)
  }

  @Test(arguments: [0, 2, 5])
  func satisfactionModel(_ which: Int) throws {
    let (estimator, _) = Self.estimators[which]
    let frame = try Survey.frame()
    let fit = try LinearModel(Survey.model(frame), covariance: estimator).fit(frame)
    #expect(fit.path == .doubleDouble)
    let errors = [0: "se", 2: "se_hc1", 5: "se_cluster_municipality"][which] ?? ""
    try compare(fit, with: "attained_vedlegg_3.csv", errors: errors) { $0 }
    let reference = try ReferenceFiles.table(
      "Tests/Reference/nibr/attained_vedlegg_3_fit.csv", key: "statistic")
    if which == 0 {
      #expect(relativeDifference(fit.rSquared ?? .nan, reference["r2"]?["value"] ?? .nan) < 1e-11)
      let test = try #require(fit.overallTest.statistic)
      #expect(relativeDifference(test.statistic, reference["f"]?["value"] ?? .nan) < 1e-11)
      #expect(relativeDifference(test.pValue, reference["f_p"]?["value"] ?? .nan) < 1e-11)
    }
  }
}
