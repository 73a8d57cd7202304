import Data
import Lang
import Matrix

extension Interpreter {
  /// The data in memory.
  package func requireFrame(at range: SourceRange) throws(Diagnostic) -> Frame {
    guard let frame = session.frame else { throw .noData(at: range) }
    return frame
  }

  /// Resolves an expression over the columns, and hands on its warnings.
  func compile<Node>(
    _ range: SourceRange, _ body: (inout ColumnCompiler) throws(Diagnostic) -> Node
  ) throws(Diagnostic) -> Node {
    var compiler = ColumnCompiler(frame: try requireFrame(at: range), interpreter: self)
    let node = try body(&compiler)
    for warning in compiler.warnings { sink.warn(warning, in: source) }
    return node
  }

  /// Whether an expression reads a column, so that it has a value a row.
  func mentionsColumn(_ expression: Expression) -> Bool {
    guard let frame = session.frame else { return false }
    return expression.names.contains { frame[$0] != nil && lookUp($0) == nil }
  }

  /// The rows for which a condition holds; where it is missing it does not hold.
  package func rows(where condition: Expression) throws(Diagnostic) -> Bitmap {
    let node = try compile(condition.range) { c throws(Diagnostic) in try c.truth(condition) }
    return try rows(where: node, count: requireFrame(at: condition.range).rowCount, at: condition.range).held
  }

  /// The rows for which a condition holds, and in how many it is missing.
  func rows(
    where node: TruthNode, count: Int, at range: SourceRange
  ) throws(Diagnostic) -> (held: Bitmap, missing: Int) {
    var held = Bitmap(count: count)
    var missing = 0
    interruption.begin(.filtering, total: count)
    withTruths(rowsPerBlock) { truths in
      for rows in rowBlocks(of: count) where !interruption.isRequested {
        node.evaluate(rows, into: truths)
        for i in 0..<rows.count {
          if truths[i] == Truth.yes {
            held.set(rows.lowerBound + i)
          } else if truths[i] == Truth.missing {
            missing += 1
          }
        }
        interruption.advance(by: rows.count, rows: rows.count)
      }
    }
    try checkInterruption(at: range)
    return (held, missing)
  }

  /// The values of an expression for all rows as a new column; rows outside `keeping` are missing.
  func column(
    _ expression: ColumnExpression, named name: String, keeping: Bitmap?, at range: SourceRange
  ) throws(Diagnostic) -> Column {
    let rowCount = try requireFrame(at: range).rowCount
    return try uninterrupted(at: range) { () throws(Interrupted) in
      try expression.column(
        named: name, rowCount: rowCount, keeping: keeping, environment: session.environment)
    }
  }

  /// The values of an expression over columns that are not missing.
  func presentNumbers(_ expression: Expression) throws(Diagnostic) -> [Double] {
    try present(allNumbers(expression), at: expression.range)
  }

  /// The values of an expression over columns; a missing one is an error, since a matrix has no place for it.
  func completeNumbers(_ expression: Expression) throws(Diagnostic) -> [Double] {
    let numbers = try allNumbers(expression)
    let missing = try numbers.count - present(numbers, at: expression.range).count
    guard missing == 0 else { throw .missingInMatrix(missing, of: numbers.count, at: expression.range) }
    return numbers
  }

  /// The numbers that are not missing.
  func present(_ numbers: [Double], at range: SourceRange) throws(Diagnostic) -> [Double] {
    var present: [Double] = []
    present.reserveCapacity(numbers.count)
    try uninterrupted(at: range) { () throws(Interrupted) in
      try RowBlocks.forEach(numbers.count, interruption) { rows in
        for number in numbers[rows] where !number.isNaN { present.append(number) }
      }
    }
    return present
  }

  private func allNumbers(_ expression: Expression) throws(Diagnostic) -> [Double] {
    let node = try compile(expression.range) { c throws(Diagnostic) in try c.number(expression) }
    let count = try requireFrame(at: expression.range).rowCount
    interruption.begin(.computing, total: count)
    return try values(of: node, rowCount: count, at: expression.range)
  }

  /// The values of all rows, NaN where missing.
  func values(of node: NumberNode, rowCount: Int, at range: SourceRange) throws(Diagnostic) -> [Double] {
    let environment = session.environment
    return try uninterrupted(at: range) { () throws(Interrupted) in
      try node.numbers(
        rowCount: rowCount, keeping: nil, threads: environment.threads, interruption: environment.interruption
      )
    }
  }
}

extension Expression {
  /// Every name that the expression mentions.
  package var names: [String] {
    switch kind {
    case .name(let name): [name]
    case .unary(_, let inner), .transpose(let inner), .group(let inner), .member(let inner, _): inner.names
    case .binary(_, let a, let b, _), .rule(let a, let b): a.names + b.names
    case .call(_, let arguments): arguments.flatMap(\.names)
    case .index(let base, let indices): base.names + indices.flatMap(\.names)
    case .matrix(let rows): rows.flatMap { $0.flatMap(\.names) }
    case .text(let pieces):
      pieces.flatMap { piece in
        if case .interpolation(let expression) = piece { expression.names } else { [String]() }
      }
    case .number, .logical, .missing, .pattern, .allOthers, .malformed: []
    }
  }
}
