// Error bounds after Joldes, Muller and Popescu (2017): sums and products are right to a few units of 2⁻¹⁰⁴.

extension DoubleDouble {
  @inlinable
  package static prefix func - (a: DoubleDouble) -> DoubleDouble {
    DoubleDouble(uncheckedHigh: -a.high, low: -a.low)
  }

  @inlinable
  package static func + (a: DoubleDouble, b: DoubleDouble) -> DoubleDouble {
    let upper = DoubleDouble(sumOf: a.high, b.high)
    guard upper.isFinite else { return upper }
    let lower = DoubleDouble(sumOf: a.low, b.low)
    let sum = DoubleDouble(sumOfLarger: upper.high, upper.low + lower.high)
    return DoubleDouble(sumOfLarger: sum.high, sum.low + lower.low)
  }

  @inlinable
  package static func + (a: DoubleDouble, b: Double) -> DoubleDouble {
    let upper = DoubleDouble(sumOf: a.high, b)
    guard upper.isFinite else { return upper }
    return DoubleDouble(sumOfLarger: upper.high, upper.low + a.low)
  }

  @inlinable
  package static func - (a: DoubleDouble, b: DoubleDouble) -> DoubleDouble { a + -b }

  @inlinable
  package static func - (a: DoubleDouble, b: Double) -> DoubleDouble { a + -b }

  @inlinable
  package static func * (a: DoubleDouble, b: DoubleDouble) -> DoubleDouble {
    let product = DoubleDouble(productOf: a.high, b.high)
    guard product.isFinite else { return product }
    return DoubleDouble(
      sumOfLarger: product.high, product.low + (a.high * b.low + a.low * b.high))
  }

  @inlinable
  package static func * (a: DoubleDouble, b: Double) -> DoubleDouble {
    let product = DoubleDouble(productOf: a.high, b)
    guard product.isFinite else { return product }
    return DoubleDouble(sumOfLarger: product.high, product.low + a.low * b)
  }

  /// By long division: two corrections of the double quotient.
  @inlinable
  package static func / (a: DoubleDouble, b: DoubleDouble) -> DoubleDouble {
    let first = a.high / b.high
    guard first.isFinite, b.isFinite, first != 0 else { return DoubleDouble(first) }
    var remainder = a - b * first
    let second = remainder.high / b.high
    remainder = remainder - b * second
    let quotient = DoubleDouble(sumOfLarger: first, second) + remainder.high / b.high
    return quotient.isFinite ? quotient : DoubleDouble(first)
  }

  @inlinable
  package static func / (a: DoubleDouble, b: Double) -> DoubleDouble { a / DoubleDouble(b) }

  @inlinable
  package static func += (a: inout DoubleDouble, b: DoubleDouble) { a = a + b }

  @inlinable
  package static func += (a: inout DoubleDouble, b: Double) { a = a + b }

  @inlinable
  package static func -= (a: inout DoubleDouble, b: DoubleDouble) { a = a - b }

  @inlinable
  package static func -= (a: inout DoubleDouble, b: Double) { a = a - b }

  @inlinable
  package static func *= (a: inout DoubleDouble, b: DoubleDouble) { a = a * b }

  @inlinable
  package static func *= (a: inout DoubleDouble, b: Double) { a = a * b }

  @inlinable
  package static func /= (a: inout DoubleDouble, b: DoubleDouble) { a = a / b }

  @inlinable
  package static func /= (a: inout DoubleDouble, b: Double) { a = a / b }

  /// The square root, by one step of Newton's method from the double root; not a number below zero.
  @inlinable
  package func squareRoot() -> DoubleDouble {
    let root = high.squareRoot()
    guard root.isFinite, root > 0 else { return DoubleDouble(root) }
    let remainder = self - DoubleDouble(productOf: root, root)
    return DoubleDouble(sumOfLarger: root, remainder.high / (2 * root))
  }

  /// The number to an integer power, by repeated squaring; 1 for the power 0.
  package func power(_ exponent: Int) -> DoubleDouble {
    var result = DoubleDouble.one
    var square = self
    var remaining = exponent.magnitude
    while remaining > 0 {
      if remaining & 1 == 1 { result *= square }
      remaining >>= 1
      if remaining > 0 { square *= square }
    }
    return exponent < 0 ? .one / result : result
  }
}
