/// What a look at the beginning of a file tells of its columns.
package struct CSVSchema: Hashable, Sendable {
  package struct Column: Hashable, Sendable {
    package var name: String
    package var kind: ColumnKind
    /// The different texts, or names of levels, when there are at most 50; in the order of their first appearance.
    package var distinctTexts: [String]?
    package var hasMissing: Bool
    package var facts: ColumnFacts
  }

  package var columns: [Column]
  /// Rows that were looked at.
  package var rowCount: Int
  /// Whether the whole file was looked at, so that kinds are certain.
  package var isComplete: Bool
}

extension CSVReader {
  /// Reads the header and the rows that begin in the first `maximumBytes` after it.
  package func readSchema(maximumBytes: Int = 256 << 10) throws(FileError) -> CSVSchema {
    let source = try openSource()
    let header = try CSVHeader(source, file: file, options: options, interruption)
    var pass = CSVPass(
      reader: self, source: source, header: header, blockLength: maximumBytes, blockLimit: 1)
    let frame = try pass.result().frame
    return CSVSchema(
      columns: frame.columns.map(Self.schema), rowCount: frame.rowCount,
      isComplete: source.count - header.end <= maximumBytes)
  }

  private static func schema(of column: Column) -> CSVSchema.Column {
    let names: [String]? =
      switch column.values {
      case .text(let storage): storage.dictionary.count <= mostDistinctTexts ? storage.dictionary : nil
      case .factor(let storage):
        storage.levels.count <= mostDistinctTexts ? storage.levels.map(\.name) : nil
      case .number, .integer, .logical, .date: nil
      }
    return CSVSchema.Column(
      name: column.name, kind: column.kind, distinctTexts: names, hasMissing: column.missing != nil,
      facts: ColumnFacts(column))
  }

  private static let mostDistinctTexts = 50
}
