import Lang

/// Something that may be written at a place of a document.
package struct Completion: Hashable, Sendable {
  package enum Kind: String, Hashable, Sendable {
    case command, clause, option, choice, column, level, function, name, keyword, field, file, folder, topic
  }

  /// What is shown, and what a list is sorted by.
  package var label: String
  package var kind: Kind
  /// One line of explanation.
  package var detail: String
  /// What is written in the place of `range`.
  package var replacement: String
  package var range: SourceRange
  /// Whether it is whole, so that a space may follow: a folder, or an option with a value, is not.
  package var isFinal: Bool
}
