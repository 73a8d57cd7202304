/// What the tree knows of tokens that may be read in more than one way, by where they begin.
struct TokenRoles {
  /// Signs before an operand, and the `~` of a formula without response.
  private(set) var signs: Set<Int> = []
  /// `.` as all other columns, and reserved words that name an option or a member.
  private(set) var operands: Set<Int> = []
  /// What the first argument of each command begins with.
  private(set) var firstPhrases: Set<Int> = []
  /// The words that open clauses.
  private(set) var clauseWords: Set<Int> = []
  /// What could not be read to its end.
  private(set) var broken: [SourceRange] = []

  init(_ statements: [Statement]) { visit(statements) }

  private mutating func visit(_ statements: [Statement]) { for statement in statements { visit(statement) } }

  private mutating func visit(_ statement: Statement) {
    switch statement {
    case .command(let command): visit(command)
    case .binding(_, let value, _): visit(value)
    case .loop(_, let sequence, let body, _):
      visit(sequence)
      visit(body)
    case .conditional(let condition, let then, let otherwise, _):
      visit(condition)
      visit(then)
      visit(otherwise)
    case .function(_, _, let body, _): visit(body)
    case .result(let value, _): if let value { visit(value) }
    case .expression(let expression): visit(expression)
    case .malformed(let range): broken.append(range)
    }
  }

  private mutating func visit(_ command: CommandSyntax) {
    if command.isBroken { broken.append(command.range) }
    if let first = command.phrases.first { firstPhrases.insert(first.range.lowerBound) }
    for phrase in command.phrases { visit(phrase) }
    for clause in command.clauses {
      clauseWords.insert(clause.keyword.range.lowerBound)
      for phrase in clause.phrases { visit(phrase) }
    }
    for option in command.options {
      operands.insert(option.name.range.lowerBound)
      for argument in option.arguments ?? [] { for phrase in argument { visit(phrase) } }
    }
  }

  private mutating func visit(_ phrase: Phrase) {
    switch phrase.kind {
    case .expression(let expression), .assignment(_, let expression): visit(expression)
    }
  }

  private mutating func visit(_ expression: Expression) {
    switch expression.kind {
    case .number, .text, .logical, .missing, .name, .pattern: break
    case .allOthers: operands.insert(expression.range.lowerBound)
    case .malformed: broken.append(expression.range)
    case .unary(let sign, let inner):
      if sign != .not { signs.insert(expression.range.lowerBound) }
      visit(inner)
    case .binary(_, let left, let right, _), .rule(let left, let right):
      visit(left)
      visit(right)
    case .transpose(let inner), .group(let inner): visit(inner)
    case .call(_, let arguments): for argument in arguments { visit(argument) }
    case .index(let base, let indices):
      visit(base)
      for index in indices { visit(index) }
    case .member(let base, let name):
      operands.insert(name.range.lowerBound)
      visit(base)
    case .matrix(let rows): for row in rows { for element in row { visit(element) } }
    }
  }
}
