import Data

/// A categorical column as the design reads it: a code for each row, and what the codes stand for.
struct DesignCategory: Sendable {
  let variable: CategoryVariable
  /// Gives a code for each row.
  let column: Column
  /// The name of each code's level.
  let levels: [String]
  /// The codes in the order in which their levels are shown.
  let order: [Int]

  /// The column of a categorical variable. A text is taken as it is, with its levels in the order of their
  /// code points; numbers and dates become a factor first. Throws `.tooManyLevels`.
  init(_ variable: CategoryVariable, column: Column) throws(EstimationError) {
    self.variable = variable
    switch column.kind {
    case .factor, .logical, .text: self.column = column
    case .number, .integer, .date:
      do {
        self.column = try column.asFactor()
      } catch {
        throw .tooManyLevels(column: column.name, count: column.count)
      }
    }
    let levels = self.column.levels.map(\.name)
    self.levels = levels
    order =
      column.kind == .text
      ? levels.indices.sorted { levels[$0].utf8.lexicographicallyPrecedes(levels[$1].utf8) }
      : Array(levels.indices)
  }

  var name: String { variable.column }

  /// The code of the level that the others are compared with: the one the formula names, or the column's
  /// own, or the first that occurs. Throws `.unknownLevel`.
  func reference(among present: [Bool]) throws(EstimationError) -> Int {
    if let level = variable.referenceLevel {
      guard let code = levels.firstIndex(of: level), present[code] else {
        throw .unknownLevel(
          column: name, level: level, known: order.filter { present[$0] }.map { levels[$0] })
      }
      return code
    }
    if column.kind != .text, present.indices.contains(column.referenceIndex), present[column.referenceIndex] {
      return column.referenceIndex
    }
    return order.first { present[$0] } ?? 0
  }
}
