import Data
import Lang

/// A function whose first argument is a text, or a date, and whose others are constants.
package enum TextFunction: Sendable {
  /// A text from a text.
  case text(@Sendable (String, [Value]) -> String?)
  /// A number from a text; NaN where there is none.
  case number(@Sendable (String, [Value]) -> Double)
  /// True or false of a text.
  case truth(@Sendable (String, [Value]) -> Bool)
  /// A day from a text, as its number since 1970-01-01; NaN where it is none.
  case day(@Sendable (String, [Value]) -> Double)
  /// A number from a day.
  case ofDay(@Sendable (CalendarDate) -> Int)
  /// All arguments as texts, one after another.
  case joining
  /// A number written as a text.
  case writing
}

extension ColumnCompiler {
  mutating func apply(
    _ function: TextFunction, _ name: Name, _ arguments: [Expression], at range: SourceRange
  ) throws(Diagnostic) -> ColumnExpression {
    switch function {
    case .joining:
      var nodes: [TextNode] = []
      for argument in arguments { nodes.append(try text(argument)) }
      return .text(.joined(nodes))
    case .writing:
      let decimals = arguments.count > 1 ? try interpreter.wholeNumber(arguments[1], in: 0...15) : nil
      if case .text(let node) = try compile(arguments[0]) { return .text(node) }
      return .text(.written(try number(arguments[0]), decimals: decimals))
    case .ofDay(let body):
      let compiled = try compile(arguments[0])
      guard case .date(let node) = compiled else {
        throw .wrongKind(expected: "a date", found: compiled.kindName, at: arguments[0].range)
      }
      return .number(
        .function(
          { day in
            Int32(exactly: day.rounded()).map { Double(body(CalendarDate(daysSince1970: $0))) } ?? .nan
          }, node))
    case .text, .number, .truth, .day:
      let compiled = try compile(arguments[0])
      guard case .text(let node) = compiled else {
        throw .wrongKind(expected: "a text", found: compiled.kindName, at: arguments[0].range)
      }
      var constants: [Value] = []
      for argument in arguments.dropFirst() { constants.append(try interpreter.evaluate(argument)) }
      return try apply(function, to: node, constants, at: range)
    }
  }

  private func apply(
    _ function: TextFunction, to node: TextNode, _ constants: [Value], at range: SourceRange
  ) throws(Diagnostic) -> ColumnExpression {
    let interruption = interpreter.interruption
    func eachText<Result: Sendable>(_ body: (String) -> Result) throws(Diagnostic) -> (Column, [Result])? {
      guard case .column(let column) = node else { return nil }
      return try interpreter.uninterrupted(at: range) { () throws(Interrupted) in
        (column, try column.levelNames(interruption).mapped(interruption, body))
      }
    }
    switch function {
    case .text(let body):
      if let (column, texts) = try eachText({ body($0, constants) }) {
        return .text(.lookedUp(column, texts))
      }
      return .text(.changed({ body($0, constants) }, node))
    case .truth(let body):
      if let (column, truths) = try eachText({ Truth.of(body($0, constants)) }) {
        return .truth(.levels(column, truths))
      }
      return .truth(.ofText({ body($0, constants) }, node))
    case .number(let body), .day(let body):
      let result: NumberNode
      if let (column, numbers) = try eachText({ body($0, constants) }) {
        result = .lookedUp(column, numbers)
      } else {
        result = .ofText({ body($0, constants) }, node)
      }
      if case .day = function { return .date(result) }
      return .number(result)
    case .joining, .writing, .ofDay: throw .matrixWhereColumn(at: range)
    }
  }

  /// The expression as a text a row; numbers are written in their shortest form.
  private mutating func text(_ expression: Expression) throws(Diagnostic) -> TextNode {
    switch try compile(expression) {
    case .text(let node): return node
    case .number(let node): return .written(node, decimals: nil)
    case let other:
      throw .wrongKind(expected: "a text or a number", found: other.kindName, at: expression.range)
    }
  }
}

extension Diagnostic {
  static func valueOfEachRow(_ name: Name) -> Diagnostic {
    Diagnostic(
      "value-of-each-row", "'\(name.text)' gives a value for each row, not one value", at: name.range,
      notes: [Note("make a column of it with 'gen'")])
  }
}
