extension Diagnostic {
  // MARK: Commands

  /// The first word of a statement is no command; `names` are what else it may have meant.
  package static func unknownCommand(_ verb: Name, in vocabulary: Vocabulary) -> Diagnostic {
    let familiar = vocabulary.commandNames.filter {
      vocabulary.commands[$0]?.familiarNames.contains(verb.text.lowercased()) ?? false
    }
    let near = familiar + NearestNames(vocabulary.commandNames).names(near: verb.text)
    return Diagnostic(
      "unknown-command", "there is no command '\(verb.text)'", at: verb.range,
      notes: near.isEmpty ? [Note("'help' lists the commands")] : [],
      fixIts: replacements(near, at: verb.range))
  }

  // MARK: Arguments

  static func missingArgument(_ parameter: ParameterSpec, of spec: CommandSpec, at range: SourceRange)
    -> Diagnostic
  {
    Diagnostic(
      "missing-argument", "'\(spec.name)' needs \(parameter.wanted)", at: range,
      notes: [Note(parameter.help.asNote), Note("its form is: \(spec.synopsis)")])
  }

  static func unexpectedArgument(
    _ phrase: Phrase, furtherCount: Int, of spec: CommandSpec, in call: CommandSyntax
  ) -> Diagnostic {
    let further = furtherCount > 0 ? [Note("nor \(furtherCount) more after it")] : []
    var fixes: [FixIt] = []
    if let name = phrase.name, spec.options.contains(where: { $0.name == name.text }), call.options.isEmpty {
      fixes = [
        FixIt(
          "Write it as an option: '| \(name.text)'",
          at: SourceRange(phrase.range.lowerBound, phrase.range.lowerBound),
          replacement: "| ")
      ]
    }
    return Diagnostic(
      "unexpected-argument", "'\(spec.name)' does not take this argument", at: phrase.range,
      notes: further + [Note("its form is: \(spec.synopsis)")], fixIts: fixes)
  }

  static func tooManyValues(_ phrase: Phrase, for parameter: ParameterSpec, in call: CommandSyntax)
    -> Diagnostic
  {
    Diagnostic(
      "too-many-values", "'\(parameter.name)' takes no further value", at: phrase.range,
      notes: [Note("expected \(parameter.shape.expectation)")])
  }

  static func unfinishedSequence(
    after phrase: Phrase, missing shape: ParameterSpec.Shape, for parameter: ParameterSpec
  ) -> Diagnostic {
    Diagnostic(
      "missing-value", "'\(parameter.name)' needs \(shape.expectation) after this", at: phrase.range,
      notes: [Note("it is written \(parameter.optionSynopsis)")])
  }

  static func missingValue(_ parameter: ParameterSpec, after name: Name) -> Diagnostic {
    Diagnostic(
      "missing-value", "'\(name.text)' needs \(parameter.shape.expectation)", at: name.range,
      notes: [Note(parameter.help.asNote)])
  }

  static func wrongShape(
    _ phrase: Phrase, shape: ParameterSpec.Shape, of parameter: ParameterSpec, in spec: CommandSpec
  ) -> Diagnostic {
    if case .choice(let choices) = shape, let name = phrase.name {
      return unknownChoice(name, choices, parameter)
    }
    return Diagnostic(
      "wrong-shape", "expected \(shape.expectation) for '\(parameter.name)', found \(phrase.description)",
      at: phrase.range, notes: [Note(parameter.help.asNote)], fixIts: phrase.repairs(for: shape))
  }

  private static func unknownChoice(
    _ name: Name, _ choices: [ParameterSpec.Choice], _ parameter: ParameterSpec
  ) -> Diagnostic {
    let near = NearestNames(choices.map(\.word)).names(near: name.text)
    return Diagnostic(
      "unknown-choice", "'\(name.text)' is no choice for '\(parameter.name)'", at: name.range,
      notes: [Note("it is \(listed(choices.map { "'\($0.word)'" }, "or"))")],
      fixIts: replacements(near, at: name.range))
  }

  static func equalsInCondition(between lower: Int, and upper: Int) -> Diagnostic {
    let range = SourceRange(lower, upper)
    return Diagnostic(
      "single-equals", "a single '=' compares nothing; equality is '=='", at: range,
      fixIts: [FixIt("Replace with '=='", at: range, replacement: " == ")])
  }

  // MARK: Clauses and options

  static func unknownClause(_ clause: ClauseSyntax, of spec: CommandSpec) -> Diagnostic {
    let known = spec.clauses.map { "'\($0.name)'" }
    return Diagnostic(
      "unknown-clause", "'\(spec.name)' takes no '\(clause.keyword.text)'", at: clause.keyword.range,
      notes: known.isEmpty ? [] : [Note("it takes \(listed(known, "and"))")])
  }

