import Glibc
import Lang
import Matrix

extension Interpreter {
  mutating func evaluate(
    _ operation: UnaryOperator, _ operand: Expression, at range: SourceRange
  ) throws(Diagnostic) -> Value {
    switch (operation, try evaluate(operand)) {
    case (.tilde, _): throw .formulaWhereValue(at: range)
    case (.not, .logical(let truth)): return .logical(!truth)
    case (_, .missing): return .missing
    case (.not, let value):
      throw .wrongKind(expected: "true or false", found: value.kindName, at: operand.range)
    case (.plus, .number(let number)): return .number(number)
    case (.minus, .number(let number)): return .number(-number)
    case (.minus, let value):
      guard let named = value.asMatrix else {
        throw .wrongKind(expected: "a number or a matrix", found: value.kindName, at: operand.range)
      }
      return .matrix(
        NamedMatrix(named.matrix.scaled(by: -1), rowNames: named.rowNames, columnNames: named.columnNames))
    case (.plus, let value): return value
    }
  }

  mutating func evaluate(
    _ operation: BinaryOperator, _ left: Expression, _ right: Expression, operatorRange: SourceRange,
    at range: SourceRange
  ) throws(Diagnostic) -> Value {
    switch operation {
    case .tilde, .interaction: throw .formulaWhereValue(at: range)
    case .and, .or: return try connect(operation, left, right)
    case .range: return try span(from: left, to: right, at: range)
    default: break
    }
    let (a, b) = (try evaluate(left), try evaluate(right))
    switch operation {
    case .in: return try membership(a, b, at: right.range)
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual:
      return try compare(operation, a, b, at: range)
    default: return try calculate(operation, a, b, at: range)
    }
  }

  /// Three-valued logic: `false and missing` is false, `true or missing` is true, else missing stays missing.
  private mutating func connect(
    _ operation: BinaryOperator, _ left: Expression, _ right: Expression
  ) throws(Diagnostic) -> Value {
    let decisive = operation == .or
    let first = try threeValued(left)
    if first == decisive { return .logical(decisive) }
    let second = try threeValued(right)
    if second == decisive { return .logical(decisive) }
    return first == nil || second == nil ? .missing : .logical(!decisive)
  }

  private mutating func threeValued(_ expression: Expression) throws(Diagnostic) -> Bool? {
    switch try evaluate(expression) {
    case .logical(let truth): return truth
    case .missing: return nil
    case let value: throw .wrongKind(expected: "true or false", found: value.kindName, at: expression.range)
    }
  }

  private mutating func span(
    from left: Expression, to right: Expression, at range: SourceRange
  ) throws(Diagnostic) -> Value {
    let (first, last) = (try number(left), try number(right))
    guard first.isFinite, last.isFinite, last - first < 1e6 else { throw .rangeTooLong(at: range) }
    guard first <= last else { return .list([]) }
    return .list(stride(from: first, through: last, by: 1).map(Value.number))
  }

  private func membership(_ element: Value, _ list: Value, at range: SourceRange) throws(Diagnostic) -> Value
  {
    guard let elements = list.elements else {
      throw .wrongKind(expected: "a list or a range", found: list.kindName, at: range)
    }
    if case .missing = element { return .missing }
    return .logical(elements.contains { Self.areEqual($0, element) == true })
  }

  static func areEqual(_ a: Value, _ b: Value) -> Bool? {
    switch (a, b) {
    case (.text(let a), .text(let b)): return a == b
    case (.logical(let a), .logical(let b)): return a == b
    case (.missing, _), (_, .missing): return nil
    default:
      guard let a = a.asNumber, let b = b.asNumber else { return nil }
      return a == b
    }
  }

  private func compare(
    _ operation: BinaryOperator, _ a: Value, _ b: Value, at range: SourceRange
  ) throws(Diagnostic) -> Value {
    if case .missing = a { return .missing }
    if case .missing = b { return .missing }
    if case .text(let a) = a, case .text(let b) = b { return .logical(operation.holds(a, b)) }
    guard let x = a.asNumber, let y = b.asNumber else {
      throw .incomparable(a.kindName, b.kindName, at: range)
    }
    return .logical(operation.holds(x, y))
  }

  private func calculate(
    _ operation: BinaryOperator, _ a: Value, _ b: Value, at range: SourceRange
  ) throws(Diagnostic) -> Value {
    switch (a, b) {
    case (.missing, _), (_, .missing): return .missing
    case (.number(let x), .number(let y)): return Value(computed: operation.result(x, y))
    case (.text(let x), .text(let y)) where operation == .plus: return .text(x + y)
    default: break
    }
    guard let left = a.asMatrix, let right = b.asMatrix else {
      throw .noOperator(operation.rawValue, a.kindName, b.kindName, at: range)
    }
    do {
      return .matrix(
        try Self.calculate(operation, left, right, isLeftNumber: a.isNumber, isRightNumber: b.isNumber))
    } catch { throw .matrix(error, operation: operation.rawValue, at: range) }
  }

  private static func calculate(
    _ operation: BinaryOperator, _ a: NamedMatrix, _ b: NamedMatrix, isLeftNumber: Bool, isRightNumber: Bool
  ) throws(MatrixError) -> NamedMatrix {
    switch operation {
    case .plus:
      return NamedMatrix(try a.matrix.adding(b.matrix), rowNames: a.rowNames, columnNames: a.columnNames)
    case .minus:
      return NamedMatrix(try a.matrix.subtracting(b.matrix), rowNames: a.rowNames, columnNames: a.columnNames)
    case .times where isLeftNumber:
      return NamedMatrix(
        b.matrix.scaled(by: a.matrix[0, 0]), rowNames: b.rowNames, columnNames: b.columnNames)
    case .times where isRightNumber:
      return NamedMatrix(
        a.matrix.scaled(by: b.matrix[0, 0]), rowNames: a.rowNames, columnNames: a.columnNames)
    case .times:
      return NamedMatrix(
        try a.matrix.multiplied(by: b.matrix), rowNames: a.rowNames, columnNames: b.columnNames)
    case .divide where isRightNumber:
      return NamedMatrix(
        a.matrix.scaled(by: 1 / b.matrix[0, 0]), rowNames: a.rowNames, columnNames: a.columnNames)
    default: throw .shapeMismatch(left: a.matrix.shape, right: b.matrix.shape)
    }
  }
}

extension Value {
  var isNumber: Bool { if case .number = self { true } else { false } }
}

extension BinaryOperator {
  /// A comparison of two ordered values; false for an operator that compares nothing.
  func holds<T: Comparable>(_ a: T, _ b: T) -> Bool {
    switch self {
    case .equal: a == b
    case .notEqual: a != b
    case .less: a < b
    case .lessOrEqual: a <= b
    case .greater: a > b
    case .greaterOrEqual: a >= b
    default: false
    }
  }

  /// Arithmetic on two numbers; NaN (missing) where there is no result, and for division by 0.
  func result(_ a: Double, _ b: Double) -> Double {
    switch self {
    case .plus: a + b
    case .minus: a - b
    case .times: a * b
    case .divide: b == 0 ? .nan : a / b
    case .power: Glibc.pow(a, b)
    default: .nan
    }
  }
}
