/// A place among the entries of the history, which Up and Down move: only entries that begin with what was written before
/// the cursor when the first of them was pressed.
struct HistoryCursor {
  private var entries: [String] = []
  /// The entry that was recalled last; the number of entries while none is.
  private var position = 0
  private var recalled: String?
  private var prefix = ""
  /// What was written before the first entry was recalled.
  private var draft = ""

  mutating func append(_ entry: String) {
    if entry != entries.last { entries.append(entry) }
    leave()
  }

  /// Forgets what was recalled: a new line begins.
  mutating func leave() {
    position = entries.count
    recalled = nil
  }

  /// The entry before the one shown; `nil` when there is none.
  mutating func earlier(line: String, head: String) -> String? {
    begin(line: line, head: head)
    let earlier = entries[..<position].lastIndex { $0.hasPrefix(prefix) && $0 != (recalled ?? line) }
    guard let earlier else { return nil }
    position = earlier
    recalled = entries[earlier]
    return recalled
  }

  /// The entry after the one shown, or what was being written after the last; `nil` when nothing was recalled.
  mutating func later(line: String, head: String) -> String? {
    begin(line: line, head: head)
    guard position < entries.count else { return nil }
    let later = entries[(position + 1)...].firstIndex { $0.hasPrefix(prefix) && $0 != recalled }
    position = later ?? entries.count
    recalled = later.map { entries[$0] }
    return recalled ?? draft
  }

  /// A line that was changed since it was recalled begins a search of its own.
  private mutating func begin(line: String, head: String) {
    guard recalled == nil || recalled != line else { return }
    leave()
    prefix = head
    draft = line
  }
}
