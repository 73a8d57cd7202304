import Lang

/// The tree as a compact s-expression, so that a table of sources and trees can be read.
func dump(_ statements: [Statement]) -> String { statements.map(dump).joined(separator: " ") }

func dump(_ statement: Statement) -> String {
  switch statement {
  case .command(let command): dump(command)
  case .binding(let name, let value, _): "(let \(name.text) \(dump(value)))"
  case .loop(let variable, let sequence, let body, _):
    "(for \(variable.text) \(dump(sequence)) {\(dump(body))})"
  case .conditional(let condition, let then, let otherwise, _):
    "(if \(dump(condition)) {\(dump(then))} {\(dump(otherwise))})"
  case .function(let name, let parameters, let body, _):
    "(fn \(name.text) (\(parameters.map(\.text).joined(separator: " "))) {\(dump(body))})"
  case .result(let value, _): "(return\(value.map { " " + dump($0) } ?? ""))"
  case .expression(let expression): "(value \(dump(expression)))"
  case .malformed: "(malformed)"
  }
}

func dump(_ command: CommandSyntax) -> String {
  var parts = [command.verb.text + (command.isBroken ? "!" : "")]
  parts += command.phrases.map(dump)
  parts += command.clauses.map { clause in
    "{" + ([clause.keyword.text] + clause.phrases.map(dump)).joined(separator: " ") + "}"
  }
  if !command.options.isEmpty { parts.append("|") }
  parts += command.options.map { option in
    guard let arguments = option.arguments else { return option.name.text }
    return option.name.text + "<"
      + arguments.map { $0.map(dump).joined(separator: " ") }.joined(separator: ", ") + ">"
  }
  return "(" + parts.joined(separator: " ") + ")"
}

func dump(_ phrase: Phrase) -> String {
  switch phrase.kind {
  case .expression(let expression): dump(expression)
  case .assignment(let name, let value): "\(name.text):=\(dump(value))"
  }
}

func dump(_ expression: Expression) -> String {
  switch expression.kind {
  case .number(let value, let isInteger): isInteger ? String(Int(value)) : String(value)
  case .text(let pieces): "\"" + pieces.map(dump).joined() + "\""
  case .logical(let value): String(value)
  case .missing: "missing"
  case .name(let name): name
  case .pattern(let pattern): "‹\(pattern)›"
  case .allOthers: "."
  case .unary(let sign, let inner): "(\(sign.rawValue) \(dump(inner)))"
  case .binary(let sign, let left, let right, _): "(\(sign.rawValue) \(dump(left)) \(dump(right)))"
  case .transpose(let inner): "(' \(dump(inner)))"
  case .call(let name, let arguments): "\(name.text)(" + arguments.map(dump).joined(separator: ", ") + ")"
  case .index(let base, let indices): "\(dump(base))[" + indices.map(dump).joined(separator: ", ") + "]"
  case .member(let base, let name): "\(dump(base)).\(name.text)"
  case .matrix(let rows):
    "[" + rows.map { $0.map(dump).joined(separator: ", ") }.joined(separator: "; ") + "]"
  case .group(let inner): "(group \(dump(inner)))"
  case .rule(let left, let right): "(= \(dump(left)) \(dump(right)))"
  case .malformed: "??"
  }
}

private func dump(_ piece: Expression.TextPiece) -> String {
  switch piece {
  case .literal(let text): text
  case .interpolation(let expression): "{\(dump(expression))}"
  }
}
