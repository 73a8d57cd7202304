/// What the language knows of one thing that a result can be asked for by name: `m1.r2`.
package struct FieldSpec: Hashable, Sendable {
  package var name: String
  /// A phrase without capital and full stop: `the number of observations`.
  package var summary: String
  /// The names by which its elements can be taken, the same for rows and columns of a matrix; `nil` where there are
  /// none or they are not known.
  package var elements: [String]?

  package init(_ name: String, _ summary: String, elements: [String]? = nil) {
    self.name = name
    self.summary = summary
    self.elements = elements
  }
}

/// A result as far as it is known without running: the command that made it and what it can be asked for.
package struct ResultSpec: Hashable, Sendable {
  package var command: String
  package var fields: [FieldSpec]

  package init(command: String, fields: [FieldSpec]) {
    self.command = command
    self.fields = fields
  }

  package func field(named name: String) -> FieldSpec? { fields.first { $0.name == name } }
}
