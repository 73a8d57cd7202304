import Lang

/// What may stand at a place of a document.
enum CompletionPlace {
  /// Where nobody can foretell the name: after `let`, `for` and `fn`, in a comment.
  case nothing
  case statement
  /// After `let x =`.
  case boundValue
  /// One keyword and nothing else: `in` after `for x`, `if` after `else`.
  case keyword(Keyword)
  /// The topic of `help`, which begins at an offset.
  case topic(start: Int)
  case argument(ArgumentSlot)
  case optionName(CommandSpec, written: Set<String>)
  /// In an expression that belongs to no command: the expressions around the cursor.
  case expression([Expression])
}

/// A place that an argument of a command, the value of a clause or that of an option may take.
struct ArgumentSlot {
  let spec: CommandSpec
  let call: CommandSyntax
  /// The forms that the value may have.
  var shapes: [ParameterSpec.Shape]
  /// The phrases before it that belong to the same parameter, or to the same call.
  var earlier: [Phrase]
  /// The phrase at the cursor.
  let phrase: Phrase
  /// The clauses that may begin here.
  var clauses: [ParameterSpec] = []
  /// Whether the condition before it may go on.
  var continuesCondition = false

  /// The expressions around the cursor, outermost first.
  var path: [Expression] { phrase.pathToCursor ?? [] }
  /// Whether the value may be of that form.
  func takes(_ shape: ParameterSpec.Shape) -> Bool { shapes.contains { $0.includes(shape) } }
  /// Whether the cursor is at the beginning of the phrase.
  var isFresh: Bool { phrase.isAtCursor }
}

extension CompletionPlace {
  /// The place of a word, told from the tokens before it and from the tree of the statement that they begin.
  init(of word: WrittenWord, in source: SourceText, vocabulary: Vocabulary) {
    var before = word.before[...]
    if word.form == .none {
      self = .nothing
    } else if word.interpolationStart != nil {
      self = .expression(StatementAtCursor(word, in: source).path)
    } else if let place = Self.beginning(&before, isQuoted: word.isQuoted) {
      self = place
    } else if !word.isQuoted, let verb = before.first?.nameText,
      vocabulary.commands[verb]?.arguments.first?.shape == .topic
    {
      self = Self.topic(after: before.dropFirst(), word)
    } else {
      self = Self.place(in: StatementAtCursor(word, after: before, in: source), word, vocabulary)
    }
  }

  /// The place where a statement begins; else what begins it (`let x =`, `else`) is taken away.
  private static func beginning(_ tokens: inout ArraySlice<Token>, isQuoted: Bool) -> CompletionPlace? {
    if tokens.first?.isKeyword(.else) ?? false {
      tokens = tokens.dropFirst()
      return tokens.isEmpty ? .keyword(.if) : nil
    }
    if tokens.first?.isKeyword(.fn) ?? false { return .nothing }
    if tokens.first?.isKeyword(.for) ?? false, tokens.count < 3 {
      return tokens.count == 2 ? .keyword(.in) : .nothing
    }
    guard tokens.first?.isKeyword(.let) ?? false else {
      return tokens.isEmpty && !isQuoted ? .statement : nil
    }
    guard tokens.count >= 3 else { return .nothing }
    tokens = tokens.dropFirst(3)
    return tokens.isEmpty && !isQuoted ? .boundValue : nil
  }

  /// A topic is one word, which may have hyphens: `unknown-option` is cut into three tokens.
  private static func topic(after tokens: ArraySlice<Token>, _ word: WrittenWord) -> CompletionPlace {
    guard let first = tokens.first, let last = tokens.last else {
      return .topic(start: word.range.lowerBound)
    }
    let isOneWord =
      tokens.dropFirst().allSatisfy { !$0.hasSpaceBefore } && last.range.upperBound == word.start
    return isOneWord ? .topic(start: first.range.lowerBound) : .nothing
  }

