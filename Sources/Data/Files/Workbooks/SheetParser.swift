import Glibc

/// Reads the cells of a sheet into columns.
final class SheetParser: XMLReceiver {
  private(set) var columns: [Int: SheetColumn] = [:]
  /// The first row with a value: the names of the columns.
  private(set) var names: [Int: String] = [:]
  private(set) var nameRow: Int?
  /// Rows below it with a value.
  private(set) var rowCount = 0
  /// Cells in them with a value.
  private(set) var cellCount = 0
  /// Rows between them without one.
  private(set) var blankRows = 0
  private(set) var errors: (count: Int, first: CellPlace, text: String)?
  /// Every text that a cell holds, by its place here.
  private(set) var texts: [String]
  private var places: [[UInt8]: Int] = [:]

  private let styles: CellStyles
  private let range: CellRange?
  private let rowLimit: Int?
  private let startsIn1904: Bool
  private let interruption: Interruption

  private var isInData = false
  private var row = -1
  private var column = -1
  private var type = CellType.number
  private var style = 0
  private var isInValue = false
  private var bytes: [UInt8] = []
  /// The sheet's row that the last data row stands in.
  private var lastRow = -1
  private(set) var isDone = false

  private enum CellType { case number, shared, text, logical, error, date }

  init(
    shared: [String], styles: CellStyles, startsIn1904: Bool, range: CellRange?, rowLimit: Int?,
    _ interruption: Interruption
  ) {
    texts = shared
    self.styles = styles
    self.startsIn1904 = startsIn1904
    self.range = range
    self.rowLimit = rowLimit
    self.interruption = interruption
  }

  func begin(_ element: XMLName, _ attributes: XMLAttributes) {
    switch element {
    case "sheetData": isInData = true
    case "row" where isInData: beginRow(attributes)
    case "c" where isInData: beginCell(attributes)
    case "v", "t": isInValue = isInData
    case "rPh": isInValue = false
    default: break
    }
  }

  func end(_ element: XMLName) {
    switch element {
    case "v", "t": isInValue = false
    case "c" where isInData:
      if column >= 0, isWanted { takeCell() }
    case "sheetData": isDone = true
    default: break
    }
  }

  func take(_ text: UnsafeBufferPointer<UInt8>) {
    if isInValue, bytes.count < 1 << 20 { bytes.append(contentsOf: text) }
  }

  private func beginRow(_ attributes: XMLAttributes) {
    if let number = attributes["r"].flatMap({ Int($0) }) {
      guard (1...CellPlace.rowLimit).contains(number), number - 1 > row else {
        // A row out of order: its cells would overwrite others.
        row = min(row + 1, CellPlace.rowLimit - 1)
        column = -1
        return
      }
      row = number - 1
    } else {
      row = min(row + 1, CellPlace.rowLimit - 1)
    }
    column = -1
    if row & 0xFF == 0, interruption.isRequested { isDone = true }
    if let range, row > range.rows.upperBound { isDone = true }
    if let rowLimit, rowCount >= rowLimit { isDone = true }
  }

  private func beginCell(_ attributes: XMLAttributes) {
    bytes.removeAll(keepingCapacity: true)
    if let reference = attributes["r"], let place = CellPlace(reference), place.column > column {
      column = place.column
    } else {
      column += 1
    }
    if column >= CellPlace.columnLimit { column = CellPlace.columnLimit - 1 }
    style = attributes["s"].flatMap { Int($0) } ?? 0
    type =
      switch attributes["t"] {
      case "s"?: .shared
      case "str"?, "inlineStr"?: .text
      case "b"?: .logical
      case "e"?: .error
      case "d"?: .date
      default: .number
      }
  }

  private var isWanted: Bool {
    guard let range else { return true }
    return range.rows.contains(row) && range.columns.contains(column)
  }

  private func takeCell() {
    guard let cell = cell() else { return }
    let place = CellPlace(row: row, column: column)
    if nameRow == nil { nameRow = row }
    if row == nameRow {
      names[column] = cell.inWords(texts)
      return
    }
    if row != lastRow {
      if rowCount > 0 || nameRow != nil {
        let before = rowCount == 0 ? nameRow ?? row : lastRow
        blankRows += max(0, row - before - 1)
      }
      lastRow = row
      rowCount += 1
    }
    if case .error(let text) = cell {
      errors = errors.map { ($0.count + 1, $0.first, $0.text) } ?? (1, place, texts[text])
    }
    cellCount += 1
    columns[column, default: SheetColumn()].append(cell, row: rowCount - 1, place: place)
  }

  /// What the cell that ends holds; nil for nothing.
  private func cell() -> SheetCell? {
    switch type {
    case .shared:
      guard let index = Int(String(decoding: bytes, as: UTF8.self)), texts.indices.contains(index) else {
        return nil
      }
      return texts[index].allSatisfy { $0 == " " } ? nil : .text(index)
    case .text: return textCell()
    case .logical:
      return bytes.isEmpty ? nil : .logical(bytes == [UInt8(ascii: "1")] || bytes == Array("true".utf8))
    case .error: return .error(place(of: bytes))
    case .date:
      let date = bytes.prefix(10).withUnsafeBufferPointer { CalendarDate(isoText: $0) }
      if let date { return .date(Double(date.daysSince1970)) }
      return textCell()
    case .number:
      guard let number = number() else { return bytes.isEmpty ? nil : textCell() }
      switch styles.meaning(style) {
      case .number: return .number(number)
      case .time where number >= 0 && number < 1: return .number((number * 86_400_000).rounded() / 1000)
      case .time, .date: return .date(day(number))
      }
    }
  }

  private func textCell() -> SheetCell? {
    bytes.allSatisfy { $0 == UInt8(ascii: " ") } ? nil : .text(place(of: bytes))
  }

  private func number() -> Double? {
    guard let first = bytes.first, bytes.count < 64,
      (first >= 0x30 && first <= 0x39) || first == 0x2D || first == 0x2E
    else { return nil }
    bytes.append(0)
    defer { bytes.removeLast() }
    return bytes.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return nil }
      return base.withMemoryRebound(to: CChar.self, capacity: buffer.count) { text in
        var end: UnsafeMutablePointer<CChar>?
        let value = strtod(text, &end)
        guard let end, UnsafePointer(end) == text + (buffer.count - 1), value.isFinite else { return nil }
        return value
      }
    }
  }

  /// A day of the sheet as days since 1970. Excel takes 1900 for a leap year, so days before March 1900 are one off.
  private func day(_ serial: Double) -> Double {
    if startsIn1904 { return serial - 24_107 }
    return serial < 60 ? serial - 25_568 : serial - 25_569
  }

  private func place(of bytes: [UInt8]) -> Int {
    if let place = places[bytes] { return place }
    texts.append(EscapedText.decoded(bytes))
    places[bytes] = texts.count - 1
    return texts.count - 1
  }
}
