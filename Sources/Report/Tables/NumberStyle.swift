/// The signs of which a number is made; they belong to the reader's language and to the medium.
package struct NumberStyle: Hashable, Sendable {
  package var decimalSeparator: String
  package var thousandsSeparator: String
  package var minusSign: String
  /// What follows a number in percent, with its space.
  package var percentSign: String
  /// What stands for a value that is missing.
  package var missing: String

  package init(
    decimalSeparator: String = ".", thousandsSeparator: String = " ", minusSign: String = "-",
    percentSign: String = " %", missing: String = "."
  ) {
    self.decimalSeparator = decimalSeparator
    self.thousandsSeparator = thousandsSeparator
    self.minusSign = minusSign
    self.percentSign = percentSign
    self.missing = missing
  }

  /// For terminals and plain files: `-1 234.5`.
  package static let plain = NumberStyle()
  /// The same without groups of digits, for texts that are read again.
  package static let ungrouped = NumberStyle(thousandsSeparator: "")
  /// For typeset pages: a true minus and a narrow space (U+202F) at which no line breaks.
  package static let typographic = NumberStyle(
    thousandsSeparator: "\u{202F}", minusSign: "\u{2212}", percentSign: "\u{202F}%")

  /// The same decimal sign with the others of typeset pages.
  package var typeset: NumberStyle {
    var style = Self.typographic
    style.decimalSeparator = decimalSeparator
    return style
  }

  /// The same signs, with a comma before the decimals.
  package var withDecimalComma: NumberStyle {
    var style = self
    style.decimalSeparator = ","
    return style
  }
}
