import Lang

/// Something that may be written at a place of a document.
package struct Completion: Hashable, Sendable {
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    case command, clause, option, choice, column, level, function, name, keyword
    /// A field of a result, and the name of an element of one.
    case field, element
    case file, folder
    /// Something that there is help on.
    case topic
  }

  /// How what is written suits it, the best first.
  package enum Match: Int, Hashable, Sendable, Comparable {
    /// It begins so, to the letter or but for upper and lower case.
    case exact, ignoringCase
    /// The label of the column begins so.
    case label
    /// A later word of its name or label begins so.
    case innerWord

    package static func < (left: Match, right: Match) -> Bool { left.rawValue < right.rawValue }
  }

  /// What is shown.
  package var label: String
  package var kind: Kind
  /// One line of explanation.
  package var detail: String
  /// What is written in the place of `range`.
  package var replacement: String
  /// The word before the cursor, the same for all completions of a place.
  package var range: SourceRange
  package var match: Match
  /// Whether it is whole, so that a space may follow. A folder, a function and an option with a value are not, a result
  /// whose fields may be asked for is not, and nothing is inside brackets and unclosed texts.
  package var isFinal: Bool
}
