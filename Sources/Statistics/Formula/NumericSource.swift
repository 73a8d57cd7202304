/// Numbers of each row of the data: a column, or an expression over columns.
///
/// A source is read in blocks of rows, so that an expression such as `log(unemp)` never needs a column
/// of its own. Reading the same rows twice gives the same numbers; rows may be read on several threads.
package protocol NumericSource: Sendable {
  /// What the analyst wrote, and the name in tables: `months`, `log(unemp)`, `x^2`. Two sources of one
  /// name are the same regressor.
  var name: String { get }

  /// The columns of the data that are read, for the account of rows dropped as missing.
  var columnNames: [String] { get }

  /// False for a column that holds no numbers, such as one of texts.
  var isNumeric: Bool { get }

  /// The power of another source that this one is, if so; then the exact path can form it without
  /// rounding it to a double.
  var monomial: Monomial? { get }

  /// Writes the numbers of these rows, NaN where they are missing or not defined.
  func read(_ rows: Range<Int>, into numbers: UnsafeMutablePointer<Double>)
}

extension NumericSource {
  package var isNumeric: Bool { true }
  package var monomial: Monomial? { nil }
}

/// A whole power of a source: `x^3`.
package struct Monomial: Sendable {
  package let base: any NumericSource
  package let power: Int

  package init(base: any NumericSource, power: Int) {
    self.base = base
    self.power = power
  }
}
