import HashTreeCollections

/// In what two scopes differ, as far as single words are concerned.
///
/// A statement of a script that is being edited need not be checked again where what is known before it has changed, if
/// none of its words is concerned (dependency tracking by names, as incremental compilers do it).
package struct ScopeChange: Sendable {
  /// Whether they differ in more than words.
  private var isFundamental = false
  /// Values and functions that are known in one of them alone, or not as the same.
  private var names: Set<String> = []
  private var columns: Set<String> = []
  /// Whether anything about the data differs: a column, their order, what is told of those that were removed.
  private var isOfData = false
  /// Words that are tolerated in one of them alone.
  private var tolerated: Set<String> = []

  package init(from old: Scope, to new: Scope) {
    var names: Set<String> = []
    if old.values != new.values { names = Set(old.values.keys).union(new.values.keys) }
    if old.functions != new.functions { names.formUnion(Set(old.functions.keys).union(new.functions.keys)) }
    self.init(from: old, to: new, among: names)
  }

  /// - Parameter candidates: the names that may differ.
  private init(from old: Scope, to new: Scope, among candidates: Set<String>) {
    isFundamental = old.differsInMoreThanWords(from: new)
    names = candidates.filter { old.values[$0] != new.values[$0] || old.functions[$0] != new.functions[$0] }
    if old.tolerated != new.tolerated {
      tolerated = Set(old.tolerated.symmetricDifference(new.tolerated))
    }
    if old.data != new.data {
      isOfData = true
      columns = old.schema.namesOfDifferences(from: new.schema)
    }
  }

  /// What is left of it after a text that it concerns.
  /// - Parameters:
  ///   - old: what was known after the text.
  ///   - new: what is known after it now.
  ///   - words: the names in the text.
  package func after(_ old: Scope, _ new: Scope, words: Set<String>, _ use: ScopeUse) -> ScopeChange {
    if use.includesScripts { return ScopeChange(from: old, to: new) }
    return ScopeChange(from: old, to: new, among: names.union(words))
  }

  package var isEmpty: Bool { !isFundamental && names.isEmpty && tolerated.isEmpty && !isOfData }

  /// Whether a check of a text with such words may now find something else, or its effect be another.
  package func concerns(
    words: Set<String>, _ use: ScopeUse, _ effect: ScopeEffect?, foundAnything: Bool
  ) -> Bool {
    guard let effect, !isFundamental, !foundAnything else { return true }
    if !names.isDisjoint(with: words) || !tolerated.isDisjoint(with: use.forgivenWords) { return true }
    guard isOfData else { return false }
    return use.reach == .wholeData || effect.replacesData || use.readsEveryColumn
      || !columns.isDisjoint(with: words) || effect.sets(anyOf: columns)
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
  /// Columns that are not the same in two states or may not be; where they stand among the others is not told.
  fileprivate func namesOfDifferences(from other: Schema) -> Set<String> {
    let same = columns.commonCount(with: other.columns)
    let (own, others) = (columns[same...], other.columns[same...])
    // Where one was renamed, or its levels have changed, all others stand where they stood.
    if own.count == others.count {
      return zip(own, others).reduce(into: []) { names, pair in
        if pair.0 != pair.1 { names.formUnion([pair.0.name, pair.1.name]) }
      }
    }
    let byName = Dictionary(others.map { ($0.name, $0) }) { first, _ in first }
    var different = Set(own.filter { byName[$0.name] != $0 }.map(\.name))
    let ownNames = Set(own.map(\.name))
    for column in others where !ownNames.contains(column.name) { different.insert(column.name) }
    return different
  }
}
