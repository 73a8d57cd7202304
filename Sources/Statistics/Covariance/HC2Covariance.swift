/// (X′X)⁻¹·Σ eᵢ²/(1 − hᵢ) xᵢxᵢ′·(X′X)⁻¹ with the leverages hᵢ = xᵢ′(X′X)⁻¹xᵢ, unbiased if the errors have
/// equal variances (Horn, Horn and Duncan 1975; MacKinnon and White 1985).
package struct HC2Covariance: CovarianceEstimator {
  package init() {}

  package var kind: CovarianceKind { .hc2 }
  package var factorFormula: FactorFormula { .none }
  package func factor(_ size: FitSize) -> Double { 1 }
}
