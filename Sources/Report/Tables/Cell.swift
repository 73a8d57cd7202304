/// One figure or text of a table, with the stars that may follow it.
package struct Cell: Hashable, Sendable {
  package enum Value: Hashable, Sendable {
    case number(Double, NumberFormat)
    /// A number in parentheses, as a standard error beside its coefficient.
    case parenthesized(Double, NumberFormat)
    case count(Int)
    case text(String)
    case empty
    case missing
  }

  package var value: Value
  /// Set after the number in a column of its own, so that the figures stay on the decimal point.
  package var stars: String
  /// What is behind the figure where there are colours.
  package var shade: Colour?

  package init(_ value: Value, stars: String = "", shade: Colour? = nil) {
    self.value = value
    self.stars = stars
    self.shade = shade
  }

  package static func number(_ number: Double, _ format: NumberFormat, stars: String = "") -> Cell {
    Cell(.number(number, format), stars: stars)
  }

  package static func parenthesized(_ number: Double, _ format: NumberFormat, stars: String = "") -> Cell {
    Cell(.parenthesized(number, format), stars: stars)
  }

  package static func count(_ count: Int, stars: String = "") -> Cell { Cell(.count(count), stars: stars) }
  package static func text(_ text: String, stars: String = "") -> Cell { Cell(.text(text), stars: stars) }
  package static let empty = Cell(.empty)
  package static let missing = Cell(.missing)
}
