import Data
import Lang
import Statistics

/// Reads a formula as it was written into the formula that statistics knows, resolving names against the data.
struct FormulaReader {
  let frame: Frame
  let interpreter: Interpreter
  /// Warnings of the expressions inside the formula.
  private(set) var warnings: [Diagnostic] = []

  init(frame: Frame, interpreter: Interpreter) {
    self.frame = frame
    self.interpreter = interpreter
  }

  /// `y ~ a + b`
  mutating func formula(_ expression: Expression) throws(Diagnostic) -> Formula {
    guard case .binary(.tilde, let left, let right, _) = expression.withoutGroups.kind else {
      throw .noFormula(at: expression.range)
    }
    let response = try response(left)
    let node = try node(right, response: left.withoutGroups)
    do { return try Formula(response: response, node) } catch { throw .estimation(error, at: right.range) }
  }

  /// A formula whose response may be left out, since only its terms are wanted: `~ a + b`.
  mutating func designFormula(_ expression: Expression) throws(Diagnostic) -> Formula {
    guard case .unary(.tilde, let right) = expression.withoutGroups.kind else {
      return try formula(expression)
    }
    let node = try node(right, response: nil)
    do { return try Formula(response: ConstantSource(), node) } catch {
      throw .estimation(error, at: right.range)
    }
  }

  /// The terms of a sum such as `gender + age`, as the controls of a command.
  mutating func terms(_ expressions: [Expression], response: any NumericSource) throws(Diagnostic) -> [Term] {
    guard let first = expressions.first else { return [] }
    var sum = try node(first, response: nil)
    var range = first.range
    for expression in expressions.dropFirst() {
      sum = .sum(sum, try node(expression, response: nil))
      range = range.union(expression.range)
    }
    do { return try Formula(response: response, sum).terms } catch { throw .estimation(error, at: range) }
  }

  /// The response: a column of numbers, or an expression that gives one.
  mutating func response(_ expression: Expression) throws(Diagnostic) -> any NumericSource {
    let inner = expression.withoutGroups
    if case .name(let name) = inner.kind, let column = frame[name] {
      guard column.isNumeric else { throw .textResponse(column, at: expression.range) }
      return ColumnSource(column)
    }
    return try computed(inner)
  }

  private mutating func node(_ expression: Expression, response: Expression?) throws(Diagnostic)
    -> FormulaNode
  {
    switch expression.kind {
    case .group(let inner): return try node(inner, response: response)
    case .number(let number, _) where number == 1: return .intercept
    case .number(let number, _) where number == 0: return .zero
    case .name(let name): return .variable(try variable(name, at: expression.range))
    case .allOthers: return try allOthers(than: response, at: expression.range)
    case .unary(.minus, let operand): return .difference(.intercept, try node(operand, response: response))
    case .unary(.plus, let operand): return try node(operand, response: response)
    case .binary(let operation, let left, let right, _):
      return try combined(operation, left, right, expression, response: response)
    case .call(let name, let arguments): return try call(name, arguments, expression)
    case .number, .text, .logical, .missing:
      throw .noTerm(interpreter.source[expression.range], at: expression.range)
    default: return .variable(.numeric(try computed(expression)))
    }
  }

  private mutating func combined(
    _ operation: BinaryOperator, _ left: Expression, _ right: Expression, _ whole: Expression,
    response: Expression?
  ) throws(Diagnostic) -> FormulaNode {
    switch operation {
    case .plus: return .sum(try node(left, response: response), try node(right, response: response))
    case .minus: return .difference(try node(left, response: response), try node(right, response: response))
    case .interaction:
      return .interaction(try node(left, response: response), try node(right, response: response))
    case .times where left.isNumberLiteral || right.isNumberLiteral:
      return .variable(.numeric(try computed(whole)))
    case .times: return .cross(try node(left, response: response), try node(right, response: response))
    case .power: return try power(left, right, whole, response: response)
    default: return .variable(.numeric(try computed(whole)))
    }
  }

  /// `x^2` of a column is its square; `(a + b)^2` crosses the terms of the sum.
  private mutating func power(
    _ base: Expression, _ exponent: Expression, _ whole: Expression, response: Expression?
  ) throws(Diagnostic) -> FormulaNode {
    guard case .number(let number, _) = exponent.withoutGroups.kind, let degree = Int(exactly: number),
      (1...100).contains(degree)
    else { return .variable(.numeric(try computed(whole))) }
    if case .group(let inner) = base.kind, inner.isFormulaSum {
      return .power(try node(inner, response: response), degree)
    }
    guard case .name(let name) = base.withoutGroups.kind, let column = frame[name], column.isNumber else {
      return .variable(.numeric(try computed(whole)))
    }
    return .variable(.numeric(PowerSource(ColumnSource(column), power: degree)))
  }

  private func variable(_ name: String, at range: SourceRange) throws(Diagnostic) -> Variable {
    guard let column = frame[name] else { throw .unknownColumn(name, known: frame.columnNames, at: range) }
    return column.isNumber
      ? .numeric(ColumnSource(column)) : .category(CategoryVariable(column: column.name))
  }

  /// `.`: every column that is not in the response.
  private func allOthers(than response: Expression?, at range: SourceRange) throws(Diagnostic) -> FormulaNode
  {
    let used = Set(response?.names ?? [])
    let nodes = frame.columns.filter { !used.contains($0.name) }.map { column -> FormulaNode in
      .variable(
        column.isNumber ? .numeric(ColumnSource(column)) : .category(CategoryVariable(column: column.name)))
    }
    guard let first = nodes.first else { throw .noTerm(".", at: range) }
    return nodes.dropFirst().reduce(first) { .sum($0, $1) }
  }

  /// An expression over columns as one regressor.
  mutating func computed(_ expression: Expression) throws(Diagnostic) -> any NumericSource {
    var compiler = ColumnCompiler(frame: frame, interpreter: interpreter)
    let node = try compiler.number(expression)
    warnings += compiler.warnings
    guard !node.columns.isEmpty else {
      throw .noTerm(interpreter.source[expression.range], at: expression.range)
    }
    let name = interpreter.source[expression.range].oneSpaced
    return try interpreter.uninterrupted(at: expression.range) { () throws(Interrupted) in
      try ComputedSource(name: name, node: node, interpreter.interruption)
    }
  }
}

/// The response of a formula that has none.
private struct ConstantSource: NumericSource {
  let name = ""
  let columnNames: [String] = []

  func read(_ rows: Range<Int>, into numbers: UnsafeMutablePointer<Double>) {
    numbers.update(repeating: 0, count: rows.count)
  }
}

extension Expression {
  var withoutGroups: Expression {
    if case .group(let inner) = kind { inner.withoutGroups } else { self }
  }

  fileprivate var isNumberLiteral: Bool {
    if case .number = withoutGroups.kind { true } else { false }
  }

  /// Whether this is a sum, product or interaction of terms rather than one operand.
  fileprivate var isFormulaSum: Bool {
    guard case .binary(let operation, _, _, _) = kind else { return false }
    return [.plus, .minus, .times, .interaction].contains(operation)
  }
}

extension Column {
  /// Whether the column stands in a formula as a number rather than as categories.
  var isNumber: Bool { kind == .number || kind == .integer || kind == .date }
}

extension String {
  /// The text with every run of white space as one space, as terms are named.
  var oneSpaced: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}
