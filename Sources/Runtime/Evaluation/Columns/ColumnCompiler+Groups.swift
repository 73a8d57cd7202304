import Data
import Lang
import Statistics

extension ColumnCompiler {
  /// The columns and expressions among the arguments of `rowmean(a..d, x)`.
  mutating func acrossColumns(_ arguments: [Expression]) throws(Diagnostic) -> [NumberNode] {
    var nodes: [NumberNode] = []
    for argument in arguments {
      // A name can also be that of a value.
      guard argument.isColumnItem, !argument.isName else {
        nodes.append(try number(argument))
        continue
      }
      for name in try interpreter.columns(ColumnSelection(argument), at: argument.range) {
        nodes.append(try number(Expression(.name(name), at: argument.range)))
      }
    }
    return nodes
  }

  /// `mean(x)` of each group.
  mutating func groupedAggregate(
    _ name: Name, _ arguments: [Expression], at range: SourceRange
  ) throws(Diagnostic) -> NumberNode {
    guard let grouping, let call = try interpreter.figureCall(name, arguments) else {
      throw .matrixWhereColumn(at: name.range)
    }
    let statistic = call.statistic
    let numbers = try allNumbers(call.columns.first ?? Expression(.number(1, isInteger: true), at: range))
    let interruption = interpreter.interruption
    let values = try interpreter.uninterrupted(at: name.range) { () throws(Interrupted) in
      try GroupedStatistics(numbers, in: grouping, interruption: interruption).values(statistic)
    }
    return .grouped(values, grouping)
  }

  /// `rank(x)`, worked out once.
  mutating func wholeColumn(
    _ body: Function.WholeColumn, _ arguments: [Expression], at range: SourceRange
  ) throws(Diagnostic) -> NumberNode {
    let numbers = try allNumbers(arguments[0])
    var constants: [Double] = []
    for argument in arguments.dropFirst() { constants.append(try interpreter.number(argument)) }
    let (interruption, rowCount) = (interpreter.interruption, frame.rowCount)
    let grouping = try interpreter.uninterrupted(at: range) { () throws(Interrupted) in
      if let own = self.grouping { return own }
      return try Grouping([], rowCount: rowCount, interruption: interruption)
    }
    return .stored(
      try interpreter.uninterrupted(at: range) { () throws(Interrupted) in
        try body(numbers, constants, grouping, interruption)
      })
  }

  private mutating func allNumbers(_ argument: Expression) throws(Diagnostic) -> [Double] {
    try interpreter.values(of: try number(argument), rowCount: frame.rowCount, at: argument.range)
  }
}

extension Interpreter {
  /// The rows by the columns of a `by` clause, and how many are in no group since one is missing; no grouping where
  /// the call has none.
  func grouping(
    _ call: BoundCall, by parameter: Parameter<ColumnSelection>
  ) throws(Diagnostic) -> (grouping: Grouping?, left: Int) {
    guard let selection = call[parameter] else { return (nil, 0) }
    let range = call.range(of: parameter)
    let frame = try requireFrame(at: range)
    let keys = try columns(selection, at: range).compactMap { frame[$0] }
    return try uninterrupted(at: range) { () throws(Interrupted) in
      let grouping = try Grouping(
        keys, rowCount: frame.rowCount, threads: session.environment.threads, interruption: interruption)
      let absent = keys.compactMap(\.missing).reduce(Bitmap(count: frame.rowCount)) { $0.union($1) }
      return (grouping, absent.countOfOnes)
    }
  }
}
