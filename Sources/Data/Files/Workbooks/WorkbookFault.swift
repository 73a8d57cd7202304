/// What is wrong with a workbook, or with what was asked of it.
package enum WorkbookFault: Error, Hashable, Sendable {
  /// A zip archive without a workbook in it.
  case noWorkbook
  /// A part that is missing or does not unpack.
  case damagedPart(String)
  /// A part that is no well-formed XML; the line where that shows.
  case malformed(part: String, line: Int)
  /// A part that unpacks to more bytes than are read.
  case tooLarge(part: String, limit: Int)
  /// More cells than can be held.
  case tooManyCells(rows: Int, columns: Int)
  /// A table whose cells are nearly all empty, and too many of them to be held.
  case mostlyEmpty(rows: Int, columns: Int, cells: Int)
  case noSheet(name: String, sheets: [String])
  case noSheetNumber(Int, sheets: [String])
  /// There is no cell with a value in the sheet, or in the range asked for.
  case noCells(sheet: String, range: String?)
  /// A column with values and without a name.
  case noName(CellPlace)
  case repeatedName(String)
  case interrupted
}
