import Lang

/// What is known of the word at a place of a document.
package struct Hover: Hashable, Sendable {
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    case command, clause, option, choice, keyword, topic
    case function, ownFunction
    case column, pattern, value, parameter, loopVariable, field
    case frame, file, script
  }

  package var range: SourceRange
  package var kind: Kind
  /// Lines of plain text: how the word is written, and then what it is.
  package var text: String

  init(_ range: SourceRange, _ kind: Kind, _ text: String) {
    self.range = range
    self.kind = kind
    self.text = text
  }
}

extension Analysis {
  /// What the word at an offset is: a command, a part of one, a function, a column or a named value.
  package func hover(at offset: Int) -> Hover? {
    let command = statements.flatMap(\.commands).last { $0.range.contains(offset) }
    if let command, let hover = hover(at: offset, in: command) { return hover }
    let words = tokens(of: source).around(offset)
    guard let index = words.firstIndex(where: { $0.range.contains(offset) && $0.isWord }) else { return nil }
    let start = statementTokens(before: offset, in: source).first?.range.lowerBound ?? offset
    if let hover = hover(of: words, at: index, scope: checked.scope(ofStatementAt: start)) { return hover }
    // A name that the statement makes is known behind it.
    guard let statement = statements.first(where: { $0.range.contains(offset) }) else { return nil }
    return hover(of: words, at: index, scope: checked.scope(ofStatementAt: statement.range.upperBound))
  }

  // MARK: Parts of commands

  private func hover(at offset: Int, in command: CommandSyntax) -> Hover? {
    guard let spec = vocabulary.commands[command.verb.text] else { return nil }
    if command.verb.range.contains(offset) {
      return Hover(command.verb.range, .command, "\(spec.synopsis)\n\(spec.summary)")
    }
    if let clause = command.clauses.first(where: { $0.keyword.range.contains(offset) }) {
      return hover(of: clause.keyword, .clause, among: spec.clauses)
    }
    if let option = command.options.first(where: { $0.name.range.contains(offset) }) {
      return hover(of: option.name, .option, among: spec.options)
    }
    let bound = bind(command, to: spec).tree
    let placed = bound.placedPhrases(of: spec).first { $0.phrase.range.contains(offset) }
    guard let expression = placed?.phrase.expression, let shape = placed?.shape else { return nil }
    return hover(of: expression, as: shape, at: offset, in: bound, spec)
  }

  private func hover(of name: Name, _ kind: Hover.Kind, among parameters: [ParameterSpec]) -> Hover? {
    guard let parameter = parameters.first(where: { $0.name == name.text }) else { return nil }
    let ending = parameter.defaultText.map { "\nDefault: \($0)." } ?? ""
    return Hover(name.range, kind, "\(parameter.optionSynopsis)\n\(parameter.help)\(ending)")
  }

  /// What a value is because of the place where it stands.
  private func hover(
    of expression: Expression, as shape: ParameterSpec.Shape, at offset: Int, in call: BoundCall,
    _ spec: CommandSpec
  ) -> Hover? {
    let range = expression.range
    let word = source[range]
    switch shape {
    case .choice(let choices):
      return choices.first { $0.word == word }.map { Hover(range, .choice, "\($0.word)\n\($0.meaning)") }
    case .constant:
      let values = spec.valuesChosen(by: call.syntax.phrases)
      return values.first { $0.word == word }.map { Hover(range, .choice, "\($0.word)\n\($0.meaning)") }
    case .columns where word == ColumnSelection.everything:
      return Hover(range, .keyword, "\(word)\nEvery column.")
    case .topic: return topicHover(expression.literalText ?? word, at: range)
    case .file: return expression.literalText.flatMap { fileHover($0, at: range, in: call, spec) }
    case .word:
      let scope = checked.scope(ofStatementAt: call.syntax.range.lowerBound)
      return scope.data.schema(named: word).map { Hover(range, .frame, "\(word)\n\($0.asFrame)") }
    case .rule:
      guard let old = expression.rule?.old, old.range.contains(offset) else { return nil }
      if source[old.range] == Keyword.else.rawValue {
        return Hover(old.range, .keyword, "else\nAll values that no other rule is for.")
      }
      guard let place = old.words.first(where: { $0.contains(offset) }),
        let word = RuleWord(rawValue: source[place])
      else { return nil }
      return Hover(place, .choice, "\(word.rawValue)\n\(word.meaning)")
    default: return nil
    }
  }

  private func topicHover(_ topic: String, at range: SourceRange) -> Hover? {
    let summary =
      vocabulary.commands[topic]?.summary ?? vocabulary.functions[topic]?.summary
      ?? vocabulary.topics.first { $0.word == topic }?.meaning
    return summary.map { Hover(range, .topic, "\(topic)\n\($0)") }
  }

  /// What is in the file that a call reads or runs, if that can be told.
  private func fileHover(_ path: String, at range: SourceRange, in call: BoundCall, _ spec: CommandSpec)
    -> Hover?
  {
    if spec.includes != nil {
      guard let script = try? files.script(at: path, from: source.name) else { return nil }
      let count = LineTable(script).lineCount - (script.utf8.last?.isLineBreak ?? true ? 1 : 0)
      let opening = script.openingComment
      let told = "A script of \(count) \(count == 1 ? "line" : "lines")."
      return Hover(range, .script, ([path, told] + opening).joined(separator: "\n"))
    }
    var data = spec.source?(call)
    if case .file(let other)? = spec.other?(call) { data = other }
    guard let data, let schema = try? files.schema(of: data, from: source.name) else { return nil }
    return Hover(range, .file, "\(path)\n\(schema.asFrame)")
  }
}

extension Schema {
  /// How many columns there are, and the first of them.
  var asFrame: String {
    let shown = names.prefix(12).joined(separator: ", ") + (columns.count > 12 ? ", …" : "")
    if columns.isEmpty { return isComplete ? "data without columns" : "data" }
    return "data of \(columns.count) \(columns.count == 1 ? "column" : "columns"): \(shown)"
  }
}

extension SourceText {
  /// The lines of the comment with which a script begins.
  fileprivate var openingComment: [String] {
    let lines = self[SourceRange(0, utf8.count)].split(omittingEmptySubsequences: false) { $0.isNewline }
    return lines.prefix { $0.first == "#" }.map { String($0.drop { $0 == "#" || $0 == " " }) }
      .filter { !$0.isEmpty }
  }
}
