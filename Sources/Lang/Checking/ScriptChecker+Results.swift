/// What is known of the values that `let` names, without computing them.
extension ScriptChecker {
  mutating func note(_ name: String, boundTo value: Statement) {
    switch value {
    case .command(let command): note(name, boundTo: command)
    case .expression(let expression): scope.bind(name, detail: detail(of: expression))
    default: scope.bind(name)
    }
  }

  private mutating func note(_ name: String, boundTo command: CommandSyntax) {
    if command.isLoneWord, scope.values[command.verb.text] != nil {
      scope.bind(name, to: command.verb.text, in: scope)
    } else if let spec = vocabulary.commands[command.verb.text], !spec.resultFields.isEmpty {
      let arguments = command.phrases.map { current.source[$0.range] }.joined(separator: " ")
      scope.bind(
        name, detail: "\(spec.name): \(arguments)".onOneLine,
        result: spec.resultFields)
    } else {
      scope.bind(name)
    }
  }

  private func detail(of expression: Expression) -> String? {
    let written = current.source[expression.range].onOneLine
    switch expression.kind {
    case _ where expression.isNumber: return "number \(written)"
    case .text: return "text \(written)"
    case .logical: return written
    case .malformed: return nil
    default: return "= \(written)"
    }
  }

  /// A field that the result has not; of other values nothing is known.
  mutating func checkField(_ field: Name, of value: Expression) {
    guard case .name(let name) = value.kind, let fields = scope.values[name]?.result,
      !fields.contains(where: { $0.name == field.text })
    else { return }
    report(.unknownField(field, of: name, known: fields.map(\.name)))
  }
}

extension String {
  /// The text with every space between words a single one, cut where it becomes long.
  fileprivate var onOneLine: String {
    let line = split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return line.count > 60 ? line.prefix(59) + "…" : line
  }
}
