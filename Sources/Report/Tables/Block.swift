/// One part of a report, set apart from the next by a blank line.
package enum Block: Hashable, Sendable {
  case heading(String)
  case paragraph(String)
  /// Lines to be shown as they are, in a fixed-width face, never wrapped.
  case lines([String])
  /// Rows of single figures: `N = 22 009   R² = 0.124`.
  case facts([[Fact]])
  /// Items of a list, each a sentence or two.
  case list([String])
  case table(Table)
}

/// One named figure of a result.
package struct Fact: Hashable, Sendable {
  package var name: String
  package var value: Cell

  package init(_ name: String, _ value: Cell) {
    self.name = name
    self.value = value
  }
}
