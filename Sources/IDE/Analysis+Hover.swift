import Lang

/// What is known of the word at a place of a document.
package struct Hover: Hashable, Sendable {
  package var range: SourceRange
  /// Lines of plain text.
  package var text: String
}

extension Analysis {
  /// What the word at an offset is: a command, a part of one, a function, a column or a named value.
  package func hover(at offset: Int) -> Hover? {
    let command = statements.flatMap(\.commands).last { $0.range.contains(offset) }
    if let command, let hover = hover(at: offset, in: command) { return hover }
    let all = tokens(of: source)
    guard let index = all.firstIndex(where: { $0.range.contains(offset) && $0.nameText != nil }) else {
      return nil
    }
    let start = statementTokens(before: offset, in: source).first?.range.lowerBound ?? offset
    if let hover = hover(of: all, at: index, scope: checked.scope(ofStatementAt: start)) { return hover }
    // A name that the statement makes is known behind it.
    guard let statement = statements.first(where: { $0.range.contains(offset) }) else { return nil }
    return hover(of: all, at: index, scope: checked.scope(ofStatementAt: statement.range.upperBound))
  }

  private func hover(at offset: Int, in command: CommandSyntax) -> Hover? {
    guard let spec = vocabulary.commands[command.verb.text] else { return nil }
    if command.verb.range.contains(offset) {
      return Hover(range: command.verb.range, text: "\(spec.synopsis)\n\(spec.summary)")
    }
    if let clause = command.clauses.first(where: { $0.keyword.range.contains(offset) }) {
      return hover(of: clause.keyword, among: spec.clauses)
    }
    if let option = command.options.first(where: { $0.name.range.contains(offset) }) {
      return hover(of: option.name, among: spec.options)
    }
    return choiceHover(at: offset, in: command, spec)
  }

  private func hover(of name: Name, among parameters: [ParameterSpec]) -> Hover? {
    guard let parameter = parameters.first(where: { $0.name == name.text }) else { return nil }
    let ending = parameter.defaultText.map { "\nDefault: \($0)." } ?? ""
    return Hover(range: name.range, text: "\(parameter.optionSynopsis)\n\(parameter.help)\(ending)")
  }

  /// A word that was chosen among those of its parameter.
  private func choiceHover(at offset: Int, in command: CommandSyntax, _ spec: CommandSpec) -> Hover? {
    let bound = bind(command, to: spec).tree
    for parameter in spec.arguments + spec.options {
      let names = (bound.values[parameter.name] ?? []).compactMap(\.name)
      guard let name = names.first(where: { $0.range.contains(offset) }),
        let choice = parameter.shape.choices.first(where: { $0.word == name.text })
      else { continue }
      return Hover(range: name.range, text: "\(choice.word)\n\(choice.meaning)")
    }
    return nil
  }

  private func hover(of tokens: [Token], at index: Int, scope: Scope) -> Hover? {
    guard let name = tokens[index].nameText else { return nil }
    let isCall = index + 1 < tokens.count && tokens[index + 1].isSymbol(.openParenthesis)
    if isCall, !tokens[index].hasSpaceAfter, let spec = vocabulary.functions[name] {
      return Hover(range: tokens[index].range, text: "\(spec.synopsis)\n\(spec.summary)")
    }
    if index >= 2, tokens[index - 1].isSymbol(.dot), !tokens[index - 1].hasSpaceBefore {
      let field = tokens[index - 2].nameText.flatMap { scope.value(named: $0)?.result }?.first { $0.name == name }
      return field.map { Hover(range: tokens[index].range, text: "\($0.name)\n\($0.summary)") }
    }
    if let column = scope.schema.column(named: name) {
      return Hover(range: tokens[index].range, text: column.card)
    }
    guard let value = scope.value(named: name) else { return nil }
    let detail = value.detail ?? "A value named by this script."
    return Hover(range: tokens[index].range, text: "\(name)\n\(detail)")
  }
}

extension Schema.Column {
  /// Name, label, kind and values, a line each.
  fileprivate var card: String {
    let shown = levels.map { $0.prefix(12).joined(separator: ", ") + ($0.count > 12 ? ", …" : "") }
    return [name, label, kind.map { "\($0.rawValue) column" }, shown.map { "values: \($0)" }, facts]
      .compactMap(\.self).joined(separator: "\n")
  }
}
