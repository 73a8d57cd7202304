import Matrix

/// An estimated linear combination of coefficients and its test against zero.
package struct LinearCombination: Hashable, Sendable {
  package let estimate: Double
  package let standardError: Double
  package let statistic: Double
  package let pValue: Double
  private let distribution: StudentT

  /// Σ wⱼ bⱼ with the standard error √(w′V w).
  /// - Parameter weights: one for each coefficient of the fit; coefficients beyond them count as zero.
  package init(_ weights: [Double], of fit: some Estimation) {
    var estimate = 0.0
    var variance = 0.0
    for (i, weight) in weights.enumerated() where weight != 0 && i < fit.coefficients.count {
      estimate += weight * fit.coefficients[i]
      for (j, other) in weights.enumerated() where other != 0 && j < fit.coefficients.count {
        variance += weight * other * fit.covariance.matrix[i, j]
      }
    }
    self.estimate = estimate
    standardError = max(0, variance).squareRoot()
    statistic = estimate / standardError
    distribution = fit.covariance.distribution
    pValue = distribution.twoSided(statistic)
  }

  package var degreesOfFreedom: Double { distribution.degreesOfFreedom }

  /// The confidence interval that covers the combination with probability `level`.
  package func interval(level: Double) -> ConfidenceInterval {
    let reach = distribution.upperQuantile((1 - level) / 2) * standardError
    return ConfidenceInterval(lower: estimate - reach, upper: estimate + reach)
  }
}
