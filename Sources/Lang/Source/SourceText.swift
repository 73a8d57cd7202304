/// A source text with the name that messages show for it.
package struct SourceText: Hashable, Sendable {
  /// What stands before `:line:column` in messages: a file's name, or `<prompt>`.
  package var name: String
  package var utf8: [UInt8]

  package init(name: String, utf8: [UInt8]) {
    self.name = name
    self.utf8 = utf8
  }

  package init(_ text: String, name: String = "<script>") {
    self.init(name: name, utf8: Array(text.utf8))
  }

  /// The text of `range`, which is clamped to the source; invalid UTF-8 is repaired.
  package subscript(_ range: SourceRange) -> String {
    let lower = min(max(range.lowerBound, 0), utf8.count)
    let upper = min(max(range.upperBound, lower), utf8.count)
    return String(decoding: utf8[lower..<upper], as: UTF8.self)
  }
}
