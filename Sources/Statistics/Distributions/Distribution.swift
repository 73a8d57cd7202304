import CDistributions

/// A continuous distribution of test statistics. Every function returns not a number for an argument that is
/// not a number, for a probability outside [0, 1], and for degrees of freedom that are not positive.
package protocol Distribution: Hashable, Sendable {
  /// P(X ≤ x).
  func cumulative(_ x: Double) -> Double
  /// P(X > x), with all its digits where it is small.
  func upperTail(_ x: Double) -> Double
  /// The x with P(X ≤ x) = p.
  func quantile(_ p: Double) -> Double
  /// The x with P(X > x) = p, with all its digits where p is small.
  func upperQuantile(_ p: Double) -> Double
}

/// A distribution evaluated by Boost.Math.
protocol BoostDistribution: Distribution {
  func value(_ quantity: kohort_quantity, at x: Double) -> Double
}

extension BoostDistribution {
  package func cumulative(_ x: Double) -> Double { value(kohort_cumulative, at: x) }
  package func upperTail(_ x: Double) -> Double { value(kohort_upper_tail, at: x) }
  package func quantile(_ p: Double) -> Double { value(kohort_quantile, at: p) }
  package func upperQuantile(_ p: Double) -> Double { value(kohort_upper_quantile, at: p) }
}
