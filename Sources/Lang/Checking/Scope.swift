/// What is known at one place of a script: the columns, and the names that were given.
package struct Scope: Hashable, Sendable {
  package var schema: Schema
  /// Names bound by `let`, loop variables and parameters.
  package var names: Set<String>
  /// The script's own functions, with the number of their parameters.
  package var functions: [String: Int]
  /// The names that stand for results, with what each can be asked for.
  package var results: [String: [FieldSpec]] = [:]
  /// What a name stands for, in a few words.
  package var details: [String: String] = [:]
  /// Words of lines that could not be understood: they may be names by now, so nothing is said of them.
  var tolerated: Set<String> = []

  package init(schema: Schema = .noData, names: Set<String> = [], functions: [String: Int] = [:]) {
    self.schema = schema
    self.names = names
    self.functions = functions
  }

  /// Whether a bare name is known, or may be.
  func knows(_ name: String) -> Bool {
    names.contains(name) || tolerated.contains(name) || schema.column(named: name) != nil
      || !schema.isComplete
  }

  /// Whether no data have been read, so that no column can be known.
  var lacksData: Bool { !schema.hasData && schema.isComplete && schema.columns.isEmpty }

  /// What may be known where either of two ways was taken: whatever one of them knows.
  func union(_ other: Scope) -> Scope {
    guard self != other else { return self }
    var merged = self
    merged.schema = schema.union(other.schema)
    merged.names.formUnion(other.names)
    merged.functions.merge(other.functions) { first, _ in first }
    merged.results = results.filter { name, fields in other.results[name] == fields || !other.names.contains(name) }
    merged.results.merge(other.results.filter { !names.contains($0.key) }) { first, _ in first }
    merged.details.merge(other.details) { first, _ in first }
    merged.tolerated.formUnion(other.tolerated)
    return merged
  }
}

extension Schema {
  /// The columns that one of two states has; a kind or levels in which they differ count as unknown.
  func union(_ other: Schema) -> Schema {
    guard self != other else { return self }
    let others = Dictionary(other.columns.map { ($0.name, $0) }) { first, _ in first }
    var merged = self
    merged.columns = columns.map { column in
      guard let twin = others[column.name], twin != column else { return column }
      return Column(
        column.name, kind: twin.kind == column.kind ? column.kind : nil, label: column.label ?? twin.label,
        levels: twin.levels == column.levels ? column.levels : nil)
    }
    let own = Set(names)
    merged.columns += other.columns.filter { !own.contains($0.name) }
    merged.isComplete = isComplete && other.isComplete
    merged.hasData = hasData || other.hasData
    return merged
  }

  /// Data of which nothing is known.
  static let unknown = Schema(isComplete: false, hasData: true)
}
