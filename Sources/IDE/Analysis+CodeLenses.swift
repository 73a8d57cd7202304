import Lang

/// Something that can be done with a statement, shown above it.
package struct CodeLens: Hashable, Sendable {
  package enum Action: String, Hashable, Sendable {
    /// The statement alone, and the script from it on.
    case run, runFrom
  }

  package var range: SourceRange
  package var title: String
  package var action: Action
}

extension Analysis {
  /// On each statement that shows a result.
  package func codeLenses() -> [CodeLens] { [] }
}
