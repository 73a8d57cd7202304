/// The power of two that brings the largest magnitude among `values` into [1, 2), or near it for values that
/// are barely above zero; 1 if all are zero. Multiplying by it is exact and keeps squares from overflowing.
func scaleToUnit(_ values: some Sequence<Double>) -> Double {
  scaleToUnit(largest: values.reduce(0) { max($0, $1.magnitude) })
}

/// The power of two that brings one finite magnitude into [1, 2), or near it.
func scaleToUnit(largest: Double) -> Double {
  guard largest > 0, largest.isFinite else { return 1 }
  // Exponents go from −1074 to 1023, but 2¹⁰²³ is the largest power whose inverse is normal too.
  let exponent = min(max(Int(largest.exponent), -1022), 1022)
  return Double(sign: .plus, exponent: -exponent, significand: 1)
}
