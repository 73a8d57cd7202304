/// What a part of a script does to what is known, so that it need not be checked again to tell it.
package struct ScopeEffect: Sendable {
  /// What its names stand for afterwards, where that is something new.
  private var values: [String: NamedValue?] = [:]
  /// The columns that it changes or adds, in their order.
  private var columns: [Schema.Column] = []
  /// The data afterwards, where it does more to them.
  private var data: DataScope?

  /// - Parameter words: the names in its text.
  /// - Returns: `nil` where it does more than an effect can tell.
  package init?(from old: Scope, to new: Scope, words: Set<String>, _ use: ScopeUse) {
    if use.includesScripts || old.functions != new.functions || old.tolerated != new.tolerated
      || old.isToldOfMissingData != new.isToldOfMissingData
    {
      return nil
    }
    if old.values != new.values {
      for word in words where old.values[word] != new.values[word] { values[word] = .some(new.values[word]) }
    }
    if old.data == new.data { return }
    if use.reach == .namedColumns, let columns = new.data.columnsSet(since: old.data) {
      self.columns = columns
    } else {
      data = new.data
    }
  }

  package var isEmpty: Bool { values.isEmpty && columns.isEmpty && data == nil }

  package func apply(to scope: inout Scope) {
    for (name, value) in values { scope.values[name] = value }
    if let data { scope.data = data }
    for column in columns { scope.data.set(column) }
  }

  /// Whether a column is there afterwards by it.
  package func gives(column name: String) -> Bool {
    columns.contains { $0.name == name } || data?.schema.column(named: name) != nil
  }

  /// Whether it makes or changes one of these columns.
  func sets(anyOf names: Set<String>) -> Bool { columns.contains { names.contains($0.name) } }
}

extension DataScope {
  /// The columns that are new or not the same, where nothing else is.
  fileprivate func columnsSet(since old: DataScope) -> [Schema.Column]? {
    let (own, others) = (schema.columns, old.schema.columns)
    guard own.count >= others.count else { return nil }
    var columns: [Schema.Column] = []
    for index in own.commonCount(with: others)..<others.count where own[index] != others[index] {
      if own[index].name != others[index].name { return nil }
      columns.append(own[index])
    }
    columns += own[others.count...]
    var repeated = old
    for column in columns { repeated.set(column) }
    return repeated == self ? columns : nil
  }
}
