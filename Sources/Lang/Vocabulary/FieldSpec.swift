/// What the language knows of one field of a result: `m1.coef`.
package struct FieldSpec: Hashable, Sendable {
  package var name: String
  package var summary: String
  /// What its elements are called, as in `m1.coef["gender[mann]"]`; `nil` where it has none or they are not known.
  package var elements: [String]?

  package init(_ name: String, summary: String, elements: [String]? = nil) {
    self.name = name
    self.summary = summary
    self.elements = elements
  }
}
