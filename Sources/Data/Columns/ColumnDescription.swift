/// What is said of a column besides its values.
package struct ColumnDescription: Hashable, Sendable {
  /// A longer text for tables: "Months in the programme".
  package var label: LocalizedText
  /// Texts that single values stand for: 1 "strongly disagree".
  package var valueLabels: [ValueLabel]
  /// The scale of answers that its values are on.
  package var scale: AnswerScale?

  package init(
    label: LocalizedText = LocalizedText(), valueLabels: [ValueLabel] = [], scale: AnswerScale? = nil
  ) {
    self.label = label
    self.valueLabels = valueLabels
    self.scale = scale
  }
}
