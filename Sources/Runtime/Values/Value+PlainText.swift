import Data
import Report

extension Value {
  /// The value as interpolation and `print` write it: numbers in their shortest form.
  package var plainText: String {
    switch self {
    case .number(let number): Scalar.text(of: number)
    case .text(let text): text
    case .logical(let truth): truth ? "true" : "false"
    case .missing: "missing"
    case .list(let values): "[" + values.map(\.plainText).joined(separator: ", ") + "]"
    case .vector(let vector): "[" + vector.numbers.map { Scalar.text(of: $0) }.joined(separator: ", ") + "]"
    case .matrix(let named):
      "["
        + (0..<named.matrix.rows).map { row in
          named.matrix.row(row).map { Scalar.text(of: $0) }.joined(separator: ", ")
        }.joined(separator: "; ") + "]"
    case .result(let result): "result of \(result.kind)"
    case .nothing: ""
    }
  }

  package var json: JSONValue {
    switch self {
    case .number(let number): .number(number)
    case .text(let text): .string(text)
    case .logical(let truth): .bool(truth)
    case .missing, .nothing: .null
    case .list(let values): .array(values.map(\.json))
    case .vector(let vector):
      .object(zip(vector.names, vector.numbers).map { JSONValue.Member($0, .number($1)) })
    case .matrix(let named):
      .array((0..<named.matrix.rows).map { row in .array(named.matrix.row(row).map { .number($0) }) })
    case .result(let result): result.json(PresentationOptions())
    }
  }
}
