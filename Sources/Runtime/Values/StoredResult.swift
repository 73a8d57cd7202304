import Lang
import Report

/// A result that can be kept under a name, shown, and asked for its fields.
package protocol StoredResult: Presentable {
  /// The command that made it: `model`, `did`.
  var kind: String { get }
  /// What it is a result of, on one line: the formula.
  var summary: String { get }
  /// The rows that it rests on.
  var observations: Int { get }
  /// The names of the coefficients, in their order.
  var termNames: [String] { get }
  /// What `m1.` may be followed by, in the order in which completion shows it.
  static var fields: [ResultField<Self>] { get }
}

/// One thing that a result can be asked for by name: `m1.r2`.
package struct ResultField<Result>: Sendable {
  package let name: String
  package let summary: String
  /// Whether its elements are called as the coefficients are.
  package let isByTerm: Bool
  package let value: @Sendable (Result) -> Value

  package init(
    _ name: String, _ summary: String, isByTerm: Bool = false,
    _ value: @escaping @Sendable (Result) -> Value
  ) {
    self.name = name
    self.summary = summary
    self.isByTerm = isByTerm
    self.value = value
  }
}

extension StoredResult {
  package var fieldNames: [String] { Self.fields.map(\.name) }

  /// What the front half of the language knows of the fields of any result of this kind.
  package static var fieldSpecs: [FieldSpec] { fields.map { FieldSpec($0.name, $0.summary) } }

  /// What it knows of this one.
  package var spec: ResultSpec {
    ResultSpec(
      command: kind,
      fields: Self.fields.map { FieldSpec($0.name, $0.summary, elements: $0.isByTerm ? termNames : nil) })
  }

  package func field(named name: String) -> Value? {
    Self.fields.first { $0.name == name }?.value(self)
  }
}
