import Data
import Lang
import Matrix
import Statistics

extension Interpreter {
  mutating func call(_ name: Name, _ arguments: [Expression], at range: SourceRange) throws(Diagnostic)
    -> Value
  {
    if let function = session.functions[name.text] { return try call(function, name, arguments) }
    guard let function = functionTable[name.text] else {
      throw .unknownFunction(name, known: functionTable.keys.sorted() + session.functions.keys.sorted())
    }
    guard function.spec.arity.contains(arguments.count) else {
      throw .wrongArgumentCount(function.spec, found: arguments.count, at: range)
    }
    if function.spec.isFormulaOnly { throw .formulaOnly(function.spec, at: range) }
    switch function.implementation {
    case .elementwise(let body): return try elementwise(arguments) { body($0[0]) }
    case .elementwiseMany(let body): return try elementwise(arguments, body)
    case .aggregate(let body):
      guard let argument = arguments.first else {
        return .number(Double(try requireFrame(at: range).rowCount))
      }
      return try aggregate(argument, body)
    case .percentile:
      let probability = try probability(arguments[1])
      return try aggregate(arguments[0]) { numbers, interruption throws(Interrupted) in
        numbers.isEmpty ? .nan : try Quantile.values([probability], of: numbers, interruption)[0]
      }
    case .aggregateOrElementwise(let whole, let rows):
      return arguments.count == 1 ? try aggregate(arguments[0], whole) : try elementwise(arguments, rows)
    case .valuesOrWholeColumn where arguments.contains(where: mentionsColumn): throw .valueOfEachRow(name)
    case .values(let body), .valuesOrWholeColumn(let body, _): return try values(body, name, arguments)
    case .acrossColumns, .wholeColumn, .texts: throw .valueOfEachRow(name)
    case .syntactic: return try syntactic(name, arguments, at: range)
    }
  }

  /// Numbers give a number; vectors and matrices of one shape are gone through element by element.
  private mutating func elementwise(
    _ arguments: [Expression], _ body: ([Double]) -> Double
  ) throws(Diagnostic) -> Value {
    var values: [Value] = []
    for argument in arguments { values.append(try evaluate(argument)) }
    let numbers = values.compactMap(\.asNumber)
    if numbers.count == values.count { return Value(computed: body(numbers)) }
    if values.contains(where: { if case .missing = $0 { true } else { false } }) { return .missing }
    if values.count == 1, let named = values[0].asMatrix {
      let elements = try uninterrupted(at: arguments[0].range) { () throws(Interrupted) in
        try named.matrix.elements.mapped(interruption) { body([$0]) }
      }
      let result =
        (try? Matrix(rows: named.matrix.rows, columns: named.matrix.columns, elements: elements))
        ?? named.matrix
      return .matrix(NamedMatrix(result, rowNames: named.rowNames, columnNames: named.columnNames))
    }
    let wrong = values.firstIndex { $0.asNumber == nil } ?? 0
    throw .wrongKind(expected: "a number", found: values[wrong].kindName, at: arguments[wrong].range)
  }

  /// Of a column (or an expression over columns) or of the elements of a value; missing ones are left out.
  private mutating func aggregate(
    _ argument: Expression, _ body: Function.Aggregate
  ) throws(Diagnostic) -> Value {
    let numbers: [Double]
    if mentionsColumn(argument) {
      numbers = try presentNumbers(argument)
    } else {
      let value = try evaluate(argument)
      guard let found = value.numbers else {
        throw .wrongKind(expected: "a column or a list of numbers", found: value.kindName, at: argument.range)
      }
      numbers = try present(found, at: argument.range)
    }
    return Value(
      computed: try uninterrupted(at: argument.range) { () throws(Interrupted) in
        try body(numbers, interruption)
      })
  }

  private mutating func values(
    _ body: ([Value]) throws(FunctionError) -> Value, _ name: Name, _ arguments: [Expression]
  ) throws(Diagnostic) -> Value {
    var values: [Value] = []
    for argument in arguments { values.append(try evaluate(argument)) }
    do { return try body(values) } catch {
      throw .function(name.text, error, arguments: arguments.map(\.range))
    }
  }

  private mutating func syntactic(
    _ name: Name, _ arguments: [Expression], at range: SourceRange
  ) throws(Diagnostic) -> Value {
    switch name.text {
    case "missing":
      if case .missing = try evaluate(arguments[0]) { return .logical(true) }
      return .logical(false)
    case "cond":
      switch try evaluate(arguments[0]) {
      case .logical(let truth): return try evaluate(truth ? arguments[1] : arguments[2])
      case .missing: return .missing
      case let value:
        throw .wrongKind(expected: "true or false", found: value.kindName, at: arguments[0].range)
      }
    case "column": return .matrix(NamedMatrix(Matrix(column: try completeNumbers(arguments[0]))))
    case "design": return .matrix(try designMatrix(arguments[0]))
    default: throw .noValue(Expression(.name(name.text), at: range), in: source)
    }
  }

  /// Runs a function of the user's own in a scope of its own.
  private mutating func call(
    _ function: UserFunction, _ name: Name, _ arguments: [Expression]
  ) throws(Diagnostic) -> Value {
    guard arguments.count == function.parameters.count else {
      throw .wrongArgumentCount(name, parameters: function.parameters.map(\.text), found: arguments.count)
    }
    guard scopes.count < maximumCallDepth else { throw .callsTooDeep(name) }
    var scope: [String: Value] = [:]
    for (parameter, argument) in zip(function.parameters, arguments) {
      scope[parameter.text] = try evaluate(argument)
    }
    let callerSource = source
    source = function.source
    scopes.append(scope)
    defer {
      scopes.removeLast()
      source = callerSource
    }
    do {
      guard case .returned(let value) = try execute(function.body) else { return .nothing }
      return value
    } catch {
      throw error.source == callerSource ? error.diagnostic : .inFunction(name, error)
    }
  }
}

extension Interpreter {
  /// `design(y ~ a + b)` or `design(~ a + b)`: the complete rows, a column a coefficient.
  fileprivate mutating func designMatrix(_ expression: Expression) throws(Diagnostic) -> NamedMatrix {
    let frame = try requireFrame(at: expression.range)
    var reader = FormulaReader(frame: frame, interpreter: self)
    let formula = try reader.designFormula(expression)
    for warning in reader.warnings { sink.warn(warning, in: source) }
    do {
      let design = try DesignMatrix(formula, frame: frame, execution: execution)
      return NamedMatrix(design.matrix, columnNames: design.columnNames)
    } catch { throw .estimation(error, at: expression.range) }
  }
}
