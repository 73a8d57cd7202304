/// What sort of values a column has.
package enum ColumnKind: String, CaseIterable, Hashable, Sendable {
  /// Double-precision numbers.
  case number
  /// Whole numbers of up to 64 bits.
  case integer
  /// Texts.
  case text
  /// True or false.
  case logical
  /// Categories: levels with an order.
  case factor
  /// Days of the Gregorian calendar.
  case date
}
