/// A cell of a sheet: `B7`.
package struct CellPlace: Hashable, Sendable {
  /// Both counted from 0.
  package var row: Int
  package var column: Int

  package init(row: Int, column: Int) {
    self.row = row
    self.column = column
  }

  static let rowLimit = 1_048_576
  static let columnLimit = 16_384

  /// Reads `B7` or `$B$7`; nil when it is no cell of a sheet.
  package init?(_ text: some StringProtocol) {
    var column = 0
    var row = 0
    var letters = 0
    var digits = 0
    for byte in text.utf8 where byte != UInt8(ascii: "$") {
      let letter = byte & 0xDF
      if digits == 0, (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(letter) {
        column = column * 26 + Int(letter - UInt8(ascii: "A")) + 1
        letters += 1
      } else if (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) {
        row = row * 10 + Int(byte - UInt8(ascii: "0"))
        digits += 1
      } else {
        return nil
      }
      if letters > 3 || digits > 7 { return nil }
    }
    guard letters > 0, (1...Self.rowLimit).contains(row), (1...Self.columnLimit).contains(column) else {
      return nil
    }
    self.init(row: row - 1, column: column - 1)
  }

  /// `B`, `AA`.
  package static func columnName(_ column: Int) -> String {
    var name = ""
    var rest = column
    while rest >= 0 {
      name = String(UnicodeScalar(UInt8(ascii: "A") + UInt8(rest % 26))) + name
      rest = rest / 26 - 1
    }
    return name
  }
}

extension CellPlace: CustomStringConvertible {
  package var description: String { "\(Self.columnName(column))\(row + 1)" }
}

/// A rectangle of cells: `B2:F200`.
package struct CellRange: Hashable, Sendable {
  package var rows: ClosedRange<Int>
  package var columns: ClosedRange<Int>

  package init(rows: ClosedRange<Int>, columns: ClosedRange<Int>) {
    self.rows = rows
    self.columns = columns
  }

  /// Reads `B2:F200`, whichever corners are named; nil when it is no such text.
  package init?(_ text: String) {
    let corners = text.split(separator: ":", omittingEmptySubsequences: false)
    guard corners.count == 2, let first = CellPlace(corners[0]), let second = CellPlace(corners[1]) else {
      return nil
    }
    self.init(
      rows: min(first.row, second.row)...max(first.row, second.row),
      columns: min(first.column, second.column)...max(first.column, second.column))
  }
}

extension CellRange: CustomStringConvertible {
  package var description: String {
    let first = CellPlace(row: rows.lowerBound, column: columns.lowerBound)
    return "\(first):\(CellPlace(row: rows.upperBound, column: columns.upperBound))"
  }
}
