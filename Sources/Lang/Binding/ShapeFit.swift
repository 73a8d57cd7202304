/// How well a phrase suits a shape, told from its form alone.
enum ShapeFit: Int, Comparable {
  case fits, possible, wrong

  static func < (left: ShapeFit, right: ShapeFit) -> Bool { left.rawValue < right.rawValue }
}

extension ParameterSpec.Shape {
  /// Of several shapes the one that a phrase suits best; `nil` where there is no choice.
  package func alternative(for phrase: Phrase) -> Self? {
    guard case .either(let shapes) = self else { return nil }
    return shapes.min { $0.fit(phrase) < $1.fit(phrase) }
  }

  func fit(_ phrase: Phrase) -> ShapeFit {
    switch (self, phrase.kind) {
    case (.either(let shapes), _): shapes.map { $0.fit(phrase) }.min() ?? .wrong
    case (.sequence(let shapes), _): shapes.contains { $0.fit(phrase) < .wrong } ? .possible : .wrong
    case (.assignment, .assignment): .fits
    case (.condition, .assignment): .possible
    case (_, .assignment): .wrong
    case (_, .expression(let expression)): expression.kind == .malformed ? .fits : fit(expression)
    }
  }

  private func fit(_ expression: Expression) -> ShapeFit {
    switch self {
    case .column, .newColumn, .result: expression.isName ? .fits : .wrong
    case .columns: expression.isColumnItem ? .fits : .wrong
    case .expression, .term: expression.isFormula ? .possible : .fits
    case .condition: expression.isFormula || expression.isLiteral ? .wrong : .fits
    case .formula: expression.isFormula ? .fits : .wrong
    case .number: fitNumber(expression)
    case .text: fitText(expression)
    case .file: expression.isText ? .fits : .wrong
    case .word, .topic: expression.word != nil ? .fits : .wrong
    case .constant, .level: expression.isName || expression.isConstant ? .fits : .wrong
    case .figure: expression.isCall ? .fits : .wrong
    case .rule: expression.rule != nil ? .fits : .wrong
    case .choice(let choices):
      choices.contains { $0.word == expression.word } && expression.isName ? .fits : .wrong
    case .ratio(let ratios): expression.ratioText.map { ratios.contains($0) } == true ? .fits : .wrong
    case .assignment, .flag, .sequence, .either: .wrong
    }
  }

  private func fitNumber(_ expression: Expression) -> ShapeFit {
    if expression.isNumber { return .fits }
    return expression.isConstant || expression.isFormula || expression.isPattern ? .wrong : .possible
  }

  private func fitText(_ expression: Expression) -> ShapeFit {
    if expression.isText { return .fits }
    return expression.isConstant || expression.isFormula || expression.isPattern ? .wrong : .possible
  }
}

extension Expression {
  /// The two sides of `(old = new)`.
  package var rule: (old: Expression, new: Expression)? {
    switch kind {
    case .group(let inner): inner.rule
    case .rule(let old, let new): (old, new)
    default: nil
    }
  }

  package var isName: Bool { if case .name = kind { true } else { false } }

  /// `m:1` as it is written.
  package var ratioText: String? {
    guard case .binary(.interaction, let first, let second, _) = kind else { return nil }
    let parts = [first, second].compactMap { part -> String? in
      switch part.kind {
      case .name(let text): text
      case .number(let number, isInteger: true): number < 1e6 ? String(Int(number)) : nil
      default: nil
      }
    }
    return parts.count == 2 ? parts.joined(separator: ":") : nil
  }

  var isCall: Bool { if case .call = kind { true } else { false } }

  var isMalformed: Bool { kind == .malformed }

  var isText: Bool { if case .text = kind { true } else { false } }

  var isPattern: Bool {
    switch kind {
    case .pattern, .allOthers: true
    default: false
    }
  }

  /// A number, with or without a sign.
  package var isNumber: Bool {
    switch kind {
    case .number: true
    case .unary(.minus, let inner), .unary(.plus, let inner): inner.isNumber
    default: false
    }
  }

  /// A number or a text, which is no condition.
  var isLiteral: Bool { isNumber || isText }

  var isConstant: Bool {
    switch kind {
    case .logical, .missing: true
    default: isLiteral
    }
  }

  package var isFormula: Bool {
    switch kind {
    case .binary(.tilde, _, _, _), .unary(.tilde, _): true
    case .group(let inner): inner.isFormula
    default: false
    }
  }

  /// What may stand where columns are chosen: a name, a range of names, a pattern.
  package var isColumnItem: Bool {
    switch kind {
    case .name, .pattern: true
    case .binary(.range, let first, let last, _): first.isName && last.isName
    default: false
    }
  }

  /// A free word: a name, a text without interpolation, names joined by hyphens as in `unknown-option`.
  package var word: String? {
    switch kind {
    case .name(let text): return text
    case .missing: return Keyword.missing.rawValue
    case .logical(let value): return value ? Keyword.true.rawValue : Keyword.false.rawValue
    case .text(let pieces):
      guard pieces.count == 1, case .literal(let text) = pieces[0] else { return nil }
      return text
    case .binary(.minus, let first, let second, _):
      guard let head = first.word, let tail = second.word, !first.isText, !second.isText else { return nil }
      return "\(head)-\(tail)"
    default: return nil
    }
  }
}
