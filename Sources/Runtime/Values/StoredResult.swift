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
  /// Whether `explain` has something to say of it.
  var isEstimate: Bool { get }
  /// What `m1.` may be followed by, in the order in which completion shows it.
  static var fields: [ResultField<Self>] { get }
}

/// One thing that a result can be asked for by name: `m1.r2`.
package struct ResultField<Result>: Sendable {
  package let name: String
  package let summary: String
  package let value: @Sendable (Result) -> Value

  package init(_ name: String, _ summary: String, _ value: @escaping @Sendable (Result) -> Value) {
    self.name = name
    self.summary = summary
    self.value = value
  }
}

extension StoredResult {
  package var isEstimate: Bool { false }

  /// The fields as the language knows them.
  static var fieldSpecs: [FieldSpec] { fields.map { FieldSpec($0.name, summary: $0.summary) } }

  /// The fields with the names of their elements.
  var fieldSpecs: [FieldSpec] {
    Self.fields.map { field in
      FieldSpec(field.name, summary: field.summary, elements: field.value(self).elementNames)
    }
  }

  package var fieldNames: [String] { Self.fields.map(\.name) }

  package func field(named name: String) -> Value? {
    Self.fields.first { $0.name == name }?.value(self)
  }
}
