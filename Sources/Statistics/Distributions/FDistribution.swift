import CDistributions

/// Fisher's F distribution. With infinite denominator degrees of freedom it is that of a χ² over its own;
/// with infinite numerator ones, that of the inverse.
package struct FDistribution: BoostDistribution {
  package let numerator: Double
  package let denominator: Double

  /// The degrees of freedom of the mean squares compared.
  package init(numerator: Double, denominator: Double) {
    self.numerator = numerator
    self.denominator = denominator
  }

  func value(_ quantity: kohort_quantity, at x: Double) -> Double {
    kohort_f(quantity, x, numerator, denominator)
  }
}
