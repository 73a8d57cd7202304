import Report

/// What `set` changes.
package struct Settings: Hashable, Sendable {
  package var presentation = PresentationOptions()
  package var seed: UInt64 = 2019
  /// Whether results longer than the terminal go through a pager, where there is a terminal.
  package var usesPager = false

  package init() {}

  /// The names of the settings that are other than in `older` and that results are told or computed by.
  func differences(from older: Settings) -> Set<String> {
    let (mine, theirs) = (presentation, older.presentation)
    var names: Set<String> = []
    if mine.digits != theirs.digits { names.insert("digits") }
    if mine.level != theirs.level { names.insert("level") }
    if mine.stars != theirs.stars { names.insert("stars") }
    if mine.style != theirs.style || mine.language != theirs.language { names.insert("language") }
    if seed != older.seed { names.insert("seed") }
    return names
  }
}
