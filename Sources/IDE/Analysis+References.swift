import Lang

/// A place where the name at the cursor stands.
package struct Highlight: Hashable, Sendable {
  package var range: SourceRange
  /// Whether the name gets a value there.
  package var isWrite: Bool
}

extension Analysis {
  /// Every place of the document where what is named at an offset is named, in order.
  package func references(at offset: Int, includingDeclaration: Bool) -> [SourceRange] { [] }

  /// The same places, with whether they give a value.
  package func highlights(at offset: Int) -> [Highlight] { [] }
}
