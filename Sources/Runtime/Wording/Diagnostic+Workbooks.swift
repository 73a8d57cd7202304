import Data
import Lang

/// Wording of what goes wrong with workbooks.
extension WorkbookFault {
  var identifier: Diagnostic.ID {
    switch self {
    case .noWorkbook, .damagedPart, .malformed: "file-workbook"
    case .tooLarge, .tooManyCells, .mostlyEmpty: "file-too-large"
    case .noSheet, .noSheetNumber: "file-no-sheet"
    case .noCells: "file-no-cells"
    case .noName: "file-empty-name"
    case .repeatedName: "file-repeated-name"
    case .interrupted: "interrupted"
    }
  }

  func sentence(_ file: String) -> String {
    switch self {
    case .noWorkbook: "'\(file)' is a zip archive without an Excel workbook in it"
    case .damagedPart(let part): "the workbook '\(file)' is damaged: its part '\(part)' cannot be unpacked"
    case .malformed(let part, let line):
      "the workbook '\(file)' is damaged: its part '\(part)' is no well-formed XML (line \(line))"
    case .tooLarge(let part, let limit):
      "the part '\(part)' of '\(file)' unpacks to more than \(limit >> 20) MB"
    case .tooManyCells(let rows, let columns):
      "'\(file)' has \(rows) rows of \(columns) columns, more cells than can be held"
    case .mostlyEmpty(let rows, let columns, let cells):
      "'\(file)' has \(rows) rows of \(columns) columns, of which only \(cells) cells have a value"
    case .noSheet(let name, _): "'\(file)' has no sheet '\(name)'"
    case .noSheetNumber(let number, let sheets):
      "'\(file)' has no sheet number \(number): it has \(sheets.count)"
    case .noCells(let sheet, let range):
      "the sheet '\(sheet)' of '\(file)' has no values" + (range.map { " in \($0)" } ?? "")
    case .noName(let place):
      "column \(CellPlace.columnName(place.column)) of '\(file)' has values and no name in \(place)"
    case .repeatedName(let name): "'\(file)' has two columns called '\(name)'"
    case .interrupted: "interrupted"
    }
  }

  var advice: [String] {
    switch self {
    case .noSheet(let name, let sheets):
      [
        NearestNames(sheets).names(near: name).first.map { "the nearest is '\($0)'" }
          ?? "there is \(sheets.quotedList)"
      ]
    case .noSheetNumber(_, let sheets): ["there is \(sheets.quotedList)"]
    case .noName: ["name the columns in the first row, or say where the table stands: range(\"B2:F200\")"]
    case .tooManyCells, .mostlyEmpty: ["say where the table stands: range(\"B2:F200\")"]
    default: []
    }
  }
}

extension FileError.Damage {
  func inWords(_ format: StatisticalFormat) -> String {
    switch self {
    case .content: "it cannot be understood as \(format.rawValue)"
    case .noColumns: "as \(format.rawValue) it has no columns"
    case .size: "as \(format.rawValue) it announces parts that are beyond all size"
    }
  }
}

extension [String] {
  /// `'a'`, `'a' and 'b'`, `'a', 'b', 'c' and 4 others`.
  var namedBriefly: String {
    let shown = prefix(count > 4 ? 3 : 4).map { "'\($0)'" }
    if count > 4 { return shown.joined(separator: ", ") + " and \(count - 3) others" }
    guard let last = shown.last, count > 1 else { return shown.first ?? "" }
    return shown.dropLast().joined(separator: ", ") + " and " + last
  }

  /// At most ten of them.
  var quotedList: String {
    prefix(10).map { "'\($0)'" }.joined(separator: ", ") + (count > 10 ? ", …" : "")
  }

  var has: String { count == 1 ? "has" : "have" }
  var became: String { count == 1 ? "it became" : "they became" }
}

extension ColumnKind {
  var withArticle: String { self == .integer ? "an integer" : "a \(rawValue)" }
}
