import Matrix

/// What every fitted model can say of itself. Printing is not among it.
package protocol Estimation: Sendable {
  /// What each coefficient belongs to.
  var terms: [Coefficient] { get }
  /// One for each term.
  var coefficients: [Double] { get }
  var covariance: Covariance { get }
  /// N: rows, or the sum of their frequency weights.
  var observations: Int { get }
  /// N − K.
  var residualDegreesOfFreedom: Int { get }
}

extension Estimation {
  package var termNames: [String] { terms.map(\.name) }

  /// Square roots of the covariance's diagonal.
  package var standardErrors: [Double] {
    coefficients.indices.map { max(0, covariance.matrix[$0, $0]).squareRoot() }
  }

  /// Coefficient / standard error.
  package var statistics: [Double] {
    zip(coefficients, standardErrors).map { $0 / $1 }
  }

  /// The probability of a statistic at least as far from zero if the coefficient is zero.
  package var pValues: [Double] {
    let distribution = covariance.distribution
    return statistics.map { distribution.twoSided($0) }
  }

  /// Confidence intervals.
  /// - Parameter level: the probability that an interval covers its coefficient, such as 0.95.
  package func intervals(level: Double) -> [ConfidenceInterval] {
    let reach = covariance.distribution.upperQuantile((1 - level) / 2)
    return zip(coefficients, standardErrors).map {
      ConfidenceInterval(lower: $0 - reach * $1, upper: $0 + reach * $1)
    }
  }

  /// The place of the coefficient of this name.
  package func index(of name: String) -> Int? {
    terms.firstIndex { $0.name == name }
  }
}

/// A range that covers the quantity with a given probability.
package struct ConfidenceInterval: Hashable, Sendable {
  package let lower: Double
  package let upper: Double

  package init(lower: Double, upper: Double) {
    self.lower = lower
    self.upper = upper
  }
}
