import CDistributions

/// The normal distribution with mean 0 and variance 1.
package struct Normal: BoostDistribution {
  package static let standard = Normal()

  private init() {}

  /// The probability of a statistic at least as far from zero, on either side.
  package func twoSided(_ statistic: Double) -> Double {
    2 * upperTail(statistic.magnitude)
  }

  func value(_ quantity: kohort_quantity, at x: Double) -> Double {
    kohort_normal(quantity, x)
  }
}
