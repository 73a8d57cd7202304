import Lang

/// Lines that may be folded to one.
package struct FoldingRange: Hashable, Sendable {
  package var range: SourceRange
  package var isComment: Bool
}

extension Analysis {
  /// Blocks, statements over several lines and runs of comments, in order.
  package func foldingRanges() -> [FoldingRange] { [] }
}
