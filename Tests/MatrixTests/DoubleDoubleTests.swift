import Testing

@testable import Matrix

@Suite struct DoubleDoubleTests {
  /// Numbers of very different sizes with all 32 digits in use.
  static let samples: [DoubleDouble] = {
    var generator = SeededGenerator(seed: 7)
    return (0..<200).map { _ in
      let high = Double.random(in: -1...1, using: &generator)
      let exponent = Int.random(in: -60...60, using: &generator)
      let scale = Double(sign: .plus, exponent: exponent, significand: 1)
      return (DoubleDouble(high) + Double.random(in: -1e-17...1e-17, using: &generator)) * scale
    }
  }()

  static func relativeError(_ value: DoubleDouble, _ exact: DoubleDouble) -> Double {
    let difference = (value - exact).doubleValue.magnitude
    return difference == 0 ? 0 : difference / exact.doubleValue.magnitude
  }

  @Test func sumsAndProductsOfDoublesAreExact() {
    #expect((DoubleDouble(1e16) + 1 - 1e16).doubleValue == 1)
    #expect((DoubleDouble(1e30) + 1e-1 - 1e30).doubleValue == 0.1)
    let square = DoubleDouble(productOf: 134_217_729, 134_217_729)
    #expect(square.high + square.low == square.high && (square - 18_014_398_777_917_440).doubleValue == 1)
    let tenth = DoubleDouble(productOf: 0.1, 10) - 1
    #expect(tenth.doubleValue == 0x1p-54)
  }

  @Test func integersAreExact() {
    for value in [0, 1, -1, 1 << 53 + 1, .max, .min, 1_234_567_890_123_456_789, -987_654_321_987_654_321] {
      let number = DoubleDouble(value)
      let high = Int(exactly: number.high)
      // 2⁶³ itself is no Int.
      #expect(high.map { Int(number.low) &+ $0 == value } ?? (value == .max && number.low == -1))
    }
  }

  @Test func quotientsAndRoots() {
    let third = DoubleDouble(1.0) / 3
    #expect(Self.relativeError(third * 3, .one) < 1e-31)
    #expect(third.low != 0)
    let root = DoubleDouble(2.0).squareRoot()
    #expect((root * root - 2).doubleValue.magnitude < 1e-31)
    // √2 to 32 digits.
    #expect(root.high == 1.4142135623730951 && (root.low + 9.667293313452913e-17).magnitude < 1e-31)
    for sample in Self.samples {
      #expect(Self.relativeError(sample.magnitude.squareRoot().power(2), sample.magnitude) < 1e-31)
      #expect(Self.relativeError(sample / third * third, sample) < 1e-31)
    }
  }

  @Test func identitiesHoldToThirtyOneDigits() {
    for (a, b) in zip(Self.samples, Self.samples.dropFirst()) {
      let larger = max(a.magnitude, b.magnitude)
      let difference = (a + b) * (a - b) - (a * a - b * b)
      #expect(difference.doubleValue.magnitude <= 1e-30 * (larger * larger).doubleValue)
      #expect(Self.relativeError(a * b / b, a) < 1e-30)
      #expect((a + b) - (b + a) == .zero && a * b == b * a)
      #expect(a.low.magnitude <= a.high.ulp / 2)
      #expect(((a + b) - b - a).doubleValue.magnitude <= 1e-31 * larger.doubleValue)
    }
  }

