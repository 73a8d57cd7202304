/// A text in one or several languages.
package struct LocalizedText: Hashable, Sendable {
  /// What is shown where the reader's language has no text of its own.
  package var plain: String?
  /// Texts by the tag of their language (BCP 47): `nb`, `nn`, `en`.
  package var translations: [String: String]

  package init(_ plain: String? = nil, translations: [String: String] = [:]) {
    self.plain = plain
    self.translations = translations
  }

  /// The text for readers of a language: its own, else that of the other Norwegian, else the plain one, else any.
  package func text(in language: String? = nil) -> String? {
    if let language {
      if let text = translations[language] { return text }
      if let near = Self.near[language], let text = translations[near] { return text }
    }
    return plain ?? translations.min { $0.key < $1.key }?.value
  }

  /// The texts of all languages.
  package var all: [String] {
    let others = translations.sorted { $0.key < $1.key }.map(\.value)
    return (plain.map { [$0] } ?? []) + others
  }

  /// Whether there is no text in any language.
  package var isEmpty: Bool { plain == nil && translations.isEmpty }

  /// Gives the text of a language, or the plain one; nil takes it away.
  package mutating func set(_ text: String?, in language: String? = nil) {
    if let language { translations[language] = text } else { plain = text }
  }

  private static let near = ["nn": "nb", "nb": "nn"]
}
