import Data
import Lang
import Report

/// The rules of a `recode` as they apply to one column.
struct RecodePlan {
  /// What a rule's first side means.
  enum Source: Hashable {
    case numbers([ClosedRange<Double>])
    case texts(Set<String>)
    case missing
    case other
  }

  enum Target: Hashable {
    case number(Double)
    case text(String)
    case missing
  }

  struct Rule {
    let source: Source
    let target: Target
    let range: SourceRange
    /// The rule's first side as it was written.
    let written: String
  }

  let rules: [Rule]
  /// Whether the new values are texts.
  let givesTexts: Bool

  init(_ expressions: [Expression], for column: Column, in interpreter: inout Interpreter) throws(Diagnostic)
  {
    var rules: [Rule] = []
    for expression in expressions {
      guard let (old, new) = expression.rule else { continue }
      rules.append(
        Rule(
          source: try Self.source(old, column, &interpreter), target: try Self.target(new, &interpreter),
          range: expression.range, written: interpreter.source[old.range]))
    }
    for (index, rule) in rules.enumerated() {
      if let earlier = rules[..<index].first(where: { $0.source.overlaps(rule.source) }) {
        throw .overlappingRules(earlier, rule)
      }
    }
    self.rules = rules
    let texts = rules.filter { if case .text = $0.target { true } else { false } }
    let numbers = rules.filter { if case .number = $0.target { true } else { false } }
    if let text = texts.first, !numbers.isEmpty { throw .mixedTargets(at: text.range) }
    givesTexts = texts.isEmpty ? numbers.isEmpty && !column.isNumeric : true
  }

  private static func target(_ expression: Expression, _ interpreter: inout Interpreter) throws(Diagnostic)
    -> Target
  {
    switch try interpreter.evaluate(expression) {
    case .number(let number): return .number(number)
    case .logical(let truth): return .number(truth ? 1 : 0)
    case .text(let text): return .text(text)
    case .missing: return .missing
    case let value:
      throw .wrongKind(expected: "a number, a text or missing", found: value.kindName, at: expression.range)
    }
  }

  private static func source(
    _ expression: Expression, _ column: Column, _ interpreter: inout Interpreter
  ) throws(Diagnostic) -> Source {
    switch expression.kind {
    case .group(let inner): return try source(inner, column, &interpreter)
    case .missing: return .missing
    case .name(let word) where interpreter.lookUp(word) == nil:
      return try words(word, column, at: expression.range)
    case .binary(.range, let low, let high, _):
      let (a, b) = (try interpreter.number(low), try interpreter.number(high))
      guard column.isNumeric else { throw .numberForText(column, at: expression.range) }
      guard a <= b else { throw .emptyRange(at: expression.range) }
      return .numbers([a...b])
    default:
      let value = try interpreter.evaluate(expression)
      return try values(value.elements ?? [value], column, at: expression.range, interpreter)
    }
  }

  private static func words(_ word: String, _ column: Column, at range: SourceRange) throws(Diagnostic)
    -> Source
  {
    if word == Keyword.else.rawValue { return .other }
    guard let known = RuleWord(rawValue: word) else { throw .unknownRuleWord(word, at: range) }
    guard let scale = column.description.scale else { throw .noScale(column.name, word, at: range) }
    switch known {
    case .agree: return .numbers(scale.agreeing.map { $0...$0 })
    case .disagree: return .numbers(scale.disagreeing.map { $0...$0 })
    case .neutral: return .numbers(scale.neutral.map { [$0...$0] } ?? [])
    }
  }

  private static func values(
    _ values: [Value], _ column: Column, at range: SourceRange, _ interpreter: Interpreter
  ) throws(Diagnostic) -> Source {
    if column.isNumeric {
      var numbers: [ClosedRange<Double>] = []
      for value in values {
        if let number = value.asNumber {
          numbers.append(number...number)
        } else if case .text(let text) = value,
          let label = column.valueLabels.first(where: {
            $0.text.text(in: interpreter.language.rawValue) == text
          }),
          let number = label.value.number
        {
          numbers.append(number...number)
        } else {
          throw .textForNumber(column, at: range)
        }
      }
      return .numbers(numbers)
    }
    var texts: Set<String> = []
    for value in values {
      guard case .text(let text) = value else { throw .numberForText(column, at: range) }
      texts.insert(text)
    }
    return .texts(texts)
  }
}

extension RecodePlan.Source {
  func overlaps(_ other: Self) -> Bool {
    switch (self, other) {
    case (.numbers(let a), .numbers(let b)): a.contains { x in b.contains { $0.overlaps(x) } }
    case (.texts(let a), .texts(let b)): !a.isDisjoint(with: b)
    case (.missing, .missing), (.other, .other): true
    default: false
    }
  }
}

extension Diagnostic {
  fileprivate static func overlappingRules(_ first: RecodePlan.Rule, _ second: RecodePlan.Rule) -> Diagnostic
  {
    Diagnostic(
      "overlapping-rules", "a value is in the rule for \(first.written) and in that for \(second.written)",
      at: second.range, notes: [Note("the rule for \(first.written)", at: first.range)])
  }

  fileprivate static func mixedTargets(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "mixed-values", "some rules give numbers and this one a text; a column has values of one kind",
      at: range)
  }

  fileprivate static func emptyRange(at range: SourceRange) -> Diagnostic {
    Diagnostic("empty-range", "the range ends before it begins", at: range)
  }

  fileprivate static func unknownRuleWord(_ word: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "unknown-word", "'\(word)' is no value", at: range,
      notes: [
        Note("texts stand in quotes; the words are else, missing, and of a scale agree, neutral, disagree")
      ],
      fixIts: [FixIt("Write it as a text", at: range, replacement: "\"\(word)\"")])
  }

  fileprivate static func noScale(_ column: String, _ word: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "no-scale", "'\(column)' has no scale of answers, so nothing is known to \(word)", at: range,
      notes: [Note("declare it first: scale \(column) | levels(\"…\", …)")])
  }

  fileprivate static func textForNumber(_ column: Column, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "kind-mismatch", "'\(column.name)' is a column of numbers, and this is a text that labels none of them",
      at: range)
  }

  fileprivate static func numberForText(_ column: Column, at range: SourceRange) -> Diagnostic {
    let examples = column.levels.prefix(5).map { "\"\($0.name)\"" }
    return Diagnostic(
      "kind-mismatch", "'\(column.name)' is a column of texts, and this is a number", at: range,
      notes: examples.isEmpty ? [] : [Note("its values are \(examples.joined(separator: ", "))")])
  }
}
