import Data
import Lang

/// Resolves the names of an expression against a frame, and its operators against the kinds of their operands.
struct ColumnCompiler {
  let frame: Frame
  /// Values of names that are no columns, and aggregates such as `mean(x)`, come from here.
  var interpreter: Interpreter
  /// Parameters of the user's functions being read in place, innermost last.
  private var parameters: [[String: ColumnExpression]] = []
  private(set) var warnings: [Diagnostic] = []
  /// The groups that aggregates are taken of; nil for all rows.
  var grouping: Grouping?

  init(frame: Frame, interpreter: Interpreter) {
    self.frame = frame
    self.interpreter = interpreter
  }

  mutating func compile(_ expression: Expression) throws(Diagnostic) -> ColumnExpression {
    switch expression.kind {
    case .number(let number, _): return .number(.constant(number))
    case .logical(let truth): return .truth(.constant(Truth.of(truth)))
    case .missing: return .number(.constant(.nan))
    case .group(let inner): return try compile(inner)
    case .name(let name): return try named(name, at: expression.range)
    case .unary(let operation, let operand): return try unary(operation, operand, at: expression.range)
    case .binary(let operation, let left, let right, _):
      return try binary(operation, left, right, at: expression.range)
    case .call(let name, let arguments): return try call(name, arguments, at: expression.range)
    case .text, .member, .index: return try constant(interpreter.evaluate(expression), at: expression.range)
    case .transpose, .matrix: throw .matrixWhereColumn(at: expression.range)
    case .pattern, .allOthers, .rule: throw .noValue(expression, in: interpreter.source)
    case .malformed: throw .malformedExpression(at: expression.range)
    }
  }

  /// The expression as a number a row.
  mutating func number(_ expression: Expression) throws(Diagnostic) -> NumberNode {
    switch try compile(expression) {
    case .number(let node), .date(let node): return node
    case .truth(let node): return .truth(node)
    case .text(let node): throw .textWhereNumber(node, at: expression.range)
    }
  }

  /// The expression as a truth value a row.
  mutating func truth(_ expression: Expression) throws(Diagnostic) -> TruthNode {
    switch try compile(expression) {
    case .truth(let node): return node
    case .number(.column(let column)): throw .numberWhereCondition(column: column.name, at: expression.range)
    case let other: throw .wrongKind(expected: "a condition", found: other.kindName, at: expression.range)
    }
  }

  private func named(_ name: String, at range: SourceRange) throws(Diagnostic) -> ColumnExpression {
    if let parameter = parameters.last?[name] { return parameter }
    if let column = frame[name] {
      switch column.kind {
      case .logical: return .truth(.column(column))
      case .text: return .text(.column(column))
      case .factor: return column.isNumeric ? .number(.column(column)) : .text(.column(column))
      case .date: return .date(.column(column))
      case .number, .integer: return .number(.column(column))
      }
    }
    if let value = interpreter.lookUp(name) { return try constant(value, at: range) }
    throw .unknownName(name, known: interpreter.knownNames, at: range)
  }

  private func constant(_ value: Value, at range: SourceRange) throws(Diagnostic) -> ColumnExpression {
    switch value {
    case .text(let text): return .text(.constant(text))
    case .logical(let truth): return .truth(.constant(Truth.of(truth)))
    case .missing: return .number(.constant(.nan))
    default:
      guard let number = value.asNumber else {
        throw .wrongKind(expected: "a number or a text", found: value.kindName, at: range)
      }
      return .number(.constant(number))
    }
  }

  private mutating func unary(
    _ operation: UnaryOperator, _ operand: Expression, at range: SourceRange
  ) throws(Diagnostic) -> ColumnExpression {
    switch operation {
    case .minus: return .number(.negated(try number(operand)))
    case .plus: return .number(try number(operand))
    case .not: return .truth(.not(try truth(operand)))
    case .tilde: throw .formulaWhereValue(at: range)
    }
  }

  private mutating func binary(
    _ operation: BinaryOperator, _ left: Expression, _ right: Expression, at range: SourceRange
  ) throws(Diagnostic) -> ColumnExpression {
    switch operation {
    case .and: return .truth(.and(try truth(left), try truth(right)))
    case .or: return .truth(.or(try truth(left), try truth(right)))
    case .plus, .minus, .times, .divide, .power:
      return .number(.arithmetic(operation, try number(left), try number(right)))
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual:
      return .truth(try comparison(operation, left, right, at: range))
    case .in: return .truth(try membership(left, right))
    case .tilde, .interaction: throw .formulaWhereValue(at: range)
    case .range: throw .rangeWhereColumn(at: range)
    }
  }

  mutating func warn(_ diagnostic: Diagnostic) { warnings.append(diagnostic) }

  /// Reads `body` with the parameters of one of the user's functions in place of names.
  mutating func withParameters<Result>(
    _ scope: [String: ColumnExpression], _ body: (inout ColumnCompiler) throws(Diagnostic) -> Result
  ) throws(Diagnostic) -> Result {
    parameters.append(scope)
    defer { parameters.removeLast() }
    return try body(&self)
  }

  var depth: Int { parameters.count }
}