  private static func place(
    in statement: StatementAtCursor, _ word: WrittenWord, _ vocabulary: Vocabulary
  ) -> CompletionPlace {
    guard let call = statement.command, let spec = vocabulary.commands[call.verb.text] else {
      return .expression(statement.path)
    }
    if let option = call.options.last, option.name.text == Expression.cursor {
      guard let last = word.before.last, last.isSymbol(.bar) || last.isSymbol(.comma) else { return .nothing }
      return .optionName(spec, written: Set(call.options.map(\.name.text)))
    }
    if let slot = call.optionSlot(spec) ?? call.clauseSlot(spec) { return .argument(slot) }
    guard let slot = call.argumentSlot(spec, isAfterComma: word.before.last?.isSymbol(.comma) ?? false) else {
      return call.options.isEmpty ? .expression([]) : .nothing
    }
    return .argument(slot)
  }
}

extension CommandSyntax {
  fileprivate func optionSlot(_ spec: CommandSpec) -> ArgumentSlot? {
    guard let option = options.last, let arguments = option.arguments, let last = arguments.last,
      let phrase = last.last, phrase.holdsCursor
    else { return nil }
    let earlier = arguments.dropLast().flatMap(\.self) + last.dropLast()
    let parameter = spec.options.first { $0.name == option.name.text }
    return ArgumentSlot(
      spec: spec, call: self, shapes: parameter?.openShapes(after: earlier.count) ?? [], earlier: earlier,
      phrase: phrase)
  }

  fileprivate func clauseSlot(_ spec: CommandSpec) -> ArgumentSlot? {
    guard let clause = clauses.last, let phrase = clause.phrases.last, phrase.holdsCursor else { return nil }
    let earlier = Array(clause.phrases.dropLast())
    let parameter = spec.clauses.first { $0.name == clause.keyword.text }
    var slot = ArgumentSlot(
      spec: spec, call: self, shapes: parameter?.openShapes(after: earlier.count) ?? [], earlier: earlier,
      phrase: phrase)
    if slot.isFresh, !earlier.isEmpty {
      slot.clauses = clausesToCome(spec)
      slot.continuesCondition = parameter?.shape == .condition
    }
    return slot
  }

  fileprivate func argumentSlot(_ spec: CommandSpec, isAfterComma: Bool) -> ArgumentSlot? {
    guard let phrase = phrases.last, phrase.holdsCursor else { return nil }
    let earlier = Array(phrases.dropLast())
    let open = spec.openArguments(after: earlier)
    var slot = ArgumentSlot(
      spec: spec, call: self, shapes: open.parameters.map(\.shape), earlier: earlier, phrase: phrase)
    if slot.isFresh {
      slot.clauses = open.isComplete && !isAfterComma ? clausesToCome(spec) : []
    } else {
      slot.shapes.removeAll { !$0.takes(phrase) }
    }
    return slot
  }

  private func clausesToCome(_ spec: CommandSpec) -> [ParameterSpec] {
    let written = Set(clauses.map(\.keyword.text))
    return spec.clauses.filter { !written.contains($0.name) }
  }
}

extension ParameterSpec {
  /// What may follow so many phrases of it.
  fileprivate func openShapes(after count: Int) -> [Shape] { shape.open(after: count, takesMany: takesMany) }
}

extension ParameterSpec.Shape {
  fileprivate func open(after count: Int, takesMany: Bool) -> [Self] {
    switch self {
    case .sequence(let shapes): shapes.indices.contains(count) ? [shapes[count]] : []
    case .either(let shapes): shapes.flatMap { $0.open(after: count, takesMany: takesMany) }
    default: count == 0 || takesMany ? [self] : []
    }
  }

  /// Whether a phrase that is more than a word may be of this form.
  fileprivate func takes(_ phrase: Phrase) -> Bool {
    if case .either(let shapes) = self { return shapes.contains { $0.takes(phrase) } }
    if case .assignment = phrase.kind { return self == .assignment }
    // In parentheses stands a rule or an expression, and no choice of columns.
    if case .columns = self, case .group? = phrase.expression?.kind { return false }
    return switch self {
    case .choice, .column, .newColumn, .word, .topic, .flag, .assignment: false
    default: true
    }
  }
}
