import Foundation
import Testing

@testable import Report

@Suite struct NumberFormatTests {
  private func text(_ number: Double, _ format: NumberFormat, _ style: NumberStyle = .plain) -> String {
    style.text(of: number, format).joined
  }

  @Test(arguments: [
    (0.146079289, "0.146"), (-0.0916014, "-0.0916"), (-0.00504002, "-0.00504"), (0.000374928, "0.000375"),
    (0.01099, "0.0110"), (-0.0209974, "-0.0210"), (1234.4, "1 234"), (1_234_567.8, "1 234 568"),
    (12.345, "12.3"), (123.45, "123"), (99.96, "100"), (9.996, "10.0"), (9.994, "9.99"), (999.6, "1 000"),
    (0.0009996, "0.00100"), (0.99951, "1.00"), (0.00099951, "0.00100"), (0.0001, "0.000100"),
    (0.00009996, "0.000100"), (0.00009994, "9.99e-5"), (1.234e-12, "1.23e-12"), (-5e-324, "-4.94e-324"),
    (1.5e15, "1.50e15"), (9.99e14, "999 000 000 000 000"), (1.7976931348623157e308, "1.80e308"),
    (0, "0"), (-0.0, "0"), (1, "1.00"), (-1, "-1.00"), (.nan, "."), (.infinity, "∞"), (-.infinity, "-∞"),
    // Halves that the binary value holds exactly go away from zero; 9.995 is just below its half.
    (1.125, "1.13"), (-1.125, "-1.13"), (3.25, "3.25"), (0.5, "0.500"), (1.375, "1.38"), (2.5, "2.50"),
    (9.995, "9.99"),
  ])
  func threeSignificantDigits(number: Double, expected: String) {
    #expect(text(number, .significant(3)) == expected)
  }

  @Test(arguments: [
    (0.8111, "0.811"), (-0.0042619, "-0.004"), (-0.0004, "0.000"), (-0.0005, "-0.001"), (0, "0.000"),
    (-0.0, "0.000"), (0.0625, "0.063"), (-0.0625, "-0.063"), (2.0625, "2.063"), (0.1875, "0.188"),
    (1234.5678, "1 234.568"),
    (-999.9996, "-1 000.000"),
    (1e15, "1.000e15"), (.nan, "."),
  ])
  func threeDecimals(number: Double, expected: String) {
    #expect(text(number, .decimals(3)) == expected)
  }

  @Test(arguments: [
    (0.145, 0, "14 %"), (0.1250, 1, "12.5 %"), (0.4095597, 1, "41.0 %"), (1, 0, "100 %"),
    (0.00049, 1, "0.0 %"),
    (-0.004, 1, "-0.4 %"), (12.345678, 2, "1 234.57 %"), (0.07, 0, "7 %"), (0, 1, "0.0 %"),
  ])
  func percent(share: Double, decimals: Int, expected: String) {
    #expect(text(share, .percent(decimals: decimals)) == expected)
  }

  @Test func probabilitiesAreBoundedOnlyOnRequest() {
    #expect(text(0.0004, .pValue) == "0.000")
    #expect(text(0.0004, .probability(decimals: 3, bounded: true)) == "<0.001")
    #expect(text(0.0006, .probability(decimals: 3, bounded: true)) == "0.001")
    #expect(text(0, .probability(decimals: 4, bounded: true), .plain.withDecimalComma) == "<0,0001")
    #expect(text(0.2, .probability(decimals: 0, bounded: true)) == "0")
  }

  @Test func wholeAndShortest() {
    #expect(text(2015, .shortest) == "2015")
    #expect(text(0.1, .shortest) == "0.1")
    #expect(text(1e-7, .shortest) == "1e-7")
    #expect(text(2.5, .integer) == "3")
    #expect(text(3.5, .integer) == "4")
    #expect(text(-0.2, .integer) == "0")
    #expect(NumberStyle.plain.text(of: Int.min) == "-9 223 372 036 854 775 808")
    #expect(NumberStyle.plain.text(of: 999) == "999")
  }

  @Test func styleGivesTheSigns() {
    let norwegian = NumberStyle.typographic.withDecimalComma
    #expect(text(-12345.678, .decimals(2), norwegian) == "\u{2212}12\u{202F}345,68")
    #expect(text(-1.5e-9, .significant(2), norwegian) == "\u{2212}1,5e\u{2212}9")
    #expect(norwegian.text(of: -22_009) == "\u{2212}22\u{202F}009")
  }

  @Test(arguments: [Int.min, -1, 0, 1, 40, Int.max])
  func absurdDigitsAreClamped(digits: Int) {
    for number in [0.1, -1e14, 1e300, 5e-324] {
      #expect(text(number, .significant(digits)).contains { $0.isNumber })
      #expect(text(number, .decimals(digits)).contains { $0.isNumber })
      #expect(text(number, .percent(decimals: digits)).contains { $0.isNumber })
    }
  }

  /// Every printed number lies within half a unit of its last digit from the number, in exact decimals.
  @Test(arguments: 1...8)
  func roundingIsCorrect(digits: Int) throws {
    var generator = SplitMix64(state: UInt64(digits))
    for _ in 0..<500 {
      let exponent = Double.random(in: -9...14, using: &generator)
      let number = Double.random(in: -1...1, using: &generator) * pow(10, exponent)
      let format = Bool.random(using: &generator) ? NumberFormat.significant(digits) : .decimals(digits)
      let printed = text(number, format).replacing(" ", with: "")
      let exact = try #require(Decimal(string: exactDecimal(number)))
      let shown = try #require(Decimal(string: printed))
      let unit = lastUnit(of: printed)
      #expect(abs(exact - shown) * 2 <= unit, "\(number) as \(printed)")
      if case .significant = format, number.magnitude < pow(10, Double(digits - 1)) {
        #expect(significantDigits(of: printed) == digits, "\(number) as \(printed)")
      }
    }
  }

  /// 38 digits are what `Decimal` holds; the binary value is given to 34, far beyond its own precision.
  private func exactDecimal(_ number: Double) -> String { String(format: "%.33e", number) }

  private func lastUnit(of printed: String) -> Decimal {
    let parts = printed.split(separator: "e")
    let exponent = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
    let decimals = parts[0].split(separator: ".").dropFirst().first?.count ?? 0
    return Decimal(sign: .plus, exponent: exponent - decimals, significand: 1)
  }

  private func significantDigits(of printed: String) -> Int {
    let digits = (printed.split(separator: "e").first ?? "").filter(\.isNumber)
    return digits.drop { $0 == "0" }.count
  }
}

/// Steele, Lea and Flood's generator (2014), so that the numbers tried are the same on every run.
struct SplitMix64: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
