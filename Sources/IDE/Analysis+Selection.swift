import Lang

extension Analysis {
  /// What may be selected around an offset, innermost first, each within the next.
  package func selectionRanges(at offset: Int) -> [SourceRange] { [] }
}
