/// What is known of a value that has a name.
package struct NamedValue: Hashable, Sendable {
  /// What it is, in a few words.
  package var detail: String?
  /// What it can be asked for, if it is a result.
  package var result: [FieldSpec]?
  /// The names by which its own elements can be taken: a list for each of its indices.
  package var elements: [[String]]?

  package init(detail: String? = nil, result: [FieldSpec]? = nil, elements: [[String]]? = nil) {
    self.detail = detail
    self.result = result
    self.elements = elements
  }

  /// That in which it does not differ from another value.
  func agreement(with other: NamedValue) -> NamedValue {
    NamedValue(
      detail: detail == other.detail ? detail : nil, result: result == other.result ? result : nil,
      elements: elements == other.elements ? elements : nil)
  }
}
