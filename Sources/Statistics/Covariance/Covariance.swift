import Matrix

/// An estimated covariance matrix of coefficients, with how it was made.
package struct Covariance: Sendable {
  /// In the order of the coefficients.
  package let matrix: Matrix
  package let estimator: any CovarianceEstimator
  /// The small-sample factor that is in the matrix.
  package let factor: Double
  /// Those of the t distribution that statistics are compared with.
  package let degreesOfFreedom: Int
  /// How many clusters there are, for a clustered estimator.
  package let clusters: Int?

  package var kind: CovarianceKind { estimator.kind }

  /// The distribution of estimate / standard error if the coefficient is zero.
  package var distribution: StudentT { StudentT(degreesOfFreedom: Double(degreesOfFreedom)) }
}
