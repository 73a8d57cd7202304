extension DoubleDouble {
  /// The decimal number that a double stands for: if a decimal of at most 15 digits, 22 of them after the
  /// point, rounds to `value`, that decimal to 32 digits; else `value` itself.
  package init(decimalFor value: Double) {
    self = DoubleDouble(shortDecimalFor: value) ?? DoubleDouble(value)
  }

  /// The decimal of at most 15 digits, 22 of them after the point, that rounds to `value`, to 32 digits; nil
  /// if there is none.
  ///
  /// A figure written 0.1 in a file has been rounded by being read. At most one decimal of 15 digits rounds
  /// to a double, so that the rounding can be undone; what it costs shows in NIST's Wampler2 and Pontius,
  /// where a digit is lost.
  package init?(shortDecimalFor value: Double) {
    guard value.isFinite, value.magnitude < 1e15 else { return nil }
    for power in DoubleDouble.powersOfTen {
      let digits = (value * power).rounded()
      // The multiplication rounds, but the division tells: it rounds correctly, as reading does.
      if digits.magnitude >= 1e15 { return nil }
      if digits / power == value {
        self = DoubleDouble(digits) / power
        return
      }
    }
    return nil
  }

  /// 10⁰ to 10²², all of which doubles hold exactly.
  private static let powersOfTen: [Double] = (0...22).map { exponent in
    (0..<exponent).reduce(1) { power, _ in power * 10 }
  }
}
