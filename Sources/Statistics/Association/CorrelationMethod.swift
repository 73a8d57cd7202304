import Data

/// How the association of two columns is measured.
package enum CorrelationMethod: String, CaseIterable, Hashable, Sendable {
  /// The product-moment correlation (Pearson 1895).
  case pearson
  /// The product-moment correlation of mid-ranks (Spearman 1904).
  case spearman
  /// τ-b (Kendall 1945), by merge sort in n log n steps (Knight 1966).
  case kendall
}

/// The association of two columns.
package struct Correlation: Hashable, Sendable {
  /// NaN where a column does not vary.
  package let coefficient: Double
  /// The rows in which both have a value.
  package let count: Int
  /// Two-sided: from t with n − 2 degrees of freedom, for Kendall's from the normal distribution with the variance under
  /// independence, corrected for ties (Kendall 1970, 4.2).
  package let pValue: Double

  /// - Parameters x, y: of one length, none NaN.
  package init(
    _ x: [Double], _ y: [Double], method: CorrelationMethod, _ interruption: Interruption? = nil
  ) throws(Interrupted) {
    count = min(x.count, y.count)
    switch method {
    case .pearson: coefficient = try Self.productMoment(x, y, interruption)
    case .spearman:
      coefficient = try Self.productMoment(
        Ranks(x, interruption).values, Ranks(y, interruption).values, interruption)
    case .kendall:
      let tau = try KendallTau(x, y, interruption)
      (coefficient, pValue) = (tau.coefficient, tau.pValue)
      return
    }
    pValue = Self.pValue(coefficient, count: count)
  }

  private static func productMoment(
    _ x: [Double], _ y: [Double], _ interruption: Interruption?
  ) throws(Interrupted) -> Double {
    let count = Double(min(x.count, y.count))
    guard count > 1 else { return .nan }
    var sums = (x: 0.0, y: 0.0)
    try RowBlocks.forEach(x.count, interruption) { rows in
      for row in rows {
        sums.x += x[row]
        sums.y += y[row]
      }
    }
    let (meanX, meanY) = (sums.x / count, sums.y / count)
    var products = (xx: 0.0, xy: 0.0, yy: 0.0)
    try RowBlocks.forEach(x.count, interruption) { rows in
      for row in rows {
        let (dx, dy) = (x[row] - meanX, y[row] - meanY)
        products.xx += dx * dx
        products.xy += dx * dy
        products.yy += dy * dy
      }
    }
    guard products.xx > 0, products.yy > 0 else { return .nan }
    return min(max(products.xy / (products.xx.squareRoot() * products.yy.squareRoot()), -1), 1)
  }

  private static func pValue(_ coefficient: Double, count: Int) -> Double {
    guard count > 2, !coefficient.isNaN else { return .nan }
    let degrees = Double(count - 2)
    let rest = (1 - coefficient) * (1 + coefficient)
    if rest <= 0 { return 0 }
    return StudentT(degreesOfFreedom: degrees).twoSided(coefficient * (degrees / rest).squareRoot())
  }
}
