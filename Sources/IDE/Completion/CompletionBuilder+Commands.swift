import Lang

/// The words of commands: verbs, clauses, options, choices, topics.
extension CompletionBuilder {
  mutating func addStatements() {
    beginGroup()
    for name in vocabulary.commandNames { add(name, .command, vocabulary.commands[name]?.summary ?? "") }
    beginGroup()
    add("let", .keyword, "Name a value.")
    add("for", .keyword, "Repeat a block for each value.")
    add("if", .keyword, "Run a block if a condition holds.")
    add("fn", .keyword, "Define a function.")
    add("return", .keyword, "Give the value of a function.")
    addValues(.value)
  }

  /// After `let x =`: commands that give a result, and values.
  mutating func addBoundValues() {
    beginGroup()
    for name in vocabulary.commandNames {
      guard let spec = vocabulary.commands[name], !spec.resultFields.isEmpty else { continue }
      add(name, .command, spec.summary)
    }
    addValues(.value)
  }

  mutating func add(_ keyword: Keyword) {
    let detail =
      switch keyword {
      case .in: "What the loop goes through."
      case .if: "Run the block if a condition holds."
      default: ""
      }
    add(keyword.rawValue, .keyword, detail)
  }

  /// What may stand where an argument does.
  mutating func add(_ slot: ArgumentSlot) {
    let path = slot.path
    if addKnownPlace(path, assignedTo: slot.assignedName) { return }
    if word.isQuoted {
      if slot.isFresh { addTexts(slot) } else if slot.shapes.contains(.rule) { addRuleParts(slot) }
      return
    }
    for shape in slot.shapes { add(shape, slot, path) }
    if slot.continuesCondition {
      beginGroup()
      add("and", .keyword, "Both conditions hold.")
      add("or", .keyword, "One of the conditions holds.")
      add("in", .keyword, "The value is among those that follow.")
    }
    beginGroup()
    for clause in slot.clauses { add(clause.name, .clause, clause.help) }
  }

  private mutating func add(_ shape: ParameterSpec.Shape, _ slot: ArgumentSlot, _ path: [Expression]) {
    beginGroup()
    switch shape {
    case .column: addColumns()
    case .columns:
      addColumns(but: path.columnsBeforeRange(in: scope.schema) ?? Set(slot.earlier.compactMap(\.name?.text)))
      if slot.isFresh { add(ColumnSelection.everything, .keyword, "Every column.") }
    case .newColumn: addColumnsOfFile(slot)
    case .assignment where slot.isFresh: addColumns()
    case .assignment where slot.takes(.figure), .figure: addFigures(path)
    case .assignment, .expression, .condition: addValues(.columns, path)
    case .formula: addValues(.columns, path)
    // Beside columns, as in tables, terms are figures of them.
    case .term: if slot.takes(.columns) { addFigures(path) } else { addValues(.terms, path) }
    case .number, .constant, .text: addConstants(shape, slot)
    case .result: addResults()
    case .choice(let choices): for choice in choices { add(choice.word, .choice, choice.meaning) }
    case .level: addLevels(of: columns(namedBy: slot), but: Set(slot.earlier.compactMap(\.literalText)))
    case .file: if slot.isFresh { addFiles(slot.spec) }
    case .ratio(let ratios): for ratio in ratios { add(ratio, .choice, "") }
    case .word:
      if slot.isFresh, slot.spec.other != nil || slot.spec.name == KnownCommands.frame { addFrames() }
    case .rule: if !slot.isFresh { addRuleParts(slot) }
    case .topic, .flag: break
    case .sequence(let shapes), .either(let shapes): for shape in shapes { add(shape, slot, path) }
    }
  }

  /// The names of the data in memory.
  private mutating func addFrames() {
    for name in scope.data.names {
      let columns = scope.data.schema(named: name)?.columns.count ?? 0
      addName(name, .name, "data of \(columns) columns")
    }
  }

  private mutating func addConstants(_ shape: ParameterSpec.Shape, _ slot: ArgumentSlot) {
    let chosen = slot.spec.valuesChosen(by: slot.earlier)
    for choice in chosen { add(choice.word, .choice, choice.meaning) }
    guard chosen.isEmpty, shape != .constant || !slot.isFresh else { return }
    addNames()
    if shape == .number { addFunctions(inFormula: false) }
  }

  mutating func addOptions(of spec: CommandSpec, written: Set<String>) {
    let excluded = spec.exclusiveOptions.filter { !written.isDisjoint(with: $0) }.flatMap(\.self)
    let open = spec.options.filter { !written.contains($0.name) && !excluded.contains($0.name) }
    for option in open.filter(\.isRequired) + open.filter({ !$0.isRequired }) {
      if option.shape.placeholder.isEmpty || option.shape.allowsNoValue {
        add(option.name, .option, option.help)
      } else {
        addCall(option.name, .option, option.help)
      }
    }
  }

  /// What there is help on: commands, functions, and the rest as the vocabulary lists it.
  mutating func addTopics() {
    beginGroup()
    for name in vocabulary.commandNames { addTopic(name, vocabulary.commands[name]?.summary ?? "") }
    beginGroup()
    for name in vocabulary.functionNames { addTopic(name, vocabulary.functions[name]?.summary ?? "") }
    beginGroup()
    for topic in vocabulary.topics { addTopic(topic.word, topic.meaning) }
  }

  private mutating func addTopic(_ name: String, _ summary: String) {
    if word.isQuoted { addText(name, .topic, summary) } else { add(name, .topic, summary) }
  }
}

extension ArgumentSlot {
  /// The column that a text at the cursor would be given to.
  fileprivate var assignedName: String? {
    guard case .assignment(let name, let value) = phrase.kind, value.isAtCursor else { return nil }
    return name.text
  }
}

extension [Expression] {
  /// Behind `a..`, which goes on in the order of the data: the columns up to `a`.
  fileprivate func columnsBeforeRange(in schema: Schema) -> Set<String>? {
    guard case .binary(.range, let first, _, _)? = dropLast().last?.kind, case .name(let name) = first.kind,
      let index = schema.names.firstIndex(of: name)
    else { return nil }
    return Set(schema.names[...index])
  }
}

extension Phrase {
  fileprivate var literalText: String? { expression?.literalText }
}
