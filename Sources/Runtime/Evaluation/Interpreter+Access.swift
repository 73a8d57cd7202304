import Lang
import Matrix

extension Interpreter {
  /// The result that an argument gives; nil where there is no argument.
  mutating func result(
    _ argument: ExpressionArgument<ResultRole>?
  ) throws(Diagnostic) -> (any StoredResult)? {
    guard let expression = argument?.expression else { return nil }
    let value = try evaluate(expression)
    guard case .result(let result) = value else {
      throw .wrongKind(expected: "a result", found: value.kindName, at: expression.range)
    }
    return result
  }

  /// `m1.coef`
  func member(_ value: Value, _ field: Name) throws(Diagnostic) -> Value {
    guard case .result(let result) = value else {
      throw .noFields(of: value.kindName, at: field.range)
    }
    guard let found = result.field(named: field.text) else {
      throw .unknownField(field, of: result.kind, known: result.fieldNames)
    }
    return found
  }

  /// `m1.coef["x"]`, `a[1, 2]`: positions begin at 1.
  mutating func index(_ base: Expression, _ indices: [Expression], at range: SourceRange) throws(Diagnostic)
    -> Value
  {
    let value = try evaluate(base)
    switch value {
    case .vector(let vector): return try element(of: vector, indices, at: range)
    case .list(let values) where indices.count == 1:
      let position = try wholeNumber(indices[0], in: 1...max(1, values.count))
      guard values.indices.contains(position - 1) else { throw .emptyList(at: range) }
      return values[position - 1]
    case .matrix(let named): return try element(of: named, indices, at: range)
    default: throw .notIndexable(value.kindName, at: base.range)
    }
  }

  private mutating func element(
    of vector: NamedVector, _ indices: [Expression], at range: SourceRange
  ) throws(Diagnostic) -> Value {
    guard indices.count == 1 else { throw .wrongIndexCount(expected: 1, found: indices.count, at: range) }
    if case .text(let name) = try evaluate(indices[0]) {
      guard let number = vector.number(named: name) else {
        throw .unknownTerm(name, known: vector.names, at: indices[0].range)
      }
      return Value(computed: number)
    }
    let position = try wholeNumber(indices[0], in: 1...max(1, vector.numbers.count))
    guard vector.numbers.indices.contains(position - 1) else { throw .emptyList(at: range) }
    return Value(computed: vector.numbers[position - 1])
  }

  private mutating func element(
    of named: NamedMatrix, _ indices: [Expression], at range: SourceRange
  ) throws(Diagnostic) -> Value {
    let matrix = named.matrix
    if indices.count == 1, matrix.rows == 1 || matrix.columns == 1 {
      let names = matrix.columns == 1 ? named.rowNames : named.columnNames
      let position = try position(indices[0], names: names, count: matrix.elements.count)
      return Value(computed: matrix.elements[position])
    }
    guard indices.count == 2 else { throw .wrongIndexCount(expected: 2, found: indices.count, at: range) }
    let row = try position(indices[0], names: named.rowNames, count: matrix.rows)
    let column = try position(indices[1], names: named.columnNames, count: matrix.columns)
    return Value(computed: matrix[row, column])
  }

  /// A position from 0, given as a number from 1 or as a name; within `0..<count`.
  private mutating func position(
    _ expression: Expression, names: [String]?, count: Int
  ) throws(Diagnostic) -> Int {
    guard count > 0 else { throw .emptyList(at: expression.range) }
    if case .text(let name) = try evaluate(expression) {
      guard let position = names?.firstIndex(of: name) else {
        throw .unknownTerm(name, known: names ?? [], at: expression.range)
      }
      return position
    }
    return try wholeNumber(expression, in: 1...count) - 1
  }
}
