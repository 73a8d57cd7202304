import Lang
import Report

/// `print` — shows values: texts, numbers, matrices, results.
enum Print: Command {
  static let values = Parameter<ExpressionList<AnyExpression>>("values", .oneOrMore, help: "What to show.")

  static let spec = CommandSpec(
    "print",
    summary: "Show values: texts, numbers, matrices, results.",
    discussion:
      "Several values are shown on one line if they are texts and numbers. A text may hold values: \"N = {m1.n}\".",
    arguments: [values.spec],
    examples: [
      Example("print \"The mean is {round(mean(months), 1)} months\"", "a text with a value"),
      Example("print 1 / 3", "a number", setup: []),
    ])

  static func run(_ call: BoundCall, in interpreter: inout Interpreter) throws(Diagnostic) -> Output {
    var shown: [any Presentable] = []
    var line: [Value] = []
    for expression in call[values]?.expressions ?? [] {
      let value = try interpreter.evaluate(expression)
      switch value {
      case .result(let result): shown.append(result)
      case .matrix, .vector:
        shown.append(ShownValue(value: value, title: interpreter.source[expression.range]))
      default: line.append(value)
      }
    }
    if !line.isEmpty {
      let text = line.map(\.plainText).joined(separator: " ")
      let report = Report(
        title: "",
        blocks: [.lines(text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init))])
      shown.insert(PreparedReport(report, members: members(of: line, text: text)), at: 0)
    }
    return Output(shown)
  }

  /// One number, logical or list is a value; texts, and several values on a line, are their text.
  private static func members(of line: [Value], text: String) -> [JSONValue.Member] {
    if line.count == 1, case .text = line[0] {
    } else if line.count == 1 {
      return [.init("result", "value"), .init("value", line[0].json)]
    }
    return [.init("result", "text"), .init("text", .string(text))]
  }
}
