extension DecimalText {
  /// The double nearest to the number, ties to even; nil when it is too large for one.
  ///
  /// A significand and a power of ten that are exact in a double need one rounding (Clinger 1990). Up to 19 digits with
  /// up to 19 decimals, which is every double printed in full and not in exponent form, need one division of 128 by 64
  /// bits. The rest goes to the standard library, which rounds correctly and knows no locale.
  /// - Parameter field: the text that the number was read from.
  func double(_ field: UnsafeBufferPointer<UInt8>, point: UInt8) -> Double? {
    if !isTruncated {
      if significand == 0 { return 0 }
      if significand <= 1 << 53, abs(exponent) <= 22 {
        let power = PowersOfTen.exact[abs(exponent)]
        let magnitude = exponent < 0 ? Double(significand) / power : Double(significand) * power
        return isNegative ? -magnitude : magnitude
      }
      if exponent <= 0, exponent >= -19 {
        let magnitude = Self.quotient(significand, decimals: -exponent)
        return isNegative ? -magnitude : magnitude
      }
    }
    var text = String(decoding: field, as: UTF8.self)
    if point != UInt8(ascii: ".") {
      text = String(decoding: field.map { $0 == point ? UInt8(ascii: ".") : $0 }, as: UTF8.self)
    }
    guard let number = Double(text), number.isFinite else { return nil }
    return number == 0 ? 0 : number
  }

  /// The double nearest to significand / 10^decimals, for a significand above zero and up to 19 decimals.
  private static func quotient(_ significand: UInt64, decimals: Int) -> Double {
    let power = decimals <= 18 ? UInt64(PowersOfTen.integers[decimals]) : 10_000_000_000_000_000_000
    let dividendShift = significand.leadingZeroBitCount
    let divisorShift = power.leadingZeroBitCount
    let dividend = significand &<< UInt64(dividendShift)
    let divisor = power &<< UInt64(divisorShift)
    // Both have their top bit set, so halving the dividend keeps the quotient within 64 bits and its top bit set.
    let isHalved = dividend >= divisor
    let high = isHalved ? dividend >> 1 : dividend
    let low = isHalved ? dividend << 63 : 0
    let (quotient, remainder) = divisor.dividingFullWidth((high, low))
    // value = quotient × 2^exponent, short of less than one unit when there is a remainder.
    let exponent = divisorShift - dividendShift - 64 + (isHalved ? 1 : 0)
    let kept = quotient >> 11
    let tail = quotient & 0x7FF
    let isAboveHalf = tail > 0x400 || (tail == 0x400 && (remainder != 0 || kept & 1 == 1))
    let rounded = isAboveHalf ? kept + 1 : kept
    return Double(rounded) * Double(bitPattern: UInt64(1023 + exponent + 11) << 52)
  }
}
