import HashTreeCollections

/// In what two scopes differ, as far as single words are concerned.
///
/// A statement of a script that is being edited need not be checked again where what is known before it has changed, if
/// none of its words is concerned (dependency tracking by names, as incremental compilers do it).
package struct ScopeChange: Sendable {
  /// Whether they differ in more than words.
  package private(set) var isFundamental = false
  /// Values and functions that are known in one of them alone, or not as the same.
  package private(set) var names: Set<String> = []
  package private(set) var columns: Set<String> = []
  /// Whether anything about the data differs: a column, their order, what is told of those that were removed.
  package private(set) var isOfData = false
  /// Words that are tolerated in one of them alone.
  private var tolerated: Set<String> = []

  /// - Parameter candidates: the names that may differ, where that is known.
  package init(from old: Scope, to new: Scope, among candidates: Set<String>? = nil) {
    if old == new { return }
    isFundamental = old.differsInMoreThanWords(from: new)
    let names = candidates ?? Set(old.functions.keys).union(new.functions.keys).union(old.values.keys).union(new.values.keys)
    self.names = names.filter { old.values[$0] != new.values[$0] || old.functions[$0] != new.functions[$0] }
    if old.tolerated != new.tolerated {
      tolerated = Set(old.tolerated.symmetricDifference(new.tolerated))
    }
    if old.data != new.data {
      isOfData = true
      columns = old.schema.namesOfDifferences(from: new.schema)
    }
  }

  package var isEmpty: Bool { !isFundamental && names.isEmpty && tolerated.isEmpty && !isOfData }

  /// All words that it concerns, among which the names are that may differ after a statement it does not concern.
  package var words: Set<String> { names.union(tolerated) }

  /// Whether a check of a text with such words may now find something else.
  package func concerns(words: Set<String>, _ use: ScopeUse, foundAnything: Bool) -> Bool {
    if isEmpty { return false }
    if isFundamental || foundAnything || use.includesScripts { return true }
    if !names.isDisjoint(with: words) || !tolerated.isDisjoint(with: use.forgivenWords) { return true }
    guard isOfData else { return false }
    return use.changesData || use.readsEveryColumn || !columns.isDisjoint(with: words)
  }

  /// What is known after a text that the change does not concern.
  /// - Parameters:
  ///   - old: what was known after it.
  ///   - before: what is known before it now.
  package func applied(to old: Scope, from before: Scope) -> Scope {
    var new = old
    for name in names {
      new.values[name] = before.values[name]
      new.functions[name] = before.functions[name]
    }
    for word in tolerated {
      if before.tolerated.contains(word) { new.tolerated.insert(word) } else { new.tolerated.remove(word) }
    }
    if isOfData { new.data = before.data }
    return new
  }
}

extension Scope {
  /// Whether what every statement rests on, whatever its words are, is not the same.
  fileprivate func differsInMoreThanWords(from other: Scope) -> Bool {
    isToldOfMissingData != other.isToldOfMissingData || data.differsInMoreThanColumns(from: other.data)
  }
}

extension DataScope {
  fileprivate func differsInMoreThanColumns(from other: DataScope) -> Bool {
    name != other.name || isComplete != other.isComplete || schema.isComplete != other.schema.isComplete
      || schema.hasData != other.schema.hasData || schema.columns.isEmpty != other.schema.columns.isEmpty
      || others != other.others
  }
}

extension Schema {
  /// The columns that are in one of two states alone, or not the same in both.
  fileprivate func namesOfDifferences(from other: Schema) -> Set<String> {
    // Where one was renamed, or its levels have changed, all others stand where they stood.
    if names == other.names {
      return Set(zip(columns, other.columns).filter { $0 != $1 }.map(\.0.name))
    }
    let others = Dictionary(other.columns.map { ($0.name, $0) }) { first, _ in first }
    var different = Set(columns.filter { others[$0.name] != $0 }.map(\.name))
    let own = Set(names)
    for column in other.columns where !own.contains(column.name) { different.insert(column.name) }
    return different
  }
}
