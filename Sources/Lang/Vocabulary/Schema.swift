/// The columns of the data at one place of a script, as far as they are known without running it.
package struct Schema: Hashable, Sendable {
  package enum Kind: String, Hashable, Sendable {
    case number, integer, text, logical, factor, date
  }

  package struct Column: Hashable, Sendable {
    package var name: String
    /// `nil` when it cannot be told without running.
    package var kind: Kind?
    package var label: String?
    /// The levels of a factor, or the distinct values of a text column if they were seen.
    package var levels: [String]?
    /// Whether it is a factor whose levels are numbers, with which it is compared as a number.
    package var hasNumericLevels: Bool
    /// The labels by which conditions may name its numbers: `nil` where these have none, empty where they cannot be told
    /// without running.
    package var valueLabels: [String]?
    /// Which level the others are compared with.
    package var reference = Reference.first
    /// Whether it is there only where one of several ways was taken.
    package var isUncertain = false
    /// What the file that it comes from holds in it, in words.
    package var facts: String?

    package init(
      _ name: String, kind: Kind? = nil, label: String? = nil, levels: [String]? = nil,
      hasNumericLevels: Bool = false
    ) {
      self.name = name
      self.kind = kind
      self.label = label
      self.levels = levels
      self.hasNumericLevels = hasNumericLevels
    }

    /// How the level is known with which a formula compares the others.
    package enum Reference: Hashable, Sendable {
      /// Nobody said it, or that it is the first.
      case first
      case level(String)
      /// It cannot be told without running.
      case unknown
    }

    /// The level that the others are compared with in a formula; `nil` when it is no column of categories or it cannot
    /// be told without running.
    package var referenceLevel: String? {
      guard let levels else { return nil }
      switch (kind, reference) {
      case (.factor, .first): return levels.first
      case (.factor, .level(let level)): return levels.contains(level) ? level : nil
      case (.text, _): return levels.min { $0.utf8.lexicographicallyPrecedes($1.utf8) }
      default: return nil
      }
    }

    /// Whether a comparison with it needs a number.
    package var isNumeric: Bool {
      switch kind {
      case .number, .integer: true
      case .factor: hasNumericLevels
      default: false
      }
    }
  }

  package var columns: ColumnList
  /// `false` when columns may exist that are not listed, so that an unknown name is no error.
  package var isComplete: Bool
  /// `false` before the first `use`.
  package var hasData: Bool

  package init(columns: [Column] = [], isComplete: Bool = true, hasData: Bool = false) {
    self.columns = ColumnList(columns)
    self.isComplete = isComplete
    self.hasData = hasData
  }

  package static let noData = Schema()

  package var names: [String] { columns.map(\.name) }

  package func column(named name: String) -> Column? { columns.index(ofName: name).map { columns[$0] } }

  /// Adds the column, or replaces the one of its name.
  package mutating func set(_ column: Column) {
    if let index = columns.index(ofName: column.name) {
      columns[index] = column
    } else {
      columns.append(column)
    }
  }

  package mutating func remove(_ names: Set<String>) {
    columns.removeAll { names.contains($0.name) }
  }

  package mutating func keep(_ names: Set<String>) {
    columns.removeAll { !names.contains($0.name) }
  }
}
