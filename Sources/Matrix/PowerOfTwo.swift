/// Powers of two that bring numbers near one: multiplying by them is exact, and squares no longer overflow.
enum PowerOfTwo {
  /// The power that brings the largest magnitude among `values` into [1, 2), or near it for values
  /// barely above zero; 1 if all are zero.
  static func scale(of values: [Double]) -> Double {
    scale(of: values.reduce(0) { max($0, $1.magnitude) })
  }

  /// The power that brings one number of no negative value into [1, 2), or near it.
  static func scale(of value: Double) -> Double {
    guard value > 0, value.isFinite else { return 1 }
    // Exponents go from −1074 to 1023, but 2¹⁰²² is the largest power whose inverse is normal too.
    let exponent = min(max(Int(value.exponent), -1022), 1022)
    return Double(sign: .plus, exponent: -exponent, significand: 1)
  }
}
