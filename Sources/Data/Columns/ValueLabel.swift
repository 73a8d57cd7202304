/// A text that one value of a column stands for: 1 "strongly disagree".
package struct ValueLabel: Hashable, Sendable {
  package var value: Scalar
  package var text: LocalizedText

  package init(value: Scalar, text: LocalizedText) {
    self.value = value
    self.text = text
  }

  package init(value: Scalar, label: String) {
    self.init(value: value, text: LocalizedText(label))
  }
}

extension Scalar {
  /// Whether a label of `self` is one of `other`: whole numbers are the same whatever their storage.
  package func isSameValue(as other: Scalar) -> Bool {
    self == other || (number != nil && number == other.number)
  }
}

extension Column {
  /// What a value stands for in a language; nil where it has no label.
  package func valueLabel(of value: Scalar, in language: String? = nil) -> String? {
    valueLabels.first { $0.value.isSameValue(as: value) }?.text.text(in: language)
  }

  /// How tables name one of the `levels`: by its label where it has one, else by its name.
  package func levelLabel(_ code: Int, in language: String? = nil) -> String? {
    guard let name = levelName(code) else { return nil }
    if valueLabels.isEmpty { return name }
    if case .factor(let storage) = values, let number = storage.levels[code].number,
      let label = valueLabel(of: .number(number), in: language)
    {
      return label
    }
    if case .logical = values, let label = valueLabel(of: .logical(code == 1), in: language) { return label }
    return valueLabel(of: .text(name), in: language) ?? name
  }
}
