import HashTreeCollections

/// What is known at one place of a script: the columns, and the names that were given.
///
/// A script has as many scopes as it has statements, and each is nearly the one before: what may grow with the script is
/// kept in trees that share what they have in common.
package struct Scope: Hashable, Sendable {
  /// The data in memory.
  package var data: DataScope
  /// The columns of the current data.
  package var schema: Schema {
    get { data.schema }
    set { data.schema = newValue }
  }
  /// What `let`, loop variables and parameters name.
  var values: TreeDictionary<String, NamedValue> = [:]
  /// The script's own functions, with the number of their parameters.
  package var functions: [String: Int]
  /// Words of lines that could not be understood: they may be names by now, so nothing is said of them.
  var tolerated: TreeSet<String> = []

  /// Whether it was reported that there are no data, which is once enough.
  var isToldOfMissingData = false

  package init(schema: Schema = .noData, names: Set<String> = [], functions: [String: Int] = [:]) {
    data = DataScope(schema: schema)
    self.functions = functions
    for name in names { bind(name) }
  }

  /// The names of values, in alphabetical order.
  package var names: [String] { values.keys.sorted() }

  /// What is known of the value of that name, if there is one.
  package func value(named name: String) -> NamedValue? { values[name] }

  /// From here on there may be columns and data that are not known.
  mutating func openData() {
    data.schema.isComplete = false
    data.isComplete = false
  }

  /// Gives a name, which forgets what it meant before.
  package mutating func bind(
    _ name: String, detail: String? = nil, result: [FieldSpec]? = nil, elements: [[String]]? = nil
  ) {
    values[name] = NamedValue(detail: detail, result: result, elements: elements)
  }

  /// Gives a name what another one means in a scope.
  mutating func bind(_ name: String, to other: String, in scope: Scope) {
    values[name] = scope.values[other] ?? NamedValue()
  }

  mutating func unbind(_ name: String) { values[name] = nil }

  /// Whether a bare name is known, or may be where not all columns are.
  func knows(_ name: String) -> Bool {
    values[name] != nil || !schema.isComplete || schema.column(named: name) != nil
  }

  /// Whether no data have been read, so that no column can be known.
  var lacksData: Bool { !schema.hasData && schema.isComplete && schema.columns.isEmpty }

  /// What may be known where either of two ways was taken: whatever one of them knows, and of a name that both
  /// know only that in which they agree.
  func union(_ other: Scope) -> Scope {
    guard self != other else { return self }
    var merged = self
    merged.data = data.union(other.data)
    if values != other.values {
      merged.values.merge(other.values) { $0.agreement(with: $1) }
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
    merged.columns = ColumnList(
      columns.map { column in
        guard let twin = others[column.name] else { return column.uncertain }
        guard twin != column else { return column }
        var both = Column(
          column.name, kind: twin.kind == column.kind ? column.kind : nil, label: column.label ?? twin.label,
          levels: twin.levels == column.levels ? column.levels : nil,
          hasNumericLevels: twin.hasNumericLevels && column.hasNumericLevels)
        both.reference = twin.reference == column.reference ? column.reference : .unknown
        both.valueLabels = twin.valueLabels == column.valueLabels ? column.valueLabels : []
        both.isUncertain = twin.isUncertain || column.isUncertain
        return both
      })
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
