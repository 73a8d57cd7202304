import Lang

extension Schema.Column {
  /// The column that `recode` makes of this one, as far as its rules tell.
  func recoded(_ rules: [(old: Expression, new: Expression)], as name: String) -> Schema.Column {
    let texts = rules.compactMap(\.new.literalText)
    let becomes = texts.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
    if texts.isEmpty {
      // Numbers from texts, and numbers that stay such.
      let areNumbers = rules.contains { if case .number = $0.new.kind { true } else { false } }
      let staysNumber = kind == .integer || kind == .number
      let whole = rules.allSatisfy { rule in
        if case .number(_, let isInteger) = rule.new.kind { return isInteger }
        return true
      }
      let isInteger = whole && (kind == .integer || !staysNumber)
      let new: Schema.Kind? = areNumbers ? (isInteger ? .integer : .number) : kind
      var column = Schema.Column(name, kind: new, label: label, levels: areNumbers ? nil : levels)
      // A value keeps its label where it keeps its meaning.
      column.valueLabels = valueLabels == nil ? nil : []
      return column
    }
    if kind == .integer || kind == .number {
      return Schema.Column(name, kind: .factor, label: label, levels: becomes)
    }
    let named = Set(rules.flatMap { $0.old.literalTexts })
    let hasElse = rules.contains {
      if case .name(Keyword.else.rawValue) = $0.old.kind { true } else { false }
    }
    let left = hasElse ? [] : levels.map { $0.filter { !named.contains($0) } }
    let isFactor = kind == .factor || left == []
    return Schema.Column(
      name, kind: kind == nil && !isFactor ? nil : isFactor ? .factor : .text, label: label,
      levels: left.map { becomes + $0.filter { !becomes.contains($0) } })
  }
}

extension Expression {
  /// The texts that stand in a value or a list of them.
  fileprivate var literalTexts: [String] {
    switch kind {
    case .matrix(let rows): rows.flatMap { $0.flatMap(\.literalTexts) }
    case .group(let inner): inner.literalTexts
    default: [literalText].compactMap(\.self)
    }
  }
}
