/// What is known at one place of a script: the columns, and the names that were given.
package struct Scope: Hashable, Sendable {
  /// The data in memory.
  package var data: DataScope
  /// The columns of the current data.
  package var schema: Schema {
    get { data.schema }
    set { data.schema = newValue }
  }
  /// Names bound by `let`, loop variables and parameters.
  package var names: Set<String>
  /// The names that stand for results, with what each can be asked for.
  package var results: [String: [FieldSpec]] = [:]
  /// What a name stands for, in a few words.
  package var details: [String: String] = [:]
  /// The names by which a value's own elements can be taken: a list for each of its indices.
  package var elements: [String: [[String]]] = [:]
  /// The script's own functions, with the number of their parameters.
  package var functions: [String: Int]
  /// Words of lines that could not be understood: they may be names by now, so nothing is said of them.
  var tolerated: Set<String> = []

  /// Whether it was reported that there are no data, which is once enough.
  var isToldOfMissingData = false

  package init(schema: Schema = .noData, names: Set<String> = [], functions: [String: Int] = [:]) {
    data = DataScope(schema: schema)
    self.names = names
    self.functions = functions
  }

  /// From here on there may be columns and data that are not known.
  mutating func openData() {
    data.schema.isComplete = false
    data.isComplete = false
  }

  /// Gives a name, which forgets what it meant before.
  package mutating func bind(
    _ name: String, detail: String? = nil, result: [FieldSpec]? = nil, elements: [[String]]? = nil
  ) {
    names.insert(name)
    details[name] = detail
    results[name] = result
    self.elements[name] = elements
  }

  /// Gives a name what another one means in a scope.
  mutating func bind(_ name: String, to other: String, in scope: Scope) {
    bind(
      name, detail: scope.details[other], result: scope.results[other], elements: scope.elements[other])
  }

  mutating func unbind(_ name: String) {
    bind(name)
    names.remove(name)
  }

  /// Whether a bare name is known, or may be.
  func knows(_ name: String) -> Bool {
    names.contains(name) || tolerated.contains(name) || schema.column(named: name) != nil
      || !schema.isComplete
  }

  /// Whether no data have been read, so that no column can be known.
  var lacksData: Bool { !schema.hasData && schema.isComplete && schema.columns.isEmpty }

  /// What may be known where either of two ways was taken: whatever one of them knows, and of a name that both
  /// know only that in which they agree.
  func union(_ other: Scope) -> Scope {
    guard self != other else { return self }
    var merged = self
    merged.data = data.union(other.data)
    for name in other.names.subtracting(names) { merged.bind(name, to: name, in: other) }
    for name in names where other.names.contains(name) {
      if results[name] != other.results[name] { merged.results[name] = nil }
      if details[name] != other.details[name] { merged.details[name] = nil }
      if elements[name] != other.elements[name] { merged.elements[name] = nil }
    }
    merged.functions.merge(other.functions) { first, _ in first }
    merged.tolerated.formUnion(other.tolerated)
    merged.isToldOfMissingData = isToldOfMissingData || other.isToldOfMissingData
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
      guard let twin = others[column.name] else { return column.uncertain }
      guard twin != column else { return column }
      var both = Column(
        column.name, kind: twin.kind == column.kind ? column.kind : nil, label: column.label ?? twin.label,
        levels: twin.levels == column.levels ? column.levels : nil,
        hasNumericLevels: twin.hasNumericLevels && column.hasNumericLevels)
      both.reference = twin.reference == column.reference ? column.reference : .unknown
      both.isUncertain = twin.isUncertain || column.isUncertain
      return both
    }
    let own = Set(names)
    merged.columns += other.columns.filter { !own.contains($0.name) }.map(\.uncertain)
    merged.isComplete = isComplete && other.isComplete
    merged.hasData = hasData || other.hasData
    return merged
  }

  /// Data of which nothing is known.
  package static let unknown = Schema(isComplete: false, hasData: true)
}

extension Schema.Column {
  fileprivate var uncertain: Schema.Column {
    var column = self
    column.isUncertain = true
    return column
  }
}
