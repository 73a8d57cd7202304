import Data

/// A categorical column as the design reads it: a code for each row, and what the codes stand for.
struct DesignCategory: Sendable {
  let variable: CategoryVariable
  /// Gives a code for each row.
  let column: Column

  /// The column of a categorical variable. A text is taken as it is, with its levels in the order of their
  /// code points; numbers and dates become a factor first. Throws `.tooManyLevels` and `.interrupted`.
  init(_ variable: CategoryVariable, column: Column, execution: Execution) throws(EstimationError) {
    self.variable = variable
    switch column.kind {
    case .factor, .logical, .text: self.column = column
    case .number, .integer, .date:
      do {
        self.column = try column.asFactor(interruption: execution.interruption)
      } catch {
        throw error == .interrupted ? .interrupted : .tooManyLevels(column: column.name, count: column.count)
      }
    }
  }

  var name: String { variable.column }

  /// No code is as large.
  var levelCount: Int { column.levelCount }

  /// The name of a code's level.
  func level(_ code: Int) -> String { column.levelName(code) ?? "" }

  /// The codes that are marked, in the order in which their levels are shown. The words of a text have no
  /// order of their own, and there can be millions that do not occur.
  func ordered(_ marked: [Bool]) -> [Int] {
    let codes = marked.indices.filter { marked[$0] }
    guard case .text(let storage) = column.values else { return codes }
    return codes.sorted {
      storage.dictionary[$0].utf8.lexicographicallyPrecedes(storage.dictionary[$1].utf8)
    }
  }

  /// The same where millions can be marked.
  func ordered(_ marked: [Bool], _ interruption: Interruption?) throws(Interrupted) -> [Int] {
    let codes = marked.indices.filter { marked[$0] }
    guard case .text(let storage) = column.values else { return codes }
    return try MergeSort.sorted(places: codes, of: storage.dictionary, interruption)
  }

  /// The levels that the column has and the sample, whose counts are given, has not.
  func emptyLevels(_ counts: [Int], _ interruption: Interruption?) throws(Interrupted) -> [String] {
    var isEmpty = counts.map { $0 == 0 }
    if case .text(let storage) = column.values {
      let all = try storage.codes.frequencies(
        below: levelCount, leavingOut: column.missing, interruption)
      for code in isEmpty.indices { isEmpty[code] = isEmpty[code] && all[code] > 0 }
    }
    return try ordered(isEmpty, interruption).mapped(interruption) { level($0) }
  }

  /// The code of the level that the others are compared with: the one the formula names, or the column's
  /// own, or the first that occurs. Throws `.unknownLevel`.
  func reference(among present: [Bool]) throws(EstimationError) -> Int {
    if let level = variable.referenceLevel {
      guard let code = present.indices.first(where: { self.level($0) == level }), present[code]
      else {
        throw .unknownLevel(
          column: name, level: level, known: ordered(present).map { self.level($0) })
      }
      return code
    }
    if column.kind != .text, present.indices.contains(column.referenceIndex), present[column.referenceIndex] {
      return column.referenceIndex
    }
    return ordered(present).first ?? 0
  }
}
