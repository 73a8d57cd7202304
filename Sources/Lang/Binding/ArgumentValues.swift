/// An option without argument.
package struct Flag: ArgumentValue {
  package static var shape: ParameterSpec.Shape { .flag }
  package init?(_ phrases: [Phrase]) {}
}

/// The name of one existing column.
package struct ColumnName: ArgumentValue, Hashable {
  package var name: Name
  package static var shape: ParameterSpec.Shape { .column }
  package init?(_ phrases: [Phrase]) {
    guard phrases.count == 1, let name = phrases[0].name else { return nil }
    self.name = name
  }
}

/// Names, ranges, patterns and `all`, to be resolved against the columns at hand.
package struct ColumnSelection: ArgumentValue, Hashable {
  package var items: [Expression]
  package static var shape: ParameterSpec.Shape { .columns }
  package init?(_ phrases: [Phrase]) {
    let items = phrases.compactMap(\.expression)
    guard items.count == phrases.count else { return nil }
    self.items = items
  }
  /// One item, as where a function takes columns: `mean(a..c)`.
  package init(_ item: Expression) { items = [item] }
}

/// `name = expression`
package struct Assignment: ArgumentValue, Hashable {
  package var name: Name
  package var value: Expression
  package static var shape: ParameterSpec.Shape { .assignment }
  package init?(_ phrases: [Phrase]) {
    guard phrases.count == 1, case .assignment(let name, let value) = phrases[0].kind else { return nil }
    self.name = name
    self.value = value
  }
}

/// An expression, evaluated by the command; `Shape` says what it must give.
package struct ExpressionArgument<Role: ExpressionRole>: ArgumentValue, Hashable {
  package var expression: Expression
  package static var shape: ParameterSpec.Shape { Role.shape }
  package init?(_ phrases: [Phrase]) {
    guard phrases.count == 1, let expression = phrases[0].expression else { return nil }
    self.expression = expression
  }
}

package protocol ExpressionRole: Hashable, Sendable {
  static var shape: ParameterSpec.Shape { get }
}

package enum TermRole: ExpressionRole { package static var shape: ParameterSpec.Shape { .term } }
package enum AnyExpression: ExpressionRole { package static var shape: ParameterSpec.Shape { .expression } }
package enum ConditionRole: ExpressionRole { package static var shape: ParameterSpec.Shape { .condition } }
package enum FormulaRole: ExpressionRole { package static var shape: ParameterSpec.Shape { .formula } }
package enum NumberRole: ExpressionRole { package static var shape: ParameterSpec.Shape { .number } }
package enum TextRole: ExpressionRole { package static var shape: ParameterSpec.Shape { .text } }
package enum FileRole: ExpressionRole { package static var shape: ParameterSpec.Shape { .file } }
package enum ConstantRole: ExpressionRole { package static var shape: ParameterSpec.Shape { .constant } }
package enum LevelRole: ExpressionRole { package static var shape: ParameterSpec.Shape { .level } }
package enum RuleRole: ExpressionRole { package static var shape: ParameterSpec.Shape { .rule } }
package enum WordRole: ExpressionRole { package static var shape: ParameterSpec.Shape { .word } }
package enum TopicRole: ExpressionRole { package static var shape: ParameterSpec.Shape { .topic } }
package enum ResultRole: ExpressionRole { package static var shape: ParameterSpec.Shape { .result } }

/// Several expressions, as in `set stars 0.1 0.05 0.01`.
package struct ExpressionList<Role: ExpressionRole>: ArgumentValue, Hashable {
  package var expressions: [Expression]
  package static var shape: ParameterSpec.Shape { Role.shape }
  package init?(_ phrases: [Phrase]) {
    let expressions = phrases.compactMap(\.expression)
    guard expressions.count == phrases.count else { return nil }
    self.expressions = expressions
  }
}

/// A choice among words, each with its meaning: an enum with one case a word.
package protocol ChoiceValue: ArgumentValue, CaseIterable, RawRepresentable<String> {
  var meaning: String { get }
  /// The words from which the argument after it is chosen, where they are fixed.
  var values: [ParameterSpec.Choice] { get }
}

extension ChoiceValue {
  package var values: [ParameterSpec.Choice] { [] }
  package static var shape: ParameterSpec.Shape {
    .choice(allCases.map { ParameterSpec.Choice($0.rawValue, $0.meaning, values: $0.values) })
  }
  package init?(_ phrases: [Phrase]) {
    guard phrases.count == 1, let name = phrases[0].name else { return nil }
    self.init(rawValue: name.text)
  }
}

extension Phrase {
  /// The expression, if the phrase is one.
  package var expression: Expression? {
    if case .expression(let expression) = kind { expression } else { nil }
  }

  /// The name, if the phrase is a bare name.
  package var name: Name? {
    guard let expression, case .name(let text) = expression.kind else { return nil }
    return Name(text, at: expression.range)
  }
}
