/// Mean and variance of numbers that come one after the other, without loss where the mean is large
/// beside the spread (Welford 1962).
package struct RunningMoments: Hashable, Sendable {
  package private(set) var count = 0
  package private(set) var mean = 0.0
  private var squares = 0.0

  package init() {}

  package mutating func add(_ value: Double) {
    count += 1
    let distance = value - mean
    mean += distance / Double(count)
    squares += distance * (value - mean)
  }

  /// With n − 1 in the divisor; nil for fewer than two numbers.
  package var variance: Double? {
    count > 1 ? squares / Double(count - 1) : nil
  }
}
