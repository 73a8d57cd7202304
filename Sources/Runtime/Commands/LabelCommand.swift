import Data
import Lang
import Report

/// `label` — gives columns and their values the texts that tables show for them.
enum LabelCommand: Command {
  static let columns = Parameter<ColumnSelection>("columns", .oneOrMore, help: "The columns.")
  static let text = Parameter<ExpressionArgument<TextRole>>(
    "text", help: "Their label; \"\" takes it away.")
  static let rules = Parameter<ExpressionList<RuleRole>>(
    "values", .anyNumber, help: "Labels of values: (\"kvinne\" = \"Women\"), (1 = \"yes\").")
  static let language = Parameter<ExpressionArgument<WordRole>>(
    "language", help: "The language of the texts, as en, nb or nn; without it they serve every language.")
  static let unused = Parameter<Flag>("unused", help: "Values that no row has may be labelled too.")

  static let spec = CommandSpec(
    "label",
    summary: "Give columns and their values the texts that tables show for them.",
    discussion: """
      Columns keep their names in scripts, and values stay what they are; tables and 'describe' show the labels, in \
      the language of 'set language' where there are texts in it. A label for a value that no row has is refused, \
      since it is most often a misspelling.
      """,
    arguments: [columns.spec, text.spec, rules.spec], options: [language.spec, unused.spec],
    examples: [
      Example("label months \"Months in the programme\"", "a label"),
      Example(
        "label gender \"Kjønn\" (\"kvinne\" = \"Kvinner\") (\"mann\" = \"Menn\") | language(nb)",
        "in Norwegian"),
    ],
    reach: .namedColumns,
    effect: { call, schema in
      guard let selection = call[columns] else { return }
      let label = call.has(language) ? nil : call[text]?.expression.literalText
      let values = (call[rules]?.expressions ?? []).compactMap { $0.rule?.new.literalText }
      for name in resolve(selection, in: schema).tree {
        guard var column = schema.column(named: name.text) else { continue }
        if let label { column.label = label.isEmpty ? nil : label }
        if call.has(rules) {
          column.addValueLabels(values, areAll: values.count == call[rules]?.expressions.count)
        }
        schema.set(column)
      }
    })

  static func run(_ call: BoundCall, in interpreter: inout Interpreter) throws(Diagnostic) -> Output {
    guard let selection = call[columns], call.has(text) || call.has(rules) else { throw .labelsNothing(call) }
    let names = try interpreter.columns(selection, at: call.range(of: columns))
    let label = try call[text].map { argument throws(Diagnostic) in try interpreter.text(argument.expression)
    }
    var tag: String?
    if let word = call[language]?.expression { tag = word.word }
    for name in names {
      guard var column = interpreter.session.frame?[name] else { continue }
      if let label { column.description.label.set(label.isEmpty ? nil : label, in: tag) }
      for rule in call[rules]?.expressions ?? [] {
        guard let (old, new) = rule.rule else { continue }
        let value = try interpreter.labelled(old, in: column, allowsUnused: call.has(unused))
        let text = try interpreter.text(new)
        column.setValueLabel(text.isEmpty ? nil : text, of: value, in: tag)
      }
      try interpreter.set(column, at: call.range(of: columns))
    }
    return Output()
  }
}

extension Interpreter {
  /// The value that a label is for, which must be one of the column's.
  fileprivate mutating func labelled(
    _ expression: Expression, in column: Column, allowsUnused: Bool
  ) throws(Diagnostic) -> Scalar {
    let value: Scalar
    switch try evaluate(expression) {
    case .number(let number): value = .number(number)
    case .text(let text): value = .text(text)
    case .logical(let truth): value = .logical(truth)
    case let other:
      throw .wrongKind(expected: "a value", found: other.kindName, at: expression.range)
    }
    if allowsUnused { return value }
    let factor: Column
    do { factor = try column.asFactor(interruption: interruption) } catch {
      throw .column(error, at: expression.range)
    }
    let hasValue = factor.levels.contains { level in
      value == .text(level.name) || (value.number != nil && value.number == level.number)
    }
    guard hasValue else {
      throw .labelOfNothing(
        value.description, of: column.name, values: factor.levels.prefix(10_000).map(\.name),
        at: expression.range)
    }
    return value
  }
}

extension Column {
  /// Labels a value in a language, or takes its label away.
  mutating func setValueLabel(_ text: String?, of value: Scalar, in language: String?) {
    if let place = description.valueLabels.firstIndex(where: { $0.value.isSameValue(as: value) }) {
      description.valueLabels[place].text.set(text, in: language)
      if description.valueLabels[place].text.isEmpty { description.valueLabels.remove(at: place) }
    } else if let text {
      var label = LocalizedText()
      label.set(text, in: language)
      description.valueLabels.append(ValueLabel(value: value, text: label))
    }
  }
}

extension Diagnostic {
  static func unknownColumn(_ name: String, known: [String], at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "unknown-column", "there is no column '\(name)'", at: range,
      fixIts: .replacing(range, byNearestTo: name, among: known))
  }

  fileprivate static func labelsNothing(_ call: BoundCall) -> Diagnostic {
    Diagnostic(
      "missing-argument", "'label' needs a text, or labels of values", at: call.syntax.range,
      notes: [Note("as in: label gender \"Gender\" (\"kvinne\" = \"Women\")")])
  }

  fileprivate static func labelOfNothing(
    _ value: String, of column: String, values: [String], at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      "label-of-nothing", "no row of '\(column)' has the value \(value)", at: range,
      notes: [
        Note("it has\(values.listed)"), Note("with the option 'unused' it may be labelled all the same"),
      ],
      fixIts: NearestNames(values).names(near: value).prefix(1).map {
        FixIt("Replace with '\($0)'", at: range, replacement: "\"\($0)\"")
      })
  }
}

extension Schema.Column {
  /// - Parameter areAll: whether no other labels are given, whose texts cannot be told.
  fileprivate mutating func addValueLabels(_ labels: [String], areAll: Bool) {
    guard areAll, valueLabels != [] else { return valueLabels = [] }
    valueLabels = (valueLabels ?? []) + labels.filter { !$0.isEmpty && !(valueLabels ?? []).contains($0) }
    if valueLabels == [] { valueLabels = nil }
  }
}
