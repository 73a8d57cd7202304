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
    var removals: Set<Int> = []
    while true {
      let kept = needed(withoutColumns: absent, always: removals)
      let surplus = columns(after: kept.map { entries[$0] }).subtracting(session.frame?.columnNames ?? [])
      let missed = missedRemovals(among: kept)
      if surplus.isSubset(of: absent), missed.isSubset(of: removals) { return kept.map { entries[$0] } }
      absent.formUnion(surplus)
      removals.formUnion(missed)
    }
  }

  /// Every statement that changed something and was not undone.
  var effective: [JournalEntry] { entries.filter { !$0.change.parts.isEmpty } }

  /// The places of the statements that are needed, in order.
  /// - Parameters:
  ///   - absent: columns that must be gone at the end, since a statement that is kept makes them.
  ///   - removals: the places of statements that are kept whatever depends on them.
  private func needed(withoutColumns absent: Set<String>, always removals: Set<Int>) -> [Int] {
    var live = partsNow.union(absent.map(SessionPart.column))
    var isEverythingLive = false
    var kept: [Int] = []
    for (place, entry) in entries.enumerated().reversed() {
      let isNeeded =
        isEverythingLive ? !entry.change.parts.isEmpty : !entry.change.parts.isDisjoint(with: live)
      guard isNeeded || removals.contains(place) else { continue }
      kept.append(place)
      live.subtract(entry.overwrites)
      live.formUnion(entry.reads)
      if entry.replacesData { live = live.filter { !$0.isOfData } }
      if entry.readsEverything { isEverythingLive = true }
    }
    return kept.reversed()
  }

  /// The places of statements that are not kept and took away a column which a later one, that is kept, makes anew, while
  /// an earlier one that is kept has made it already.
  private func missedRemovals(among kept: [Int]) -> Set<Int> {
    var missed: Set<Int> = []
    var columns: Set<String> = []
    for place in kept {
      let change = entries[place].change
      if entries[place].replacesData { columns = [] }
      for name in change.created.intersection(columns) {
        let removal = entries[..<place].lastIndex { $0.change.removed.contains(name) }
        if let removal { missed.insert(removal) }
      }
      columns.formUnion(change.created)
      columns.subtract(change.removed)
    }
    return missed
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
