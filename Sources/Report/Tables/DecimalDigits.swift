import Glibc

/// A number rounded to decimal digits, before the signs of a language are put in.
struct DecimalDigits: Hashable {
  var isNegative: Bool
  /// Digits before the decimal point, at least one.
  var integer: String
  /// Digits after it, possibly none.
  var fraction: String
  /// The power of ten that the digits are to be multiplied with; nil when there is none.
  var exponent: Int?

  private var isZero: Bool { integer.allSatisfy { $0 == "0" } && fraction.allSatisfy { $0 == "0" } }

  /// Magnitudes from here on are shown with a power of ten.
  private static let largest = 1e15

  /// `number` must be finite.
  static func rounded(_ number: Double, decimals: Int) -> DecimalDigits {
    guard number.magnitude < largest else { return scientific(number, significantDigits: decimals + 1) }
    return tieAwayFromZero(number, decimals: decimals)
      ?? DecimalDigits(printed: printed(number, "%.*f", digits: decimals))
  }

  /// `number` must be finite.
  static func rounded(_ number: Double, significantDigits: Int) -> DecimalDigits {
    if number == 0 { return DecimalDigits(isNegative: false, integer: "0", fraction: "") }
    let scientific = scientific(number, significantDigits: significantDigits)
    // The exponent is that of the rounded number: 9.996 has three digits as 10.0.
    guard let exponent = scientific.exponent, exponent >= -4, number.magnitude < largest else {
      return scientific
    }
    // Where digits before the point are more than were asked for, all of them are shown.
    guard exponent < significantDigits else { return rounded(number, decimals: 0) }
    return rounded(number, decimals: significantDigits - 1 - exponent)
  }

  /// A number that lies exactly between two decimals, as the one farther from zero; C takes the even one. Nil for any
  /// other number, and for those of more digits than a double has.
  private static func tieAwayFromZero(_ number: Double, decimals: Int) -> DecimalDigits? {
    guard (0...22).contains(decimals) else { return nil }
    let scaled = number.magnitude * pow(10, Double(decimals))
    // Below 2⁵² the product of a tie is exact, and has a half behind the point.
    guard scaled < 0x1p52, scaled - scaled.rounded(.down) == 0.5,
      (scaled / pow(10, Double(decimals))) == number.magnitude,
      (number * pow(2, Double(decimals + 1))).truncatingRemainder(dividingBy: 1) == 0
    else { return nil }
    let digits = String(UInt64(scaled) + 1)
    let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.utf8.count)) + digits
    return DecimalDigits(
      isNegative: number < 0, integer: String(padded.dropLast(decimals)),
      fraction: String(padded.suffix(decimals)))
  }

  /// A hundred times the number, rounded once: the point is moved in the digits, not in the binary value.
  static func percent(_ share: Double, decimals: Int) -> DecimalDigits {
    var digits = rounded(share, decimals: decimals + 2)
    if let exponent = digits.exponent {
      digits.exponent = exponent + 2
      return digits
    }
    let moved = digits.integer + digits.fraction.prefix(2)
    let leading = moved.drop { $0 == "0" }
    digits.integer = leading.isEmpty ? "0" : String(leading)
    digits.fraction = String(digits.fraction.dropFirst(2))
    return digits
  }

  /// The fewest digits that read back as the same number.
  static func shortest(_ number: Double) -> DecimalDigits {
    var digits = DecimalDigits(printed: number.description)
    if digits.fraction == "0" { digits.fraction = "" }
    return digits
  }

  private static func scientific(_ number: Double, significantDigits: Int) -> DecimalDigits {
    DecimalDigits(printed: printed(number, "%.*e", digits: significantDigits - 1))
  }

  private static func printed(_ number: Double, _ format: String, digits: Int) -> String {
    let precision = CInt(clamping: min(max(digits, 0), 40))
    return withUnsafeTemporaryAllocation(of: CChar.self, capacity: 128) { buffer in
      let length = withVaList([precision, number]) {
        vsnprintf(buffer.baseAddress, buffer.count, format, $0)
      }
      let written = buffer.prefix(max(0, min(Int(length), buffer.count - 1)))
      return String(decoding: written.lazy.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
  }
}

extension DecimalDigits {
  /// Reads what C and Swift print: `-12.50`, `1.23e-12`.
  fileprivate init(printed: String) {
    let negative = printed.hasPrefix("-")
    let parts = printed.dropFirst(negative ? 1 : 0).split(separator: "e", maxSplits: 1)
    let digits = (parts.first ?? "0").split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    self.init(
      isNegative: negative,
      integer: digits.first.map(String.init) ?? "0",
      fraction: digits.count > 1 ? String(digits[1]) : "",
      exponent: parts.count > 1 ? Int(parts[1]) : nil)
    // A number that rounds to zero has no sign: never -0.000.
    if isZero { isNegative = false }
  }
}
