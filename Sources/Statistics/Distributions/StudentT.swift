import CDistributions

/// Student's t distribution; the normal one where the degrees of freedom are infinite.
package struct StudentT: BoostDistribution {
  package let degreesOfFreedom: Double

  package init(degreesOfFreedom: Double) {
    self.degreesOfFreedom = degreesOfFreedom
  }

  /// The probability of a statistic at least as far from zero, on either side; exact to the last digits
  /// down to the smallest normal double.
  package func twoSided(_ statistic: Double) -> Double {
    2 * upperTail(statistic.magnitude)
  }

  func value(_ quantity: kohort_quantity, at x: Double) -> Double {
    kohort_student_t(quantity, x, degreesOfFreedom)
  }
}
