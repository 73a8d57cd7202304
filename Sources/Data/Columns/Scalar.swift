/// One value of a column.
package enum Scalar: Hashable, Sendable {
  case number(Double)
  case integer(Int64)
  case text(String)
  case logical(Bool)
  /// Days since 1970-01-01.
  case date(Int32)
  case missing
}

extension Scalar {
  /// The value as a number: a logical is 0 or 1, a date its day since 1970-01-01; nil for a text and for missing.
  package var number: Double? {
    switch self {
    case .number(let value): value
    case .integer(let value): Double(value)
    case .logical(let value): value ? 1 : 0
    case .date(let days): Double(days)
    case .text, .missing: nil
    }
  }
}

extension Scalar: CustomStringConvertible {
  /// The value as a reader writes it: `2011`, `2.8`, `true`, `2019-04-01`, a text as it is, `missing`.
  package var description: String {
    switch self {
    case .number(let value): Self.text(of: value)
    case .integer(let value): value.description
    case .text(let value): value
    case .logical(let value): value ? "true" : "false"
    case .date(let days): CalendarDate(daysSince1970: days).description
    case .missing: "missing"
    }
  }

  /// The shortest text that reads back as the same number; a whole number below 10¹⁵ without a decimal point.
  package static func text(of number: Double) -> String {
    if number.isWhole { return Int64(number).description }
    return number.description
  }
}

extension Double {
  /// Whether it is a whole number of not more than 15 digits, which a double tells from the ones beside it.
  package var isWhole: Bool { self == rounded() && abs(self) < 1e15 }
}
