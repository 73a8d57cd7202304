import Lang

/// Tells of statements what they make.
struct Outline {
  let source: SourceText
  let vocabulary: Vocabulary
  let names: NameTable

  func symbols(of statement: Statement) -> [DocumentSymbol] {
    switch statement {
    case .command(let command): symbols(of: command, within: command.range)
    case .binding(let name, let value, let range): [symbol(of: name, boundTo: value, range)]
    case .loop(let variable, let sequence, let body, let range):
      [
        symbol(
          "for \(variable.text)", "in " + text(sequence.range), .loop, range, variable.range,
          body.flatMap(symbols))
      ]
    case .conditional(let condition, let then, let otherwise, let range):
      [
        symbol(
          "if \(text(condition.range))", "", .conditional, range, condition.range,
          (then + otherwise).flatMap(symbols))
      ]
    case .function(let name, let parameters, let body, let range):
      [
        symbol(
          name.text, "(\(parameters.map(\.text).joined(separator: ", ")))", .function, range, name.range,
          body.flatMap(symbols))
      ]
    case .result, .expression, .malformed: []
    }
  }

  private func symbol(of name: Name, boundTo value: Statement, _ range: SourceRange) -> DocumentSymbol {
    var kind = DocumentSymbol.Kind.variable
    if case .command(let command) = value, let spec = vocabulary.commands[command.verb.text],
      !spec.resultFields.isEmpty
    {
      kind = .model
    }
    return symbol(name.text, text(value.range), kind, range, name.range)
  }

  private func symbols(of command: CommandSyntax, within range: SourceRange) -> [DocumentSymbol] {
    guard let spec = vocabulary.commands[command.verb.text] else { return [] }
    let call = bind(command, to: spec).tree
    let file = call.placedPhrases(of: spec).first { $0.shape == .file }?.phrase
    if spec.source != nil || spec.includes != nil, let file {
      let name = file.expression?.literalText ?? text(file.range)
      return [
        symbol(name, command.verb.text, spec.source == nil ? .script : .data, range, file.range)
      ]
    }
    if !spec.resultFields.isEmpty {
      let arguments = command.phrases.map { text($0.range) }.joined(separator: " ")
      return [symbol("\(command.verb.text) \(arguments)", "", .model, range, command.verb.range)]
    }
    return names.occurrences(in: command.range).filter { $0.role == .declaration }.map { place in
      let kind: DocumentSymbol.Kind = names.entities[place.entity].kind == .frame ? .data : .column
      return symbol(names.entities[place.entity].name, text(command.range), kind, range, place.range)
    }
  }

  /// A symbol whose name is never empty and whose selection lies in it.
  private func symbol(
    _ name: String, _ detail: String, _ kind: DocumentSymbol.Kind, _ range: SourceRange,
    _ selection: SourceRange, _ children: [DocumentSymbol] = []
  ) -> DocumentSymbol {
    let lower = min(max(selection.lowerBound, range.lowerBound), range.upperBound)
    let upper = min(max(selection.upperBound, lower), range.upperBound)
    let shown = name.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return DocumentSymbol(
      name: shown.isEmpty ? kind.rawValue : shown, detail: detail, kind: kind, range: range,
      selectionRange: SourceRange(lower, upper), children: children)
  }

  /// A piece of the source on one line, cut where it becomes long.
  private func text(_ range: SourceRange) -> String {
    let start = SourceRange(range.lowerBound, min(range.upperBound, range.lowerBound + 400))
    let line = source[start].split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return line.count > 80 ? line.prefix(79) + "…" : line
  }
}
