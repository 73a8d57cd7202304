import Lang

/// Something that is not written but holds, shown at a place.
package struct InlayHint: Hashable, Sendable {
  package var offset: Int
  package var label: String
  package var tooltip: String
  package var isParameter: Bool
}

extension Analysis {
  /// The reference levels of categorical terms in a range.
  package func inlayHints(in range: SourceRange) -> [InlayHint] { [] }
}
