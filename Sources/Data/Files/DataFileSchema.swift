/// What a look at the beginning of a file tells of its columns.
package struct DataFileSchema: Hashable, Sendable {
  package struct Column: Hashable, Sendable {
    package var name: String
    /// nil where rows that were not looked at may change it.
    package var kind: ColumnKind?
    package var label: String?
    /// The different texts or names of levels, where they are certain and few.
    package var levels: [String]?
    /// The labels of its values, in every language.
    package var valueLabels: [String] = []
    /// What the rows that were looked at hold.
    package var facts: ColumnFacts
  }

  package var columns: [Column]
  package var isComplete: Bool

  init(_ schema: CSVSchema) {
    isComplete = schema.isComplete
    columns = schema.columns.map { column in
      Column(
        name: column.name, kind: schema.isComplete || column.kind == .text ? column.kind : nil, label: nil,
        levels: schema.isComplete ? column.distinctTexts : nil, facts: column.facts)
    }
  }

  init(_ contents: DataFileContents) {
    isComplete = contents.isComplete
    columns = contents.frame.columns.map { column in
      var levels: [String]?
      if contents.isComplete, case .text(let storage) = column.values,
        storage.dictionary.count <= Self.mostLevels
      {
        levels = storage.dictionary
      }
      return Column(
        name: column.name, kind: contents.isComplete || column.kind == .text ? column.kind : nil,
        label: column.label, levels: levels, valueLabels: column.valueLabels.flatMap(\.text.all),
        facts: ColumnFacts(column))
    }
  }

  private static let mostLevels = 50
}
