import Data

extension RecodePlan {
  /// What is said of a column that stays true when the rules have been applied.
  ///
  /// A value keeps its label where it is after the rules what it was before: no rule turns it into another value, or
  /// another value into it. The scale of answers stays where rules only make values missing.
  func description(of column: Column) -> ColumnDescription {
    var description = column.description
    description.valueLabels.removeAll { changesMeaning(of: $0.value) }
    if rules.contains(where: { $0.target != .missing }) { description.scale = nil }
    return description
  }

  private func changesMeaning(of value: Scalar) -> Bool {
    rules.contains { rule in
      if rule.target.gives(value) { return rule.source != .missing && !rule.source.isOnly(value) }
      return rule.target != .missing && rule.source.takes(value)
    }
  }
}

extension RecodePlan.Source {
  /// Whether the rule is for the value. `else` is taken to be for every one.
  fileprivate func takes(_ value: Scalar) -> Bool {
    switch (self, value) {
    case (.other, _): true
    case (.missing, _): false
    case (.texts(let texts), .text(let text)): texts.contains(text)
    case (.texts, _): false
    case (.numbers(let ranges), _):
      value.number.map { number in ranges.contains { $0.contains(number) } } ?? false
    }
  }

  /// Whether the rule is for this value and no other.
  fileprivate func isOnly(_ value: Scalar) -> Bool {
    switch self {
    case .texts(let texts): value == .text(texts.first ?? "") && texts.count == 1
    case .numbers(let ranges):
      ranges.allSatisfy { $0.lowerBound == value.number && $0.upperBound == value.number }
    case .missing, .other: false
    }
  }
}

extension RecodePlan.Target {
  fileprivate func gives(_ value: Scalar) -> Bool {
    switch self {
    case .number(let number): value.number == number
    case .text(let text): value == .text(text)
    case .missing: false
    }
  }
}
