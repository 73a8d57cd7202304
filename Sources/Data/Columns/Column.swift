/// A named column of values of one kind.
///
/// Values are packed (small integers, decimals as codes, texts and levels as codes); which rows are missing is told
/// by a bitmap, never by a special value. Copies share their storage until one of them is changed.
package struct Column: Hashable, Sendable {
  package var name: String

  /// Labels and scale.
  package var description: ColumnDescription

  package let values: ColumnValues

  /// The rows without a value; nil when every row has one.
  package let missing: Bitmap?

  /// Which kind of missing value each of those rows has; nil where all are plain.
  package let missingCodes: MissingCodes?

  /// A column over values already packed. `missing` and the codes must be as long as they are.
  package init(
    name: String, values: ColumnValues, missing: Bitmap? = nil, missingCodes: MissingCodes? = nil,
    description: ColumnDescription = ColumnDescription()
  ) {
    self.name = name
    self.description = description
    self.values = values
    self.missing = missing?.nilIfEmpty
    self.missingCodes = self.missing == nil ? nil : missingCodes
  }

  /// A longer text for tables, in the language that has no tag.
  package var label: String? {
    get { description.label.plain }
    set { description.label.plain = newValue }
  }

  /// The label for readers of a language.
  package func label(in language: String?) -> String? { description.label.text(in: language) }

  /// Texts that single values stand for: 1 "strongly disagree".
  package var valueLabels: [ValueLabel] {
    get { description.valueLabels }
    set { description.valueLabels = newValue }
  }

  /// Number of rows, with and without a value.
  package var count: Int { values.count }

  package var kind: ColumnKind { values.kind }

  package var missingCount: Int { missing?.countOfOnes ?? 0 }

  package func isMissing(_ row: Int) -> Bool { missing?[row] ?? false }

  /// Whether `readNumbers` gives a number for each row that has a value.
  package var isNumeric: Bool {
    switch values {
    case .number, .integer, .logical, .date: true
    case .factor(let storage): storage.levels.allSatisfy { $0.number != nil }
    case .text: false
    }
  }

  /// The value of one row; a factor gives its level's name. For printing and for single rows, not for loops.
  package func value(at row: Int) -> Scalar {
    guard row >= 0, row < count, !isMissing(row) else { return .missing }
    switch values {
    case .number(let storage): return .number(storage[row])
    case .integer(let values): return .integer(values[row])
    case .text(let storage): return .text(storage[row])
    case .logical(let flags): return .logical(flags[row])
    case .date(let days): return .date(days[row])
    case .factor(let storage):
      let code = storage.codes[row]
      return code < storage.levels.count ? .text(storage.levels[code].name) : .missing
    }
  }

  /// The rows in `keep`, moved together.
  package func filtered(by keep: Bitmap, _ interruption: Interruption? = nil) throws(Interrupted) -> Column {
    Column(
      name: name, values: try values.gathered(by: keep, interruption),
      missing: try missing?.gathered(by: keep, interruption),
      missingCodes: try missingCodes?.gathered(by: keep, interruption), description: description)
  }

  /// The first `length` rows.
  package func prefix(_ length: Int) -> Column {
    let length = min(max(0, length), count)
    return Column(
      name: name, values: values.prefix(length), missing: missing?.prefix(length),
      missingCodes: missingCodes?.prefix(length), description: description)
  }
}
