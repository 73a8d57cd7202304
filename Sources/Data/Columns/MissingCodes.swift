/// Why rows have no value, where the data tell: `.a` "don't know", 9 "refused".
///
/// The rows are missing like any others; which of the kinds each is stays known, so that files can be written as they
/// were read and tables can count them.
package struct MissingCodes: Hashable, Sendable {
  /// One kind of missing value.
  package struct Kind: Hashable, Sendable {
    /// How the file writes it: `.a` of Stata, a number or a text of SPSS.
    package var value: Scalar
    package var text: LocalizedText

    package init(value: Scalar, text: LocalizedText = LocalizedText()) {
      self.value = value
      self.text = text
    }
  }

  package var kinds: [Kind]
  /// For each row one more than the place of its kind; 0 for a plain missing value and for rows with a value.
  package var codes: PackedCodes

  package init(kinds: [Kind], codes: PackedCodes) {
    self.kinds = kinds
    self.codes = codes
  }

  /// The kind of a row; nil for a plain missing value and for a row with a value.
  package func kind(at row: Int) -> Kind? {
    guard row >= 0, row < codes.count else { return nil }
    let code = codes[row]
    return code > 0 && code <= kinds.count ? kinds[code - 1] : nil
  }

  func gathered(by keep: Bitmap, _ interruption: Interruption?) throws(Interrupted) -> MissingCodes {
    MissingCodes(kinds: kinds, codes: try codes.gathered(by: keep, interruption))
  }

  func prefix(_ length: Int) -> MissingCodes { MissingCodes(kinds: kinds, codes: codes.prefix(length)) }
}
