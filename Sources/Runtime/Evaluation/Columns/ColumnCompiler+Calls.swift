import Data
import Lang

extension ColumnCompiler {
  mutating func call(
    _ name: Name, _ arguments: [Expression], at range: SourceRange
  ) throws(Diagnostic) -> ColumnExpression {
    if let function = interpreter.session.functions[name.text] {
      return try inline(function, name, arguments)
    }
    guard let function = functionTable[name.text] else {
      throw .unknownFunction(
        name, known: functionTable.keys.sorted() + interpreter.session.functions.keys.sorted())
    }
    guard function.spec.arity.contains(arguments.count) else {
      throw .wrongArgumentCount(function.spec, found: arguments.count, at: range)
    }
    if function.spec.isFormulaOnly { throw .formulaOnly(function.spec, at: range) }
    switch function.implementation {
    case .elementwise(let body): return .number(.function(body, try number(arguments[0])))
    case .elementwiseMany(let body): return .number(.rowFunction(body, try numbers(arguments)))
    case .acrossColumns(let statistic):
      return .number(.acrossColumns(statistic, try acrossColumns(arguments)))
    case .wholeColumn(let body), .valuesOrWholeColumn(_, let body):
      return .number(try wholeColumn(body, arguments, at: range))
    case .texts(let function): return try apply(function, name, arguments, at: range)
    case .aggregate, .percentile: return try figure(name, arguments, at: range)
    case .aggregateOrElementwise(_, let body):
      if arguments.count == 1 { return try figure(name, arguments, at: range) }
      let node = NumberNode.rowFunction(body, try numbers(arguments))
      for argument in arguments where try !isDate(argument) { return .number(node) }
      return .date(node)
    case .values: throw .matrixWhereColumn(at: range)
    case .syntactic: return try syntactic(name, arguments, at: range)
    }
  }

  private mutating func numbers(_ arguments: [Expression]) throws(Diagnostic) -> [NumberNode] {
    var nodes: [NumberNode] = []
    for argument in arguments { nodes.append(try number(argument)) }
    return nodes
  }

  /// `mean(x)`: a number of each group, or of all rows; the smallest, largest, first and last of dates is a date.
  private mutating func figure(
    _ name: Name, _ arguments: [Expression], at range: SourceRange
  ) throws(Diagnostic) -> ColumnExpression {
    let node: NumberNode =
      grouping == nil
      ? .constant(try aggregate(name, arguments, at: range))
      : try groupedAggregate(name, arguments, at: range)
    guard let argument = arguments.first, let statistic = Interpreter.figureFunctions[name.text],
      statistic.isOneOfTheNumbers, try isDate(argument)
    else { return .number(node) }
    return .date(node)
  }

  private mutating func isDate(_ argument: Expression) throws(Diagnostic) -> Bool {
    if case .date = try compile(argument) { true } else { false }
  }

  /// `mean(x)` among columns is one number, over all rows of the data.
  private mutating func aggregate(
    _ name: Name, _ arguments: [Expression], at range: SourceRange
  ) throws(Diagnostic) -> Double {
    try interpreter.call(name, arguments, at: range).asNumber ?? .nan
  }

  private mutating func syntactic(
    _ name: Name, _ arguments: [Expression], at range: SourceRange
  ) throws(Diagnostic) -> ColumnExpression {
    switch name.text {
    case "missing": return .truth(.isMissing(try compile(arguments[0])))
    case "missingkind": return .text(.column(try missingKinds(of: arguments[0])))
    case "cond": return try conditional(arguments, at: range)
    default: throw .matrixWhereColumn(at: range)
    }
  }

  private func missingKinds(of argument: Expression) throws(Diagnostic) -> Column {
    guard case .name(let name) = argument.kind, let column = frame[name] else {
      throw .wrongKind(expected: "a column", found: "an expression", at: argument.range)
    }
    let interruption = interpreter.interruption
    return try interpreter.uninterrupted(at: argument.range) { () throws(Interrupted) in
      try column.missingKinds(interruption)
    }
  }

  private mutating func conditional(
    _ arguments: [Expression], at range: SourceRange
  ) throws(Diagnostic) -> ColumnExpression {
    let condition = try truth(arguments[0])
    let (yes, no) = (try compile(arguments[1]), try compile(arguments[2]))
    switch (yes, no) {
    case (.text(let a), .text(let b)): return .text(.conditional(condition, a, b))
    case (.text(let a), .number(.constant(let number))) where number.isNaN:
      return .text(.conditional(condition, a, .constant(nil)))
    case (.number(.constant(let number)), .text(let b)) where number.isNaN:
      return .text(.conditional(condition, .constant(nil), b))
    case (.truth(let a), .truth(let b)): return .truth(.conditional(condition, a, b))
    case (.date(let a), .date(let b)): return .date(.conditional(condition, a, b))
    case (.text, _), (_, .text):
      throw .incomparable(yes, arguments[1], no, arguments[2], in: interpreter.source, at: range)
    default: return .number(.conditional(condition, try number(arguments[1]), try number(arguments[2])))
    }
  }

  /// A function of the user's own is read in place, so that it works a row at a time like any other.
  private mutating func inline(
    _ function: UserFunction, _ name: Name, _ arguments: [Expression]
  ) throws(Diagnostic) -> ColumnExpression {
    guard arguments.count == function.parameters.count else {
      throw .wrongArgumentCount(name, parameters: function.parameters.map(\.text), found: arguments.count)
    }
    guard depth < maximumCallDepth else { throw .callsTooDeep(name) }
    // A function that calls itself twice is read in place very often before it is too deep.
    try interpreter.checkInterruption(at: name.range)
    guard function.body.count == 1, let body = function.body[0].returnedExpression else {
      throw .notReadInPlace(name)
    }
    var scope: [String: ColumnExpression] = [:]
    for (parameter, argument) in zip(function.parameters, arguments) {
      scope[parameter.text] = try compile(argument)
    }
    do {
      return try withParameters(scope) { compiler throws(Diagnostic) in try compiler.compile(body) }
    } catch {
      throw function.source == interpreter.source
        ? error : .inFunction(name, Failure(error, in: function.source))
    }
  }
}

extension Statement {
  /// The expression of a `return`, or of a bare expression.
  var returnedExpression: Expression? {
    switch self {
    case .result(let expression, _): expression
    case .expression(let expression): expression
    default: nil
    }
  }
}
