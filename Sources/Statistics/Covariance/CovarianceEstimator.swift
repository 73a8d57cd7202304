/// An estimator of the covariance matrix of least squares coefficients: a value that can name itself and say
/// what small-sample factor and which degrees of freedom belong to it. The conventions are those of
/// Stata's `regress`.
package protocol CovarianceEstimator: Sendable {
  var kind: CovarianceKind { get }

  /// The column whose groups it allows errors to be correlated in, if any.
  var clusterColumn: String? { get }

  /// What (X′X)⁻¹ or the sandwich is multiplied by; for the classical estimator that is the residual
  /// variance.
  func factor(_ size: FitSize) -> Double

  /// Those of the t distribution that statistics are compared with.
  func degreesOfFreedom(_ size: FitSize) -> Int

  /// What (X′X)⁻¹ is multiplied by in words of N, K and G; for the footer of a table.
  var factorFormula: FactorFormula { get }
}

extension CovarianceEstimator {
  package var clusterColumn: String? { nil }

  package func degreesOfFreedom(_ size: FitSize) -> Int { size.residualDegreesOfFreedom }
}

/// The kinds of covariance estimators, by the names that they go by.
package enum CovarianceKind: String, CaseIterable, Hashable, Sendable {
  case classical
  case hc0 = "HC0"
  case hc1 = "HC1"
  case hc2 = "HC2"
  case hc3 = "HC3"
  case cluster
}

/// The small-sample factors there are, N observations, K coefficients and G clusters.
package enum FactorFormula: String, Hashable, Sendable {
  case residualVariance = "RSS/(N−K)"
  case none = "1"
  case observations = "N/(N−K)"
  case clusters = "G/(G−1)·(N−1)/(N−K)"
}

/// The counts that small-sample factors are made of.
package struct FitSize: Hashable, Sendable {
  /// N: rows, or the sum of their frequency weights.
  package let observations: Int
  /// K: estimated coefficients, the constant among them.
  package let coefficients: Int
  /// G, where there are clusters.
  package let clusters: Int?
  package let residualSumOfSquares: Double

  package init(
    observations: Int, coefficients: Int, clusters: Int? = nil, residualSumOfSquares: Double = .nan
  ) {
    self.observations = observations
    self.coefficients = coefficients
    self.clusters = clusters
    self.residualSumOfSquares = residualSumOfSquares
  }

  /// N − K.
  package var residualDegreesOfFreedom: Int { observations - coefficients }
}
