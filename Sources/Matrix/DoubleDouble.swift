/// A number of about 32 digits: the unevaluated sum of two doubles, the lower at most half a unit in the last
/// place of the higher (Dekker 1971; Hida, Li and Bailey 2001). Where the high part is infinite or not
/// a number, the low part is zero: results outside a double's range are those of double arithmetic.
@frozen
package struct DoubleDouble: Hashable, Sendable {
  /// The number rounded to a double.
  package let high: Double
  /// What `high` leaves out.
  package let low: Double

  /// For parts that are known not to overlap.
  @inlinable
  package init(uncheckedHigh high: Double, low: Double) {
    self.high = high
    // The error term of an operation that overflowed is meaningless.
    self.low = low.isFinite ? low : 0
  }

  @inlinable
  package init(_ value: Double) {
    high = value
    low = 0
  }

  /// Every integer is represented exactly.
  @inlinable
  package init(_ value: Int) {
    let upper = Double(value >> 32) * 0x1p32
    let lower = Double(value & 0xffff_ffff)
    self = DoubleDouble(sumOf: upper, lower)
  }

  /// The exact sum of two doubles (Knuth 1969, two-sum).
  @inlinable
  package init(sumOf a: Double, _ b: Double) {
    let sum = a + b
    let virtual = sum - a
    self.init(uncheckedHigh: sum, low: (a - (sum - virtual)) + (b - virtual))
  }

  /// The exact sum of two doubles, the first of larger magnitude (Dekker 1971, fast two-sum).
  @inlinable
  package init(sumOfLarger a: Double, _ b: Double) {
    let sum = a + b
    self.init(uncheckedHigh: sum, low: b - (sum - a))
  }

  /// The product of two doubles, exact unless it is so small that its low part underflows.
  @inlinable
  package init(productOf a: Double, _ b: Double) {
    let product = a * b
    self.init(uncheckedHigh: product, low: (-product).addingProduct(a, b))
  }

  package static let zero = DoubleDouble(0.0)
  package static let one = DoubleDouble(1.0)

  /// The number rounded to a double.
  @inlinable package var doubleValue: Double { high }
  @inlinable package var isFinite: Bool { high.isFinite }
  @inlinable package var isNaN: Bool { high.isNaN }
  @inlinable package var magnitude: DoubleDouble { high < 0 ? -self : self }
}

extension DoubleDouble: Comparable {
  @inlinable
  package static func < (a: DoubleDouble, b: DoubleDouble) -> Bool {
    a.high < b.high || (a.high == b.high && a.low < b.low)
  }
}

extension DoubleDouble: CustomStringConvertible {
  package var description: String {
    low == 0 ? "\(high)" : "\(high) + \(low)"
  }
}
