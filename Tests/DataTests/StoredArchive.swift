/// A zip archive whose parts are stored as they are.
struct StoredArchive {
  private(set) var bytes: [UInt8] = []
  private var directory: [UInt8] = []
  private var partCount = 0
  /// Where the bytes of each part begin.
  private(set) var starts: [String: Int] = [:]

  mutating func add(_ name: String, _ text: String) {
    let (name8, content) = (Array(name.utf8), Array(text.utf8))
    let offset = bytes.count
    var common: [UInt8] = Self.little(20, 2) + Self.little(0, 2) + Self.little(0, 2) + Self.little(0, 4)
    common += Self.little(UInt64(Self.checksum(content)), 4) + Self.little(UInt64(content.count), 4)
    common += Self.little(UInt64(content.count), 4) + Self.little(UInt64(name8.count), 2) + Self.little(0, 2)
    bytes += [0x50, 0x4B, 3, 4] + common + name8
    starts[name] = bytes.count
    bytes += content
    directory += [0x50, 0x4B, 1, 2] + Self.little(20, 2) + common + Self.little(0, 10)
    directory += Self.little(UInt64(offset), 4) + name8
    partCount += 1
  }

  /// The whole archive.
  var closed: [UInt8] {
    bytes + directory + [0x50, 0x4B, 5, 6] + Self.little(0, 4) + Self.little(UInt64(partCount), 2)
      + Self.little(UInt64(partCount), 2) + Self.little(UInt64(directory.count), 4)
      + Self.little(UInt64(bytes.count), 4) + Self.little(0, 2)
  }

  /// A workbook of one sheet with these rows, as XML.
  static func workbook(rows: String) -> StoredArchive {
    var archive = StoredArchive()
    archive.add(
      "xl/workbook.xml",
      "<workbook><sheets><sheet name=\"Ark1\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>")
    archive.add(
      "xl/_rels/workbook.xml.rels",
      "<Relationships><Relationship Id=\"r1\" Target=\"worksheets/sheet1.xml\"/></Relationships>")
    archive.add(sheetPart, "<worksheet><sheetData>\(rows)</sheetData></worksheet>")
    return archive
  }

  static let sheetPart = "xl/worksheets/sheet1.xml"

  private static func little(_ number: UInt64, _ length: Int) -> [UInt8] {
    (0..<length).map { $0 < 8 ? UInt8(truncatingIfNeeded: number >> (8 * UInt64($0))) : 0 }
  }

  /// CRC-32 of zip, table by table entry.
  private static func checksum(_ bytes: [UInt8]) -> UInt32 {
    var crc: UInt32 = 0xFFFF_FFFF
    for byte in bytes { crc = table[Int((crc ^ UInt32(byte)) & 0xFF)] ^ (crc >> 8) }
    return ~crc
  }

  private static let table: [UInt32] = (0..<256).map { (entry: UInt32) in
    (0..<8).reduce(entry) { crc, _ in crc & 1 == 1 ? 0xEDB8_8320 ^ (crc >> 1) : crc >> 1 }
  }
}
