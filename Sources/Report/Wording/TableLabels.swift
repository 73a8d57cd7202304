import Data

/// What tables call columns and their levels, in the language of the moment.
package struct TableLabels: Hashable, Sendable {
  private var columns: [String: String] = [:]
  private var levels: [String: [String]] = [:]
  /// Only of levels that are not called by their names.
  private var levelsByName: [String: [String: String]] = [:]

  package init() {}

  /// The labels of columns; those that need none of their levels named can be given as `names` alone.
  package init(_ columns: [Column], language: Language) {
    for column in columns { add(column, language: language) }
  }

  package mutating func add(_ column: Column, language: Language) {
    self.columns[column.name] = column.label(in: language.rawValue)
    levelsByName[column.name] = nil
    levels[column.name] = (0..<min(column.levelCount, Self.mostLevels)).map { code in
      let label = column.levelLabel(code, in: language.rawValue) ?? ""
      if let name = column.levelName(code), name != label {
        levelsByName[column.name, default: [:]][name] = label
      }
      return label
    }
    if column.levelCount == 0 {
      for label in column.valueLabels {
        levelsByName[column.name, default: [:]][label.value.description] = label.text.text(
          in: language.rawValue)
      }
    }
  }

  /// Categories beyond these are called by their names.
  private static let mostLevels = 100_000

  /// The label of a column, or its name.
  package func name(of column: String) -> String { columns[column] ?? column }

  /// The label of a level that is known by its name.
  package func level(_ name: String, of column: String) -> String { levelsByName[column]?[name] ?? name }

  /// The label of a level, or its name.
  package func level(_ code: Int, of column: String) -> String? {
    guard let names = levels[column], names.indices.contains(code) else { return nil }
    return names[code]
  }
}
