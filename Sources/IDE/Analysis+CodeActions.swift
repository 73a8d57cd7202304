import Lang

/// A change of the document that somebody may want.
package struct CodeAction: Hashable, Sendable {
  package enum Kind: String, Hashable, Sendable { case quickFix, refactor }

  package var title: String
  package var kind: Kind
  package var edits: [TextEdit]
  /// What it repairs.
  package var fixes: Diagnostic?
  package var isPreferred: Bool
}

extension Analysis {
  /// Repairs and improvements of what stands in a range.
  package func codeActions(in range: SourceRange) -> [CodeAction] { [] }
}
