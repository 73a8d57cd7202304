import Lang

/// A place in this document or in a script that it includes.
package struct Location: Hashable, Sendable {
  /// `nil` for this document, else the path of the script as `ScriptFiles` resolves it.
  package var file: String?
  package var range: SourceRange

  package init(file: String? = nil, range: SourceRange) {
    self.file = file
    self.range = range
  }
}
