/// What a part of a script does to what is known, so that it need not be checked again to tell it.
package struct ScopeEffect: Sendable {
  /// What its names stand for afterwards, where that is something new.
  private var values: [String: NamedValue?] = [:]
  /// The columns to which it gives another meaning, and those that it adds behind the others.
  private var columns: (changed: [Schema.Column], added: [Schema.Column]) = ([], [])
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

  package var isEmpty: Bool {
    values.isEmpty && columns.changed.isEmpty && columns.added.isEmpty && data == nil
  }

  /// Whether the data afterwards are told as a whole, which rests on all that was known of them before.
  var replacesData: Bool { data != nil }

  package func apply(to scope: inout Scope) {
    for (name, value) in values { scope.values[name] = value }
    if let data { scope.data = data }
    scope.data.apply(columns)
  }

  /// Whether a column is there afterwards by it.
  package func gives(column name: String) -> Bool {
    sets { $0 == name } || data?.schema.column(named: name) != nil
  }

  /// Whether it makes or changes one of these columns.
  func sets(anyOf names: Set<String>) -> Bool { sets(names.contains) }

  private func sets(_ isMeant: (String) -> Bool) -> Bool {
    columns.changed.contains { isMeant($0.name) } || columns.added.contains { isMeant($0.name) }
  }
}

extension DataScope {
  /// The columns that are new or not the same, where nothing else is.
  fileprivate func columnsSet(
    since old: DataScope
  ) -> (changed: [Schema.Column], added: [Schema.Column])? {
    let (own, others) = (schema.columns, old.schema.columns)
    guard own.count >= others.count else { return nil }
    var changed: [Schema.Column] = []
    for index in own.commonCount(with: others)..<others.count where own[index] != others[index] {
      if own[index].name != others[index].name { return nil }
      changed.append(own[index])
    }
    let columns = (changed, Array(own[others.count...]))
    var repeated = old
    repeated.apply(columns)
    return repeated == self ? columns : nil
  }

  /// Those that are added are known not to be there.
  fileprivate mutating func apply(_ columns: (changed: [Schema.Column], added: [Schema.Column])) {
    for column in columns.changed { schema.set(column) }
    for column in columns.added { schema.columns.append(column) }
    forgetRemoved(columns.changed + columns.added)
  }
}
