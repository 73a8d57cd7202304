import CDistributions

/// The χ² distribution.
package struct ChiSquared: BoostDistribution {
  package let degreesOfFreedom: Double

  package init(degreesOfFreedom: Double) {
    self.degreesOfFreedom = degreesOfFreedom
  }

  func value(_ quantity: kohort_quantity, at x: Double) -> Double {
    kohort_chi_squared(quantity, x, degreesOfFreedom)
  }
}
