/// s²·(X′X)⁻¹ with s² = RSS/(N − K), for errors of equal variance that are not correlated (Gauss 1823).
package struct ClassicalCovariance: CovarianceEstimator {
  package init() {}

  package var kind: CovarianceKind { .classical }
  package var factorFormula: FactorFormula { .residualVariance }

  package func factor(_ size: FitSize) -> Double {
    size.residualSumOfSquares / Double(size.residualDegreesOfFreedom)
  }
}
