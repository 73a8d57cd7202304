import Data
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
      var texts: [String] = []
      for value in line { texts.append(try interpreter.plainText(of: value, at: call.syntax.verb.range)) }
      let text = texts.joined(separator: " ")
      try interpreter.checkInterruption(at: call.syntax.verb.range)
      // Looking for characters takes much longer than looking for bytes.
      let lines =
        text.utf8.contains(UInt8(ascii: "\n"))
        ? text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) : [text]
      let report = Report(title: "", blocks: [.lines(lines)])
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

extension Interpreter {
  /// The value as `print` writes it. A list can have a million elements.
  fileprivate func plainText(of value: Value, at range: SourceRange) throws(Diagnostic) -> String {
    guard case .list(let values) = value else { return value.plainText }
    let texts = try uninterrupted(at: range) { () throws(Interrupted) in
      try values.mapped(interruption, \.plainText)
    }
    return "[" + texts.joined(separator: ", ") + "]"
  }
}
