/// The data that are in memory at one place of a script, as far as they are known without running it.
package struct DataScope: Hashable, Sendable {
  /// The current data, which commands work on.
  package var schema: Schema
  /// The name of the current data.
  package private(set) var name: String
  /// The data that were put aside, by their names.
  package private(set) var others: [String: Schema]
  /// The columns that are no more, with the statement that took each away.
  package private(set) var removed: [String: String] = [:]
  /// `false` when there may be data of other names.
  package var isComplete = true

  /// What the data are called that were read without a name.
  package static let mainName = "main"

  package init(schema: Schema = .noData, name: String = mainName, others: [String: Schema] = [:]) {
    self.schema = schema
    self.name = name
    self.others = others
  }

  /// The names of all data in memory.
  package var names: [String] { ((schema.hasData ? [name] : []) + others.keys).sorted() }

  package func schema(named wanted: String) -> Schema? {
    wanted == name ? (schema.hasData ? schema : nil) : others[wanted]
  }

  /// Puts the current data aside under their name and takes others, or none yet, in their place.
  package mutating func switchData(to wanted: String) {
    guard wanted != name else { return }
    if schema.hasData { others[name] = schema }
    schema = others.removeValue(forKey: wanted) ?? (isComplete ? .noData : .unknown)
    name = wanted
  }

  /// Goes on with a copy of the current data and leaves them as they are.
  package mutating func copyData(to copy: String) {
    guard schema.hasData else { return }
    others[name] = schema
    others[copy] = nil
    name = copy
  }

  /// Columns that are there again.
  mutating func forgetRemoved(_ columns: [Schema.Column]) {
    if removed.isEmpty { return }
    for column in columns { removed[column.name] = nil }
  }

  /// Keeps which columns a statement has taken away.
  mutating func noteRemoved(since before: Schema, by statement: @autoclosure () -> String) {
    let same = before.columns.commonCount(with: schema.columns)
    let (old, new) = (before.columns[same...], schema.columns[same...])
    if old.isEmpty && removed.isEmpty || old.elementsEqual(new, by: { $0.name == $1.name }) { return }
    let left = Set(new.map(\.name))
    for column in old where !left.contains(column.name) { removed[column.name] = statement() }
    for name in left { removed[name] = nil }
  }

  /// The data are others: nothing was taken from them.
  mutating func forgetRemoved() { removed = [:] }

  package mutating func dropData(named dropped: String) { others[dropped] = nil }

  /// What is known where one of two ways was taken. Where they end with data of different names, nothing is.
  package func union(_ other: DataScope) -> DataScope {
    var merged = self
    merged.isComplete = isComplete && other.isComplete && name == other.name
    merged.schema = name == other.name ? schema.union(other.schema) : .unknown
    // A column that is there on one of the ways is not gone.
    if !removed.isEmpty { merged.removed = removed.filter { merged.schema.column(named: $0.key) == nil } }
    for (name, schema) in other.others { merged.others[name] = merged.others[name]?.union(schema) ?? schema }
    return merged
  }
}
