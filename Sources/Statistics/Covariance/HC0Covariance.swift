/// (X′X)⁻¹·Σ eᵢ² xᵢxᵢ′·(X′X)⁻¹, consistent whatever the variances of the errors (Eicker 1967; Huber 1967;
/// White 1980).
package struct HC0Covariance: CovarianceEstimator {
  package init() {}

  package var kind: CovarianceKind { .hc0 }
  package var factorFormula: FactorFormula { .none }
  package func factor(_ size: FitSize) -> Double { 1 }
}
