import Lang

/// Finds out what the words of statements are, by where they begin.
struct WordClassifier {
  struct Meaning {
    var kind: SemanticToken.Kind
    var isDeclaration = false
  }

  let vocabulary: Vocabulary
  let source: SourceText
  private(set) var meanings: [Int: Meaning] = [:]

  init(vocabulary: Vocabulary, names: NameTable, source: SourceText) {
    self.vocabulary = vocabulary
    self.source = source
    for place in names.occurrences {
      let kind = SemanticToken.Kind(names.entities[place.entity].kind)
      meanings[place.range.lowerBound] = Meaning(kind: kind, isDeclaration: place.role == .declaration)
    }
  }

  mutating func classify(_ statement: Statement) {
    switch statement {
    case .command(let command): classify(command)
    case .binding(_, let value, _): classify(value)
    case .loop(_, let sequence, let body, _):
      classify(sequence)
      for statement in body { classify(statement) }
    case .conditional(let condition, let then, let otherwise, _):
      classify(condition)
      for statement in then + otherwise { classify(statement) }
    case .function(_, _, let body, _): for statement in body { classify(statement) }
    case .result(let value, _): if let value { classify(value) }
    case .expression(let expression): classify(expression)
    case .malformed: break
    }
  }

  // MARK: Commands

  private mutating func classify(_ command: CommandSyntax) {
    guard let spec = vocabulary.commands[command.verb.text] else {
      for phrase in command.allPhrases { classify(phrase, as: nil) }
      return
    }
    set(command.verb.range, .command)
    for clause in command.clauses { set(clause.keyword.range, .clause) }
    for option in command.options { set(option.name.range, .option) }
    for placed in bind(command, to: spec).tree.placedPhrases(of: spec) {
      classify(placed.phrase, as: placed.shape)
    }
    let chosen = Set(spec.valuesChosen(by: command.phrases).map(\.word))
    for name in command.phrases.compactMap(\.name) where chosen.contains(name.text) {
      set(name.range, .option)
    }
  }

  private mutating func classify(_ phrase: Phrase, as shape: ParameterSpec.Shape?) {
    switch phrase.kind {
    case .assignment(_, let value): classify(value)
    case .expression(let expression): classify(expression, as: shape)
    }
  }

  private mutating func classify(_ expression: Expression, as shape: ParameterSpec.Shape?) {
    switch (shape, expression.kind) {
    case (.choice, .name): set(expression.range, .option)
    case (.file, .text): set(expression.range, .file)
    case (.level, .text): set(expression.range, .level)
    case (.columns, .name(ColumnSelection.everything)): set(expression.range, .keyword)
    case (.rule, _):
      // Words of the command, as those among which an option chooses.
      for word in expression.rule?.old.words ?? [] where RuleWord(rawValue: source[word]) != nil {
        set(word, .option)
      }
      classify(expression)
    default: classify(expression)
    }
  }

  // MARK: Expressions

  private mutating func classify(_ expression: Expression) {
    switch expression.kind {
    case .pattern: set(expression.range, .column)
    case .call(let name, let arguments):
      if vocabulary.functions[name.text] != nil { set(name.range, .function) }
      if vocabulary.functions[name.text]?.takesLevel ?? false {
        for argument in arguments.dropFirst() where argument.literalText != nil {
          set(argument.range, .level)
        }
      }
    case .member(_, let field): set(field.range, .variable)
    case .binary(let sign, let left, let right, _) where sign.comparesLevels:
      if isColumn(left) { setLevels(right) }
      if isColumn(right) { setLevels(left) }
    default: break
    }
    for child in expression.children { classify(child) }
  }

  private func isColumn(_ expression: Expression) -> Bool {
    guard case .name = expression.kind else { return false }
    return meanings[expression.range.lowerBound]?.kind == .column
  }

  /// A text with which a column is compared, or those of a list.
  private mutating func setLevels(_ expression: Expression) {
    switch expression.kind {
    case .matrix(let rows): for element in rows.joined() { setLevels(element) }
    case .text where expression.literalText != nil: set(expression.range, .level)
    default: break
    }
  }

  /// What a name was found to stand for counts before the place where it stands.
  private mutating func set(_ range: SourceRange, _ kind: SemanticToken.Kind) {
    if meanings[range.lowerBound] == nil { meanings[range.lowerBound] = Meaning(kind: kind) }
  }
}

extension SemanticToken.Kind {
  fileprivate init(_ kind: NameTable.Entity.Kind) {
    switch kind {
    case .variable, .frame: self = .variable
    case .parameter: self = .parameter
    case .function: self = .function
    case .column: self = .column
    }
  }
}

extension BinaryOperator {
  fileprivate var comparesLevels: Bool { self == .equal || self == .notEqual || self == .in }
}