  @Test func powers() {
    #expect(
      DoubleDouble(3.0).power(40) == DoubleDouble(12_157_665_459_056_928_801.0)
        + DoubleDouble(
          Int(12_157_665_459_056_928_801 as UInt64 - 12_157_665_459_056_928_768)))
    #expect(DoubleDouble(2.0).power(-3).doubleValue == 0.125)
    #expect(DoubleDouble(5.0).power(0) == .one && DoubleDouble.zero.power(0) == .one)
    #expect(DoubleDouble(1.0).power(.min) == .one)
    #expect(DoubleDouble(10.0).power(400).doubleValue == .infinity)
  }

  @Test func outsideTheRangeOfDoublesTheDoubleResultStands() {
    let infinity = DoubleDouble(Double.infinity)
    let largest = DoubleDouble(Double.greatestFiniteMagnitude)
    let cases: [(DoubleDouble, Double)] = [
      (infinity + 1, .infinity), (infinity - infinity, .nan), (infinity * 2, .infinity),
      (infinity * 0, .nan), (infinity / infinity, .nan), (.one / infinity, 0), (.one / 0, .infinity),
      (.zero / 0, .nan), (largest + largest, .infinity), (largest * largest, .infinity),
      (largest / 0.5, .infinity), (-largest - largest, -.infinity), (infinity.squareRoot(), .infinity),
      ((-DoubleDouble.one).squareRoot(), .nan), (DoubleDouble.zero.squareRoot(), 0),
      (DoubleDouble(Double.nan) + 1, .nan),
    ]
    for (result, expected) in cases {
      #expect(result.high == expected || (result.isNaN && expected.isNaN))
      #expect(result.low == 0)
    }
    #expect((largest / 1).doubleValue == .greatestFiniteMagnitude)
  }

  @Test func comparisonSeesTheLowPart() {
    let above = DoubleDouble.one + 1e-30
    #expect(above > .one && above != .one && .one < above && !(above < above))
    #expect(!(DoubleDouble(Double.nan) < .one) && !(DoubleDouble.one < DoubleDouble(Double.nan)))
    #expect((-above).magnitude == above)
  }

  @Test(arguments: [
    (0.1, 1, 10), (-0.3, -3, 10), (1234.56, 123456, 100), (-6.860120914, -6_860_120_914, 1_000_000_000),
    (0.000001, 1, 1_000_000), (42, 42, 1),
  ])
  func decimalsThatDoublesStandFor(_ value: Double, _ numerator: Int, _ denominator: Int) {
    let exact = DoubleDouble(numerator) / DoubleDouble(denominator)
    #expect(DoubleDouble(decimalFor: value) == exact)
    #expect(DoubleDouble(decimalFor: value).doubleValue == value)
  }

  @Test(arguments: [
    1.0 / 3, 0.1 + 0.2, 1e22, 1e-200, 2.0.squareRoot(), Double.infinity, 0, -0.0,
    Double.leastNonzeroMagnitude,
  ])
  func doublesThatAreNoShortDecimalStay(_ value: Double) {
    #expect(DoubleDouble(decimalFor: value) == DoubleDouble(value))
  }

  @Test(arguments: [0, 1, 3, 4, 511, 512, 513, 5000])
  func innerProducts(_ count: Int) throws {
    var generator = SeededGenerator(seed: UInt64(count))
    let a = generator.matrix(count, 1).elements
    let b = generator.matrix(count, 1).elements
    let slow = zip(a, b).reduce(DoubleDouble.zero) { $0 + DoubleDouble(productOf: $1.0, $1.1) }
    #expect((try DoubleDouble.dot(a, b) - slow).doubleValue.magnitude < 1e-28)
    #expect(try DoubleDouble.dot(a.map { DoubleDouble($0) }, b.map { DoubleDouble($0) }) == slow)
  }

  @Test func innerProductsSurviveCancellation() throws {
    let large = [1e17, 1, -1e17, 3e-5] + [Double](repeating: 0, count: 60)
    #expect(try DoubleDouble.dot(large, large.map { _ in 1 }).doubleValue == 1.00003)
    #expect(DoubleDouble.sum(large).doubleValue == 1.00003)
    #expect(throws: MatrixError.self) { try DoubleDouble.dot([1], [1, 2]) }
    #expect(try DoubleDouble.dot([1e200, 1], [1e200, 1]).doubleValue == .infinity)
    #expect(try DoubleDouble.dot([1e200, 1e200, 0, 0], [1e200, -1e200, 0, 0]).isNaN)
  }
}
