import Lang

/// Commands and their parts.
extension CompletionBuilder {
  mutating func addCommands() {
    for name in vocabulary.commandNames { add(name, .command, vocabulary.commands[name]?.summary ?? "") }
  }

  mutating func addStatementKeywords() {
    add("let", .keyword, "Name a value.")
    add("for", .keyword, "Repeat a block for each value.")
    add("if", .keyword, "Run a block if a condition holds.")
    add("fn", .keyword, "Define a function.")
    add("return", .keyword, "Give the value of a function.")
  }

  /// The clause whose word was written last, if the place is inside it.
  func openClause(of spec: CommandSpec) -> ParameterSpec? {
    let words = context.before.dropFirst().compactMap(\.word)
    return words.reversed().lazy.compactMap { word in spec.clauses.first { $0.name == word } }.first
  }

  /// The arguments that may begin at the place. Words that were chosen and single names are counted; once something
  /// longer is written only the last arguments can be meant.
  func openArguments(of spec: CommandSpec) -> ArraySlice<ParameterSpec> {
    let written = context.before.drop { $0.nameText != spec.name }.dropFirst()
    var position = 0
    for token in written {
      guard spec.arguments.indices.contains(position), let word = token.word else { break }
      let shape = spec.arguments[position].shape
      if shape.choices.contains(where: { $0.word == word }) {
        position += 1
      } else if shape.choices.isEmpty, spec.arguments[position].isSingleName {
        position += 1
      } else {
        break
      }
    }
    let open = spec.arguments.dropFirst(position)
    // A choice stands alone at its place: it cannot come after the beginning of another argument.
    let possible = written.count > position ? open.drop { !$0.shape.choices.isEmpty } : open
    let end = possible.firstIndex { $0.isRequired }.map { $0 + 1 } ?? possible.endIndex
    return possible[..<end]
  }

  /// After a whole operand a clause is likelier than another.
  mutating func addClauses(of spec: CommandSpec) {
    let written = Set(context.before.compactMap(\.word))
    let isAfterOperand = context.before.count > 1 && context.before.last?.canEndOperand ?? false
    for clause in spec.clauses where !written.contains(clause.name) {
      add(clause.name, .clause, clause.help, penalty: isAfterOperand ? -1 : 0)
    }
  }

  mutating func addOptions(of spec: CommandSpec) {
    let written = Set(context.before.compactMap(\.word))
    let excluded = spec.exclusiveOptions.filter { !written.isDisjoint(with: $0) }.flatMap(\.self)
    for option in spec.options where !written.contains(option.name) && !excluded.contains(option.name) {
      let takesValue = !option.shape.placeholder.isEmpty && !option.shape.allowsNoValue
      add(
        option.name, .option, option.help, replacement: takesValue ? option.name + "(" : option.name,
        isFinal: !takesValue, penalty: option.isRequired ? -1 : 0)
    }
  }

  mutating func addTopics() {
    addCommands()
    for name in vocabulary.functionNames { add(name, .topic, vocabulary.functions[name]?.summary ?? "") }
    for topic in vocabulary.topics { add(topic.word, .topic, topic.meaning) }
  }
}

extension Token {
  /// The word that the token is, a keyword or a name.
  var word: String? {
    if case .keyword(let keyword) = kind { keyword.rawValue } else { nameText }
  }
}

extension ParameterSpec {
  /// Whether one bare name fills it.
  fileprivate var isSingleName: Bool {
    switch shape {
    case .column, .newColumn, .word, .result: arity == .required || arity == .optional
    default: false
    }
  }
}
