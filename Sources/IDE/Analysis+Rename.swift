import Lang

/// Why a name cannot be changed.
package enum RenameProblem: Error, Hashable, Sendable {
  /// Nothing is named here, or the name comes from elsewhere.
  case notRenamable
  /// No name can be written so.
  case invalidName(String)
  /// Something else is called so.
  case taken(String)
}

extension Analysis {
  /// The name at an offset that may be changed; `nil` for commands, options and columns of files.
  package func renameTarget(at offset: Int) -> (range: SourceRange, name: String)? { nil }

  /// The edits that give what is named at an offset another name, in order.
  package func rename(at offset: Int, to name: String) throws(RenameProblem) -> [TextEdit] {
    throw .notRenamable
  }
}
