/// (X′X)⁻¹·Σ eᵢ²/(1 − hᵢ)² xᵢxᵢ′·(X′X)⁻¹ with the leverages hᵢ = xᵢ′(X′X)⁻¹xᵢ: the jackknife without its mean
/// (MacKinnon and White 1985 as simplified by Davidson and MacKinnon 1993).
package struct HC3Covariance: CovarianceEstimator {
  package init() {}

  package var kind: CovarianceKind { .hc3 }
  package var factorFormula: FactorFormula { .none }
  package func factor(_ size: FitSize) -> Double { 1 }
}
