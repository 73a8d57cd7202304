import Lang

extension Analysis {
  /// What may be written at an offset, best first: what the place asks for, then what else may stand there.
  package func completions(at offset: Int) -> [Completion] {
    let context = CompletionContext(at: offset, in: source, vocabulary: vocabulary)
    let scope = checked.scope(ofStatementAt: context.statementStart)
    var builder = CompletionBuilder(context: context)
    switch context.place {
    case .statementStart:
      builder.addCommands(vocabulary)
      builder.addStatementKeywords()
      builder.addValues(scope, vocabulary, inFormula: false)
    case .arguments(let spec):
      builder.addArguments(of: spec)
      builder.addClauses(of: spec)
      builder.addValues(scope, vocabulary, inFormula: context.before.contains { $0.isSymbol(.tilde) })
    case .optionName(let spec): builder.addOptions(of: spec)
    case .optionValue(let parameter):
      builder.addChoices(parameter.shape)
      if parameter.shape.choices.isEmpty || parameter.shape.namesColumns { builder.addColumns(scope.schema) }
    case .expression: builder.addValues(scope, vocabulary, inFormula: false)
    case .text: builder.addLevels(scope.schema)
    case .unknown: break
    }
    return builder.completions
  }
}

private struct CompletionBuilder {
  let context: CompletionContext
  private(set) var completions: [Completion] = []
  private var labels: Set<String> = []
  private let prefix: String

  init(context: CompletionContext) {
    self.context = context
    prefix = context.word.lowercased()
  }

  /// Adds what begins with the word that is written, or whose label does.
  private mutating func add(
    _ label: String, _ kind: Completion.Kind, _ detail: String, replacement: String? = nil,
    alias: String? = nil
  ) {
    let matches = [label, alias ?? label].contains { $0.lowercased().hasPrefix(prefix) }
    guard matches, labels.insert(label).inserted else { return }
    completions.append(
      Completion(
        label: label, kind: kind, detail: detail, replacement: replacement ?? label, range: context.range))
  }

  // MARK: Commands and their parts

  mutating func addCommands(_ vocabulary: Vocabulary) {
    for name in vocabulary.commandNames { add(name, .command, vocabulary.commands[name]?.summary ?? "") }
  }

  mutating func addStatementKeywords() {
    add("let", .keyword, "Name a value.")
    add("for", .keyword, "Repeat a block for each value.")
    add("if", .keyword, "Run a block if a condition holds.")
    add("fn", .keyword, "Define a function.")
    add("return", .keyword, "Give the value of a function.")
  }

  mutating func addArguments(of spec: CommandSpec) {
    for argument in spec.arguments { addChoices(argument.shape) }
  }

  mutating func addClauses(of spec: CommandSpec) {
    let written = Set(context.before.compactMap(\.word))
    for clause in spec.clauses where !written.contains(clause.name) { add(clause.name, .clause, clause.help) }
  }

  mutating func addOptions(of spec: CommandSpec) {
    let written = Set(context.before.compactMap(\.word))
    let excluded = spec.exclusiveOptions.filter { !written.isDisjoint(with: $0) }.flatMap(\.self)
    for option in spec.options where !written.contains(option.name) && !excluded.contains(option.name) {
      let replacement = option.shape.placeholder.isEmpty ? option.name : option.name + "("
      add(option.name, .option, option.help, replacement: replacement)
    }
  }

  mutating func addChoices(_ shape: ParameterSpec.Shape) {
    for choice in shape.choices { add(choice.word, .choice, choice.meaning) }
  }

  // MARK: Values

  mutating func addValues(_ scope: Scope, _ vocabulary: Vocabulary, inFormula: Bool) {
    addColumns(scope.schema)
    for name in scope.names.sorted() { add(name, .name, "", replacement: name.asSourceName) }
    for name in scope.functions.keys.sorted() { add(name, .function, "", replacement: name + "(") }
    for name in vocabulary.functionNames {
      guard let spec = vocabulary.functions[name], inFormula || !spec.isFormulaOnly else { continue }
      add(name, .function, spec.synopsis, replacement: name + "(")
    }
  }

  mutating func addColumns(_ schema: Schema) {
    for column in schema.columns {
      add(column.name, .column, column.summary, replacement: column.name.asSourceName, alias: column.label)
    }
  }

  /// The values of the column named last before the text.
  mutating func addLevels(_ schema: Schema) {
    let named = context.before.reversed().lazy.compactMap { $0.nameText.flatMap(schema.column) }
    guard let column = named.first(where: { $0.levels != nil }) else { return }
    for level in column.levels ?? [] {
      add(level, .level, "value of \(column.name)", replacement: level.escapedForText)
    }
  }
}

extension Token {
  /// The word that the token is, a keyword or a name.
  fileprivate var word: String? {
    if case .keyword(let keyword) = kind { keyword.rawValue } else { nameText }
  }
}

extension Schema.Column {
  /// Its label and kind in one line.
  var summary: String { [label, kind?.rawValue].compactMap(\.self).joined(separator: ", ") }
}

extension String {
  /// As it stands between quotes in a script.
  fileprivate var escapedForText: String {
    map { character in
      switch character {
      case "\"", "\\": "\\\(character)"
      case "{", "}": "\(character)\(character)"
      case "\n": "\\n"
      case "\t": "\\t"
      default: String(character)
      }
    }.joined()
  }
}
