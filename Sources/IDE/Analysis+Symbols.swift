import Lang

/// A part of a document as an outline shows it.
package struct DocumentSymbol: Hashable, Sendable {
  package enum Kind: String, Hashable, Sendable {
    /// Opened by a comment that is a heading.
    case section
    /// A file that is read, and a script that is run.
    case data, script
    case model, function, variable, column, loop, conditional
  }

  package var name: String
  package var detail: String
  package var kind: Kind
  package var range: SourceRange
  /// Lies within `range`.
  package var selectionRange: SourceRange
  package var children: [DocumentSymbol]
}

extension Analysis {
  /// The outline: sections, and the statements that make something.
  package func symbols() -> [DocumentSymbol] { [] }
}
