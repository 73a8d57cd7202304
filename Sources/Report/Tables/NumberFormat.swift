/// How exactly a number is shown. Rounding is the correct decimal rounding of the binary value; a value
/// that lies exactly between two goes away from zero, as `round` does and as readers round: 3.25 is 3.3.
package enum NumberFormat: Hashable, Sendable {
  /// So many significant digits, trailing zeros kept: with 3 `0.146`, `-0.0916`, `0.0110`, `10.0`. Digits
  /// before the decimal point are always shown: `1 234`.
  case significant(Int)
  /// So many digits after the decimal point: with 3 `0.811`, `-0.004`.
  case decimals(Int)
  /// A probability. `bounded` shows one that rounds to zero as `<0.001`, otherwise it is `0.000`.
  case probability(decimals: Int, bounded: Bool = false)
  /// A share of one shown in percent: 0.124 with one decimal is `12.4 %`.
  case percent(decimals: Int)
  case integer
  /// The fewest digits that read back as the same number, not in groups, since a year or an identifier is no amount;
  /// for data and values, not for estimates.
  case shortest

  package static let pValue = NumberFormat.probability(decimals: 3)
}
