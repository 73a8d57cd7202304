import Data
import Testing

@testable import Statistics

@Suite struct PublishedModelTests {
  private static let estimators: [(any CovarianceEstimator, String)] = [
    (ClassicalCovariance(), "se_classical"), (HC0Covariance(), "se_hc0"), (HC1Covariance(), "se_hc1"),
    (HC2Covariance(), "se_hc2"), (HC3Covariance(), "se_hc3"),
    (ClusterCovariance("municipality"), "se_cluster_municipality"),
  ]

  @Test(arguments: estimators.indices)
  func tableFiveTwo(_ which: Int) throws {
    let (estimator, column) = Self.estimators[which]
    let frame = try Register.frame()
    let fit = try LinearModel(Register.mainModel(frame), covariance: estimator).fit(frame)
    let reference = try ReferenceFiles.table("Tests/Reference/nibr/attained_5_2_ols.csv")
    #expect(fit.terms.count == reference.count)
    #expect(fit.path == .cells)
    for (term, (coefficient, error)) in zip(fit.termNames, zip(fit.coefficients, fit.standardErrors)) {
      let expected = try #require(reference[Register.referenceName(term)], "\(term)")
      #expect(relativeDifference(coefficient, expected["coefficient"] ?? .nan) < 1e-11, "\(term)")
      #expect(relativeDifference(error, expected[column] ?? .nan) < 1e-10, "\(term)")
    }
  }
}
