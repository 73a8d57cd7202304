import Lang
import Matrix

extension Interpreter {
  /// The value of an expression outside any column: numbers, texts, lists, matrices, fields of results.
  package mutating func evaluate(_ expression: Expression) throws(Diagnostic) -> Value {
    switch expression.kind {
    case .number(let number, _): return .number(number)
    case .logical(let truth): return .logical(truth)
    case .missing: return .missing
    case .text(let pieces): return .text(try text(of: pieces))
    case .name(let name): return try value(ofName: name, at: expression.range)
    case .group(let inner): return try evaluate(inner)
    case .unary(let operation, let operand): return try evaluate(operation, operand, at: expression.range)
    case .binary(let operation, let left, let right, let operatorRange):
      return try evaluate(operation, left, right, operatorRange: operatorRange, at: expression.range)
    case .transpose(let inner): return try transpose(evaluate(inner), at: inner.range)
    case .call(let name, let arguments): return try call(name, arguments, at: expression.range)
    case .index(let base, let indices): return try index(base, indices, at: expression.range)
    case .member(let base, let field): return try member(evaluate(base), field)
    case .matrix(let rows): return try matrix(of: rows, at: expression.range)
    case .pattern, .allOthers, .rule: throw .noValue(expression, in: source)
    case .malformed: throw .malformedExpression(at: expression.range)
    }
  }

  /// What a name is bound to, the innermost scope first.
  func lookUp(_ name: String) -> Value? {
    for scope in scopes.reversed() {
      if let value = scope[name] { return value }
    }
    return session.values[name]
  }

  /// The condition of an `if` statement: missing does not hold.
  mutating func truth(of expression: Expression) throws(Diagnostic) -> Bool {
    switch try evaluate(expression) {
    case .logical(let truth): return truth
    case .missing: return false
    case let other: throw .wrongKind(expected: "true or false", found: other.kindName, at: expression.range)
    }
  }

  /// What a `for` goes through.
  mutating func elements(of expression: Expression) throws(Diagnostic) -> [Value] {
    let value = try evaluate(expression)
    guard let elements = value.elements else {
      throw .wrongKind(expected: "a list or a range", found: value.kindName, at: expression.range)
    }
    return elements
  }

  /// The expression's value as a number.
  package mutating func number(_ expression: Expression) throws(Diagnostic) -> Double {
    let value = try evaluate(expression)
    guard let number = value.asNumber else {
      throw .wrongKind(expected: "a number", found: value.kindName, at: expression.range)
    }
    return number
  }

  /// The expression's value as a whole number within `bounds`.
  package mutating func wholeNumber(_ expression: Expression, in bounds: ClosedRange<Int>) throws(Diagnostic)
    -> Int
  {
    let number = try number(expression)
    guard let whole = Int(exactly: number), bounds.contains(whole) else {
      throw .outOfBounds(number, bounds: bounds, at: expression.range)
    }
    return whole
  }

  /// The expression's value as a text.
  package mutating func text(_ expression: Expression) throws(Diagnostic) -> String {
    let value = try evaluate(expression)
    guard case .text(let text) = value else {
      throw .wrongKind(expected: "a text in quotes", found: value.kindName, at: expression.range)
    }
    return text
  }

  private mutating func text(of pieces: [Expression.TextPiece]) throws(Diagnostic) -> String {
    var result = ""
    for piece in pieces {
      switch piece {
      case .literal(let text): result += text
      case .interpolation(let expression): result += try evaluate(expression).plainText
      }
    }
    return result
  }

  private func value(ofName name: String, at range: SourceRange) throws(Diagnostic) -> Value {
    if let value = lookUp(name) { return value }
    if let column = session.frame?[name] { throw .columnWhereValue(column.name, at: range) }
    throw .unknownName(name, known: knownNames, at: range)
  }

  var knownNames: [String] {
    scopes.flatMap(\.keys) + Array(session.values.keys) + (session.frame?.columns.map(\.name) ?? [])
  }

  private func transpose(_ value: Value, at range: SourceRange) throws(Diagnostic) -> Value {
    guard let named = value.asMatrix else {
      throw .wrongKind(expected: "a matrix", found: value.kindName, at: range)
    }
    return .matrix(
      NamedMatrix(named.matrix.transposed, rowNames: named.columnNames, columnNames: named.rowNames))
  }

  /// `[1, 2; 3, 4]`: numbers make a matrix; one row of other values makes a list.
  private mutating func matrix(of rows: [[Expression]], at range: SourceRange) throws(Diagnostic) -> Value {
    var values: [[Value]] = []
    for row in rows {
      var line: [Value] = []
      for element in row { line.append(try evaluate(element)) }
      values.append(line)
    }
    let numbers = values.map { row in
      row.map { if case .number(let number) = $0 { number } else { Double.nan } }
    }
    let isNumeric = values.allSatisfy { row in
      row.allSatisfy { if case .number = $0 { true } else { false } }
    }
    if !isNumeric || values.allSatisfy(\.isEmpty) {
      guard values.count <= 1 else { throw .matrixOfTexts(at: range) }
      return .list(values.first ?? [])
    }
    do { return .matrix(NamedMatrix(try Matrix(rowsOf: numbers))) } catch {
      throw .unevenRows(rows.map(\.count), at: range)
    }
  }
}
