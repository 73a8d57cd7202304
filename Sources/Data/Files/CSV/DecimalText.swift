/// A number as it is written: a whole significand and a power of ten.
///
/// The syntax is `-`? digits (point digits)? exponent?, at least one digit in the significand; no other sign, no
/// grouping, no `inf` or `nan`.
struct DecimalText {
  private(set) var isNegative = false

  /// The digits without the point; meaningless when `isTruncated`.
  private(set) var significand: UInt64 = 0

  /// The value is significand × 10^exponent.
  private(set) var exponent = 0

  /// Whether there are more than 19 significant digits.
  private(set) var isTruncated = false

  /// Neither point nor exponent.
  private(set) var isWhole = true

  /// A zero before another digit of the whole part, or a plus sign: an identifier rather than a number.
  private(set) var looksLikeCode = false

  private var significantDigits = 0

  /// The most digits of which every number fits into 64 bits.
  private static let digitLimit = 19

  /// Reads a whole field; nil when it is no number.
  init?(_ field: UnsafeBufferPointer<UInt8>, point: UInt8) {
    var index = 0
    if index < field.count, field[index] == UInt8(ascii: "-") || field[index] == UInt8(ascii: "+") {
      isNegative = field[index] == UInt8(ascii: "-")
      looksLikeCode = !isNegative
      index += 1
    }
    let wholeStart = index
    appendDigits(of: field, from: &index)
    let wholeDigits = index - wholeStart
    if wholeDigits > 1, field[wholeStart] == UInt8(ascii: "0") { looksLikeCode = true }
    var digits = wholeDigits
    if index < field.count, field[index] == point {
      isWhole = false
      index += 1
      let fractionStart = index
      appendDigits(of: field, from: &index)
      exponent = fractionStart - index
      digits += index - fractionStart
    }
    guard digits > 0 else { return nil }
    if index < field.count, field[index] | 0x20 == UInt8(ascii: "e") {
      isWhole = false
      guard let written = Self.exponent(field, after: &index) else { return nil }
      exponent += written
    }
    guard index == field.count else { return nil }
  }

  /// Takes a run of digits into the significand, eight at a time once the leading zeros are over.
  private mutating func appendDigits(of field: UnsafeBufferPointer<UInt8>, from index: inout Int) {
    guard let base = field.baseAddress else { return }
    while index < field.count {
      if significantDigits > 0, significantDigits &+ 8 <= Self.digitLimit, index &+ 8 <= field.count,
        case let word = ByteWord.load(base + index), ByteWord.digitCount(word) == 8
      {
        significand = significand &* 100_000_000 &+ UInt64(bitPattern: ByteWord.number(word, digits: 8))
        significantDigits &+= 8
        index &+= 8
        continue
      }
      let digit = base[index] &- UInt8(ascii: "0")
      guard digit <= 9 else { return }
      append(digit)
      index &+= 1
    }
  }

  @inline(__always)
  private mutating func append(_ digit: UInt8) {
    if significantDigits > 0 || digit > 0 { significantDigits &+= 1 }
    if significantDigits > Self.digitLimit {
      isTruncated = true
    } else {
      significand = significand &* 10 &+ UInt64(digit)
    }
  }

  /// The digits after `e`, held at ±100 000: all that is beyond is zero or too large.
  private static func exponent(_ field: UnsafeBufferPointer<UInt8>, after index: inout Int) -> Int? {
    index += 1
    var sign = 1
    if index < field.count, field[index] == UInt8(ascii: "-") || field[index] == UInt8(ascii: "+") {
      sign = field[index] == UInt8(ascii: "-") ? -1 : 1
      index += 1
    }
    let start = index
    var value = 0
    while index < field.count, case let digit = field[index] &- UInt8(ascii: "0"), digit <= 9 {
      value = min(100_000, value * 10 + Int(digit))
      index += 1
    }
    return index > start ? sign * value : nil
  }

  /// The whole number, if it is written as one and fits into 64 bits.
  var integer: Int64? {
    guard isWhole, !isTruncated else { return nil }
    if isNegative {
      return significand <= UInt64(Int64.max) + 1 ? 0 &- Int64(truncatingIfNeeded: significand) : nil
    }
    return Int64(exactly: significand)
  }

  /// The number as code / 10^scale with at most 15 digits, so that both are exact in a double.
  var scaledDecimal: (code: Int64, scale: Int)? {
    guard !isTruncated, significand < 1_000_000_000_000_000, exponent >= -15, exponent <= 15 else {
      return nil
    }
    let magnitude = Int64(significand)
    if exponent <= 0 { return (isNegative ? -magnitude : magnitude, -exponent) }
    let (code, overflow) = magnitude.multipliedReportingOverflow(by: PowersOfTen.integers[exponent])
    guard !overflow, code < 1_000_000_000_000_000 else { return nil }
    return (isNegative ? -code : code, 0)
  }
}
