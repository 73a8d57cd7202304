import Lang

/// A place where the name at the cursor stands.
package struct Highlight: Hashable, Sendable {
  package var range: SourceRange
  /// Whether the name gets a value there.
  package var isWrite: Bool
}

extension Analysis {
  /// Every place of the document where what is named at an offset is named, in order.
  package func references(at offset: Int, includingDeclaration: Bool) -> [SourceRange] {
    occurrences(at: offset).filter { includingDeclaration || $0.role != .declaration }.map(\.range)
  }

  /// The same places, with whether they give a value.
  package func highlights(at offset: Int) -> [Highlight] {
    occurrences(at: offset).map { Highlight(range: $0.range, isWrite: $0.role != .read) }
  }

  private func occurrences(at offset: Int) -> [NameTable.Occurrence] {
    let table = nameTable()
    return table.occurrence(at: offset).map { table.occurrences(of: $0.entity) } ?? []
  }
}
