import Lang

/// A word or sign with what it is.
package struct SemanticToken: Hashable, Sendable {
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    case keyword, command, option, clause, function, column, variable, parameter, number, text
    case `operator`, comment, level, file
  }

  /// On one line.
  package var range: SourceRange
  package var kind: Kind
  package var isDeclaration: Bool
}

extension Analysis {
  /// The words and signs of the document, in order and without overlap.
  package func semanticTokens() -> [SemanticToken] { [] }
}
