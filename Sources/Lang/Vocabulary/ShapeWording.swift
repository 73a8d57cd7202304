extension ParameterSpec.Shape {
  /// What must stand there, as it follows "expected".
  package var expectation: String {
    switch self {
    case .column: "the name of a column"
    case .columns: "names of columns"
    case .newColumn: "a name for the new column"
    case .assignment: "'name = expression'"
    case .expression: "an expression"
    case .condition: "a condition"
    case .formula: "a formula such as 'y ~ a + b'"
    case .term: "a term such as 'log(x)'"
    case .number: "a number"
    case .text: "a text in quotes"
    case .file: "a path in quotes"
    case .word, .topic: "a word"
    case .constant: "a value"
    case .level: "a level"
    case .figure: "a figure such as 'mean(x)'"
    case .rule: "a rule such as '(1..3 = 0)'"
    case .result: "the name of a result"
    case .choice(let choices): listed(choices.map { "'\($0.word)'" }, "or")
    case .ratio(let ratios): listed(ratios.map { "'\($0)'" }, "or")
    case .flag: "nothing"
    case .sequence(let shapes): shapes.map(\.expectation).joined(separator: ", then ")
    case .either(let shapes): listed(shapes.filter { $0 != .flag }.map(\.expectation), "or")
    }
  }

  /// What stands for the argument in a synopsis: `columns`, `linear|logit`.
  package var placeholder: String {
    switch self {
    case .column: "column"
    case .columns: "columns"
    case .newColumn: "name"
    case .assignment: "name = expression"
    case .expression: "expression"
    case .condition: "condition"
    case .formula: "formula"
    case .term: "term"
    case .number: "number"
    case .text: "\"text\""
    case .file: "\"file\""
    case .word: "word"
    case .topic: "topic"
    case .constant: "value"
    case .level: "level"
    case .figure: "figure(columns)"
    case .rule: "(old = new)"
    case .result: "result"
    case .choice(let choices): choices.map(\.word).joined(separator: "|")
    case .ratio(let ratios): ratios.joined(separator: "|")
    case .flag: ""
    case .sequence(let shapes): shapes.map(\.placeholder).joined(separator: " ")
    case .either(let shapes): shapes.filter { $0 != .flag }.map(\.placeholder).joined(separator: "|")
    }
  }

  /// Whether an option of this shape may be written without parentheses.
  package var allowsNoValue: Bool {
    switch self {
    case .flag: true
    case .either(let shapes): shapes.contains { $0.allowsNoValue }
    default: false
    }
  }

  /// The words that may be chosen, whatever else may stand there.
  package var choices: [ParameterSpec.Choice] {
    switch self {
    case .choice(let choices): choices
    case .sequence(let shapes), .either(let shapes): shapes.flatMap(\.choices)
    default: []
    }
  }

  /// Whether the names in it mean columns.
  package var namesColumns: Bool {
    switch self {
    case .column, .columns: true
    case .sequence(let shapes), .either(let shapes): shapes.contains { $0.namesColumns }
    default: false
    }
  }
}

extension ParameterSpec {
  /// Whether it takes phrase after phrase.
  package var takesMany: Bool {
    arity == .oneOrMore || arity == .anyNumber || shape == .columns
  }

  /// Whether a call without it is wrong.
  package var isRequired: Bool { arity == .required || arity == .oneOrMore }
}

/// `a, b or c`
func listed(_ items: [String], _ conjunction: String) -> String {
  guard let last = items.last, items.count > 1 else { return items.first ?? "" }
  return items.dropLast().joined(separator: ", ") + " \(conjunction) " + last
}
