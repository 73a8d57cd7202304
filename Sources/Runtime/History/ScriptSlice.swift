/// The statements of a journal on which a session's data and results depend, found backwards from what there is now.
struct ScriptSlice {
  private let entries: [JournalEntry]
  private let session: Session

  init(_ session: Session) {
    self.session = session
    entries = session.journal.entries.filter(\.isEffective)
  }

  /// The statements without the tries that nothing depends on any more.
  var needed: [JournalEntry] {
    var absent: Set<String> = []
    while true {
      let kept = needed(withoutColumns: absent)
      let surplus = columns(after: kept).subtracting(session.frame?.columnNames ?? [])
      if surplus.isSubset(of: absent) { return kept }
      absent.formUnion(surplus)
    }
  }

  /// Every statement that changed something and was not undone.
  var effective: [JournalEntry] { entries.filter { !$0.change.parts.isEmpty } }

  /// - Parameter absent: columns that must be gone at the end, since a statement that is kept makes them.
  private func needed(withoutColumns absent: Set<String>) -> [JournalEntry] {
    var live = partsNow.union(absent.map(SessionPart.column))
    var isEverythingLive = false
    var kept: [JournalEntry] = []
    for entry in entries.reversed() {
      let isNeeded =
        isEverythingLive ? !entry.change.parts.isEmpty : !entry.change.parts.isDisjoint(with: live)
      guard isNeeded else { continue }
      kept.append(entry)
      live.subtract(entry.overwrites)
      live.formUnion(entry.reads)
      if entry.replacesData { live = live.filter { !$0.isOfData } }
      if entry.readsEverything { isEverythingLive = true }
    }
    return kept.reversed()
  }

  private var partsNow: Set<SessionPart> {
    var parts: Set<SessionPart> = [.lastModel, .lastResult]
    if let frame = session.frame {
      parts.insert(.rows)
      for name in frame.columnNames { parts.insert(.column(name)) }
    }
    for name in session.values.keys { parts.insert(.value(name)) }
    for name in session.settings.differences(from: Settings()) { parts.insert(.setting(name)) }
    return parts
  }

  /// The columns that the data would have after these statements.
  private func columns(after entries: [JournalEntry]) -> Set<String> {
    entries.reduce(into: []) { columns, entry in
      if entry.replacesData { columns = [] }
      columns.formUnion(entry.change.created)
      columns.subtract(entry.change.removed)
    }
  }
}

extension SessionPart {
  fileprivate var isOfData: Bool {
    switch self {
    case .rows, .column: true
    default: false
    }
  }
}