  static func unknownOption(_ option: OptionSyntax, of spec: CommandSpec, written: [String]) -> Diagnostic {
    let known = spec.options.map(\.name)
    let near = NearestNames(known.filter { !written.contains($0) }).names(near: option.name.text)
    return Diagnostic(
      "unknown-option", "'\(spec.name)' has no option '\(option.name.text)'", at: option.name.range,
      notes: [Note(known.isEmpty ? "it has no options" : "its options are \(known.joined(separator: ", "))")],
      fixIts: replacements(near, at: option.name.range))
  }

  static func missingOption(_ parameter: ParameterSpec, of spec: CommandSpec, at range: SourceRange)
    -> Diagnostic
  {
    Diagnostic(
      "missing-option", "'\(spec.name)' needs the option '\(parameter.optionSynopsis)'", at: range,
      notes: [Note(parameter.help.asNote)])
  }

  static func repeatedOption(_ name: Name, first: SourceRange) -> Diagnostic {
    Diagnostic(
      "repeated-option", "the option '\(name.text)' is given twice", at: name.range,
      notes: [Note("first given here", at: first)])
  }

  static func repeatedClause(_ name: Name, first: SourceRange) -> Diagnostic {
    Diagnostic(
      "repeated-clause", "the clause '\(name.text)' is given twice", at: name.range,
      notes: [Note("first given here", at: first)])
  }

  static func exclusiveOptions(_ option: OptionSyntax, other: Name) -> Diagnostic {
    Diagnostic(
      "exclusive-options", "'\(option.name.text)' cannot stand beside '\(other.text)'", at: option.range,
      notes: [Note("only one of them can be meant"), Note("the other is given here", at: other.range)])
  }

  static func flagWithValue(_ option: OptionSyntax) -> Diagnostic {
    let value = SourceRange(option.name.range.upperBound, option.range.upperBound)
    return Diagnostic(
      "flag-with-value", "'\(option.name.text)' takes no value", at: value,
      fixIts: [FixIt("Delete the parentheses", at: value, replacement: "")])
  }

  /// One repair for each name that may have been meant.
  static func replacements(_ names: [String], at range: SourceRange) -> [FixIt] {
    var seen: Set<String> = []
    return names.filter { seen.insert($0).inserted }.map {
      FixIt("Replace with '\($0)'", at: range, replacement: $0.asSourceName)
    }
  }
}

extension ParameterSpec {
  /// What a call lacks without it.
  fileprivate var wanted: String {
    switch shape {
    case .choice, .assignment, .formula, .file: shape.expectation
    default: "'\(name)', \(shape.expectation)"
    }
  }
}

extension Phrase {
  /// What the phrase is, in the reader's words.
  fileprivate var description: String {
    guard let expression else { return "an assignment" }
    switch expression.kind {
    case .number: return "a number"
    case .text: return "a text"
    case .logical, .missing: return "a constant"
    case .name(let name): return "the name '\(name)'"
    case .pattern(let pattern): return "the pattern '\(pattern)'"
    case .call(let name, _): return "a call of '\(name.text)'"
    case .matrix: return "a matrix"
    default: return expression.isFormula ? "a formula" : "an expression"
    }
  }

  /// Repairs that are certain enough to offer.
  fileprivate func repairs(for shape: ParameterSpec.Shape) -> [Diagnostic.FixIt] {
    guard let expression, shape == .file || shape == .text else { return [] }
    let text: String
    switch expression.kind {
    case .name(let name): text = name
    case .member(let stem, let ending):
      guard case .name(let name) = stem.kind else { return [] }
      text = "\(name).\(ending.text)"
    default: return []
    }
    return [.init("Put it in quotes", at: range, replacement: "\"\(text)\"")]
  }
}

extension String {
  /// The name as it must be written in a script: in backticks if it is no identifier.
  package var asSourceName: String {
    let isPlain = unicodeScalars.first?.canBeginName ?? false && unicodeScalars.allSatisfy(\.canContinueName)
    return isPlain && Keyword(rawValue: self) == nil ? self : "`\(self)`"
  }

  /// A sentence as it stands in a note: lower case at its beginning and no full stop.
  var asNote: String {
    let second = dropFirst().first
    let head = second?.isUppercase ?? false ? String(prefix(1)) : prefix(1).lowercased()
    let text = head + dropFirst()
    return text.hasSuffix(".") ? String(text.dropLast()) : text
  }
}
