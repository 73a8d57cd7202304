import Lang

/// A file that the document reads.
package struct DocumentLink: Hashable, Sendable {
  package var range: SourceRange
  /// As it is written.
  package var path: String
  /// Whether it is one of the data files that come with the program.
  package var isExample: Bool
}

extension Analysis {
  /// The data files and scripts that are named in plain texts.
  package func documentLinks() -> [DocumentLink] { [] }
}
