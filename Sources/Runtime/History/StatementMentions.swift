import Lang

/// The names that a statement mentions, its blocks and the functions that it calls included: all that it can read.
struct StatementMentions {
  private(set) var names: Set<String> = []
  private(set) var functions: Set<String> = []
  /// Whether it says `all`, `.`, a range or a pattern, or leaves columns to the command.
  private(set) var mentionsEveryColumn = false
  /// Whether it runs another script, which may read anything.
  private(set) var runsScript = false
  private(set) var reliances: Set<CommandSpec.Reliance> = []

  private let vocabulary: Vocabulary
  private let known: [String: UserFunction]

  init(_ statement: Statement, vocabulary: Vocabulary, functions: [String: UserFunction]) {
    self.vocabulary = vocabulary
    known = functions
    visit(statement)
  }

  private mutating func visit(_ statement: Statement) {
    switch statement {
    case .command(let command): visit(command)
    case .binding(_, let value, _): visit(value)
    case .loop(_, let sequence, let body, _):
      visit(sequence)
      visit(body)
    case .conditional(let condition, let then, let otherwise, _):
      visit(condition)
      visit(then + otherwise)
    case .function(_, _, let body, _): visit(body)
    case .result(let expression, _): if let expression { visit(expression) }
    case .expression(let expression): visit(expression)
    case .malformed: break
    }
  }

  private mutating func visit(_ statements: [Statement]) {
    for statement in statements { visit(statement) }
  }

  private mutating func visit(_ command: CommandSyntax) {
    names.insert(command.verb.text)
    if let spec = vocabulary.commands[command.verb.text] {
      reliances.formUnion(spec.reliances)
      if spec.includes != nil { runsScript = true }
    }
    let options = command.options.flatMap { ($0.arguments ?? []).flatMap(\.self) }
    for phrase in command.phrases + command.clauses.flatMap(\.phrases) + options {
      switch phrase.kind {
      case .expression(let expression): visit(expression)
      case .assignment(_, let expression): visit(expression)
      }
    }
  }

  private mutating func visit(_ expressions: [Expression]) {
    for expression in expressions { visit(expression) }
  }

  private mutating func visit(_ expression: Expression) {
    switch expression.kind {
    case .number, .logical, .missing, .malformed: break
    case .text(let pieces):
      for case .interpolation(let inner) in pieces { visit(inner) }
    case .name(let name):
      names.insert(name)
      if name == ColumnSelection.everything { mentionsEveryColumn = true }
    case .pattern, .allOthers: mentionsEveryColumn = true
    case .unary(_, let inner), .transpose(let inner), .group(let inner), .member(let inner, _): visit(inner)
    case .binary(let operation, let left, let right, _):
      if operation == .range { mentionsEveryColumn = true }
      visit([left, right])
    case .call(let name, let arguments):
      visitFunction(name.text)
      visit(arguments)
    case .index(let base, let indices): visit([base] + indices)
    case .matrix(let rows): visit(rows.flatMap(\.self))
    case .rule(let from, let to): visit([from, to])
    }
  }

  /// What a function mentions is read where it is called, not where it is defined.
  private mutating func visitFunction(_ name: String) {
    guard functions.insert(name).inserted, let function = known[name] else { return }
    visit(function.body)
  }
}
