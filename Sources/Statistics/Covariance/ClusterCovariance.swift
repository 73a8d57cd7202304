/// (X′X)⁻¹·Σ s_g s_g′·(X′X)⁻¹ with s_g = Σ eᵢxᵢ over the rows of group g, times G/(G − 1)·(N − 1)/(N − K):
/// errors may be correlated within groups (Liang and Zeger 1986; factor and t(G − 1) as in Stata's
/// `regress`).
package struct ClusterCovariance: CovarianceEstimator {
  private let column: String

  package init(_ column: String) {
    self.column = column
  }

  package var kind: CovarianceKind { .cluster }
  package var clusterColumn: String? { column }
  package var factorFormula: FactorFormula { .clusters }

  package func factor(_ size: FitSize) -> Double {
    let groups = Double(size.clusters ?? 0)
    return groups / (groups - 1) * Double(size.observations - 1) / Double(size.residualDegreesOfFreedom)
  }

  package func degreesOfFreedom(_ size: FitSize) -> Int { (size.clusters ?? 1) - 1 }
}
