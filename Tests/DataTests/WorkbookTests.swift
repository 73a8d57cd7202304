import Testing

@testable import Data

/// Workbooks that are damaged, or made to fill memory.
@Suite struct WorkbookTests {
  private static func cell(_ column: Int, _ row: Int, _ value: Int) -> String {
    "<c r=\"\(CellPlace(row: row, column: column))\"><v>\(value)</v></c>"
  }

  private static func name(_ column: Int) -> String {
    "<c r=\"\(CellPlace(row: 0, column: column))\" t=\"str\"><v>x\(column)</v></c>"
  }

  private static func row(_ cells: [String]) -> String { "<row>" + cells.joined() + "</row>" }

  /// A digit that became another is well-formed, and only the checksum tells.
  @Test func aChangedDigitIsSeen() throws {
    let archive = StoredArchive.workbook(
      rows: Self.row([Self.name(0)]) + Self.row([Self.cell(0, 1, 12)]))
    let whole = try DataFile(bytes: archive.closed, name: "x").read().frame
    #expect(whole["x0"]?.value(at: 0) == .integer(12))
    var damaged = archive.closed
    let start = try #require(archive.starts[StoredArchive.sheetPart])
    let place = try #require(damaged[start...].firstIndex(of: UInt8(ascii: "2")))
    let digit = try #require(damaged[place...].dropFirst().firstIndex(of: UInt8(ascii: "2")))
    damaged[digit] = UInt8(ascii: "7")
    #expect(throws: FileError.workbook(file: "x", .damagedPart(StoredArchive.sheetPart))) {
      try DataFile(bytes: damaged, name: "x").read()
    }
  }

  /// Every part that is read of a packed workbook is seen to be whole.
  @Test func aChangedByteOfAPackedPartIsSeen() throws {
    let bytes = try DataFileFixtures.bytes("book.xlsx")
    let whole = try DataFile(bytes: bytes, name: "x").read().frame
    let parts = Self.packedParts(bytes)
    for name in ["xl/workbook.xml", "xl/styles.xml", StoredArchive.sheetPart] {
      let part = try #require(parts[name])
      var unseen = 0
      // The last byte may have bits that mean nothing.
      for place in part.dropLast() {
        var damaged = bytes
        damaged[place] ^= 0x10
        guard let read = try? DataFile(bytes: damaged, name: "x").read() else { continue }
        // A repetition may be taken from another place of the same content.
        unseen += 1
        #expect(read.frame.columns == whole.columns, "\(name) byte \(place - part.lowerBound)")
      }
      #expect(unseen < 5, "\(name)")
    }
  }

  /// Where the bytes of each part lie.
  private static func packedParts(_ bytes: [UInt8]) -> [String: Range<Int>] {
    func number(_ place: Int, _ length: Int) -> Int {
      (0..<length).reduce(0) { $0 | Int(bytes[place + $1]) << (8 * $1) }
    }
    var parts: [String: Range<Int>] = [:]
    var place = 0
    while bytes[place...].starts(with: [0x50, 0x4B, 3, 4]) {
      let nameLength = number(place + 26, 2)
      let start = place + 30 + nameLength + number(place + 28, 2)
      let end = start + number(place + 18, 4)
      parts[String(decoding: bytes[(place + 30)..<(place + 30 + nameLength)], as: UTF8.self)] = start..<end
      place = end
    }
    return parts
  }

  /// One cell a row, each in a column of its own: a table of 268 million cells that holds some thousands.
  @Test func cellsFarApartDoNotFillMemory() throws {
    let count = CellPlace.columnLimit
    var rows = Self.row((0..<count).map(Self.name))
    for row in 1...count { rows += Self.row([Self.cell(row - 1, row, row)]) }
    let archive = StoredArchive.workbook(rows: rows)
    #expect(
      throws: FileError.workbook(file: "x", .mostlyEmpty(rows: count, columns: count, cells: count))
    ) {
      try DataFile(bytes: archive.closed, name: "x").read()
    }
    var column = SheetColumn()
    column.append(.number(1), row: 1_000_000, place: CellPlace(row: 1_000_001, column: 0))
    #expect(column.kinds.count == 1)
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func cellsStandInTheirRows(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let values = (0..<40).map { row in
      (0..<5).map { column -> Int? in
        column == 0 || Int.random(in: 0..<3, using: &generator) == 0 ? 100 * row + column : nil
      }
    }
    let rows = values.enumerated().map { row, cells in
      Self.row(
        cells.enumerated().compactMap { column, value in value.map { Self.cell(column, row + 1, $0) } })
    }
    let archive = StoredArchive.workbook(rows: Self.row((0..<5).map(Self.name)) + rows.joined())
    let frame = try DataFile(bytes: archive.closed, name: "x").read().frame
    for column in 0..<5 {
      let wanted = values.map { $0[column].map { Scalar.integer(Int64($0)) } ?? .missing }
      #expect(DataFileWriting.values(frame["x\(column)"]) == wanted)
    }
  }
}
