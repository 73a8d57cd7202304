/// What a format could not hold of the data.
package enum WritingNote: Hashable, Sendable {
  /// A column got another name, since the format does not allow its own.
  case renamed(from: String, to: String)
  case labelShortened(column: String, limit: Int)
  /// Labels of values that the format gives none.
  case valueLabelsLost(column: String)
  /// Kinds of missing values that became plain missing.
  case missingKindsLost(column: String)
  /// Kinds of missing values that got other codes.
  case missingKindsRecoded(column: String, codes: [String])
  /// A code for missing that is also a value of some rows: it is written as a value, and the rows that are missing by
  /// it became plain missing.
  case missingCodeIsValue(column: String, code: String, validRows: Int, missingRows: Int)
  /// Texts that were cut.
  case textsCut(column: String, limit: Int)
  /// Whole numbers of more digits than the format is sure to keep; the first of them stands in `row`, counted from 1.
  case digitsLost(column: String, rows: Int, row: Int, value: Int64, digits: Int)
  /// Numbers that were rounded to so many digits, by a few units of the last place of a double.
  case numbersRounded(columns: [String], cells: Int, digits: Int)
  /// Dates that were written as texts, since the format counts days from later on.
  case datesAsTexts(column: String, rows: Int)
  /// Columns whose label, value labels and kinds of missing values the format has no place for.
  case labelsLost(labels: [String], valueLabels: [String], missingKinds: [String])
  /// Labels in other languages than the plain one.
  case translationsLost
}

extension Frame {
  /// What a format without labels loses.
  /// - Parameter writesLabels: whether value labels stand in place of the values that they name.
  func lostLabels(writesLabels: Bool) -> [WritingNote] {
    func names(_ isLost: (Column) -> Bool) -> [String] { columns.filter(isLost).map(\.name) }
    let labels = names { !$0.description.label.isEmpty }
    let valueLabels = writesLabels ? [] : names { !$0.valueLabels.isEmpty }
    let kinds = names { $0.missingCodes != nil }
    if labels.isEmpty, valueLabels.isEmpty, kinds.isEmpty { return [] }
    return [.labelsLost(labels: labels, valueLabels: valueLabels, missingKinds: kinds)]
  }
}

extension Column {
  /// Whole numbers that a format does not keep to the last digit.
  func notesOfLongIntegers(
    digits: Int, _ interruption: Interruption, _ isLong: (Int64) -> Bool
  ) throws(Interrupted) -> [WritingNote] {
    guard case .integer(let integers) = values else { return [] }
    var rows = 0
    var first: (row: Int, value: Int64)?
    try RowBlocks.forEach(count, interruption) { block in
      for row in block where !isMissing(row) && isLong(integers[row]) {
        rows += 1
        if first == nil { first = (row, integers[row]) }
      }
    }
    guard let first else { return [] }
    return [
      .digitsLost(column: name, rows: rows, row: first.row + 1, value: first.value, digits: digits)
    ]
  }
}
