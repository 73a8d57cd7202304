/// HC0 times N/(N − K) (Hinkley 1977; MacKinnon and White 1985): the `robust` of Stata's `regress`.
package struct HC1Covariance: CovarianceEstimator {
  package init() {}

  package var kind: CovarianceKind { .hc1 }
  package var factorFormula: FactorFormula { .observations }

  package func factor(_ size: FitSize) -> Double {
    Double(size.observations) / Double(size.residualDegreesOfFreedom)
  }
}
