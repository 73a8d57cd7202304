import Data

/// What a statement changed in a session.
struct SessionChange: Sendable {
  /// What is other than it was, in columns that came or went too.
  private(set) var parts: Set<SessionPart> = []
  /// Columns that there were not before.
  private(set) var created: Set<String> = []
  /// Columns that there are no longer.
  private(set) var removed: Set<String> = []

  /// - Parameter replacesData: whether the data are new, whatever they have in common with those before.
  init(from before: Session, to after: Session, replacesData: Bool) {
    if before.frameVersion != after.frameVersion {
      compare(before.frame ?? Frame(), after.frame ?? Frame(), areNew: replacesData)
    }
    compareNames(before, after)
    if before.resultVersion != after.resultVersion { parts.insert(.lastResult) }
    if before.modelVersion != after.modelVersion { parts.insert(.lastModel) }
    for name in after.settings.differences(from: before.settings) { parts.insert(.setting(name)) }
  }

  /// A filter of rows goes through all columns alike; only what it does to the rows counts.
  private mutating func compare(_ old: Frame, _ new: Frame, areNew: Bool) {
    created = Set(new.columnNames).subtracting(areNew ? [] : old.columnNames)
    removed = Set(old.columnNames).subtracting(new.columnNames)
    for name in created.union(removed) { parts.insert(.column(name)) }
    guard old.rowCount == new.rowCount, !old.columns.isEmpty, !areNew else {
      parts.insert(.rows)
      return
    }
    for column in new.columns {
      if let twin = old[column.name], twin != column { parts.insert(.column(column.name)) }
    }
    // One that was dropped and made anew in the same statement stands in another place.
    let places = zip(
      old.columnNames.filter { !removed.contains($0) }, new.columnNames.filter { !created.contains($0) })
    for (before, after) in places where before != after { parts.insert(.column(after)) }
  }

  private mutating func compareNames(_ before: Session, _ after: Session) {
    for (name, version) in after.bindings where before.bindings[name] != version {
      parts.insert(.value(name))
    }
    for (name, function) in after.functions where before.functions[name] != function {
      parts.insert(.function(name))
    }
  }
}
