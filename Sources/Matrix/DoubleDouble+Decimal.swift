extension DoubleDouble {
  /// The decimal number that a double stands for: if a decimal of at most 15 digits, 22 of them after the
  /// point, rounds to `value`, that decimal to 32 digits; else `value` itself.
  ///
  /// A figure written 0.1 in a file has been rounded by being read. At most one decimal of 15 digits rounds
  /// to a double, so that the rounding can be undone; what it costs shows in NIST's Wampler2 and Pontius,
  /// where a digit is lost.
  package init(decimalFor value: Double) {
    self.init(value)
    guard value.isFinite, value.magnitude < 1e15 else { return }
    for power in DoubleDouble.powersOfTen {
      let digits = (value * power).rounded()
      // The multiplication rounds, but the division tells: it rounds correctly, as reading does.
      if digits.magnitude >= 1e15 { return }
      if digits / power == value {
        self = DoubleDouble(digits) / power
        return
      }
    }
  }

  /// 10⁰ to 10²², all of which doubles hold exactly.
  private static let powersOfTen: [Double] = (0...22).map { exponent in
    (0..<exponent).reduce(1) { power, _ in power * 10 }
  }
}
