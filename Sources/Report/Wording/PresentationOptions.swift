/// How results are to be told; `set` changes it.
package struct PresentationOptions: Hashable, Sendable {
  /// Significant digits of coefficients and standard errors.
  package var digits = 3
  package var stars = StarThresholds()
  /// Confidence level in percent.
  package var level = 95.0
  /// Digits of group separators and decimal signs.
  package var style = NumberStyle.plain
  /// The language of headings, notes and labels.
  package var language = Language.english
  /// The width that a page of prose is to be wrapped to, in characters.
  package var width = 90

  package init() {}
}

/// The p-values below which an estimate gets one star, two, three. They belong to the table, not to the fit.
package struct StarThresholds: Hashable, Sendable {
  /// Descending: the first earns one star, the second two, …
  package let values: [Double]

  /// The report's: `* p<0.1  ** p<0.05  *** p<0.01`.
  package init() { values = [0.1, 0.05, 0.01] }

  /// - Returns: `nil` unless every threshold is a probability above 0.
  package init?(_ values: [Double]) {
    guard values.allSatisfy({ $0 > 0 && $0 < 1 }) else { return nil }
    self.values = Array(Set(values)).sorted(by: >)
  }

  /// The stars of a p-value: one for each threshold that it is below.
  package func stars(for p: Double) -> String {
    String(repeating: "*", count: values.count { p < $0 })
  }

  /// `* p<0.1  ** p<0.05  *** p<0.01`; `nil` without thresholds.
  package func note(_ style: NumberStyle) -> String? {
    guard !values.isEmpty else { return nil }
    return values.enumerated()
      .map { position, threshold in
        "\(String(repeating: "*", count: position + 1)) p<\(style.text(of: threshold, .shortest).joined)"
      }
      .joined(separator: "  ")
  }
}
