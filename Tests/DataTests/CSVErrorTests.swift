import Data
import Testing

@Suite struct CSVErrorTests {
  typealias Case = (text: String, error: FileError)

  private static func place(_ row: Int?, _ line: Int, _ column: String? = nil) -> FilePlace {
    FilePlace(file: "data.csv", row: row, line: line, column: column)
  }

  static let cases: [Case] = [
    ("", .empty(file: "data.csv")),
    ("\n\r\n\n", .empty(file: "data.csv")),
    ("\u{FEFF}", .empty(file: "data.csv")),
    ("a,b,a\n1,2,3\n", .repeatedName(file: "data.csv", name: "a", first: 1, second: 3)),
    ("a,\u{e9},e\u{301}\n", .repeatedName(file: "data.csv", name: "e\u{301}", first: 2, second: 3)),
    ("a,,b\n", .emptyName(file: "data.csv", column: 2)),
    ("a,b,\n1,2,\n", .emptyName(file: "data.csv", column: 3)),
    ("a,b\n1,2\n3\n", .raggedRow(place(2, 3), expected: 2, found: 1)),
    ("a,b\n1,2\n\n3,4,5,6\n", .raggedRow(place(2, 4), expected: 2, found: 4)),
    ("a,b\n1,\"x\ny\"\n3,4,\"p,q\"\n", .raggedRow(place(2, 4), expected: 2, found: 3)),
    ("a\n1\n\"x\ny", .unclosedQuote(place(2, 3, "a"))),
    ("\"a", .unclosedQuote(place(nil, 1))),
    ("a,b\n1,\"x\"y\n", .textAfterQuote(place(1, 2, "b"))),
    ("a\n1\u{0}\n", .notText(file: "data.csv", format: nil, byteOffset: 3)),
    ("a\u{0},b\n", .notText(file: "data.csv", format: nil, byteOffset: 1)),
    ("PK\u{3}\u{4}rest", .notText(file: "data.csv", format: .excel, byteOffset: 0)),
    ("<stata_dta><header>", .notText(file: "data.csv", format: .stata, byteOffset: 0)),
    ("$FL2@(#) SPSS", .notText(file: "data.csv", format: .spss, byteOffset: 0)),
  ]

  @Test(arguments: cases)
  func faultsHaveTheirPlace(text: String, error: FileError) {
    for blockLength in [nil, 1, 3, 7] {
      for threads in [1, 3] {
        #expect(throws: error) { try read(csv: text, threads: threads, blockLength: blockLength) }
      }
    }
  }

  @Test(arguments: [
    ("a,b\n1,2\n3,x\n", ColumnKind.number, "x"), ("a,b\n1,2\n3,2.5\n", .integer, "2.5"),
    ("a,b\n1,true\n3,2\n", .logical, "2"), ("a,b\n1,2019-01-01\n3,2019-13-01\n", .date, "2019-13-01"),
    ("a,b\n1,2\n3,99999999999999999999\n", .integer, "99999999999999999999"),
    ("a,b\n1,2\n3,1e999\n", .number, "1e999"),
  ])
  func misfitsAreShown(text: String, kind: ColumnKind, value: String) {
    #expect(throws: FileError.misfit(Self.place(2, 3, "b"), value: value, declared: kind)) {
      try read(csv: text, options: CSVOptions(kinds: ["b": kind]))
    }
  }

  @Test func optionsMustFitTheFile() {
    #expect(throws: FileError.unknownColumn(file: "data.csv", name: "x", columns: ["a", "b"])) {
      try read(csv: "a,b\n1,2\n", options: CSVOptions(kinds: ["x": .text]))
    }
    #expect(throws: FileError.ambiguousComma(file: "data.csv")) {
      try read(csv: "a,b\n1,2\n", options: CSVOptions(delimiter: .comma, usesDecimalComma: true))
    }
  }

  @Test(arguments: [
    [0xE6], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80], [0x80], [0xE2, 0x82],
  ])
  func bytesThatAreNoTextAreFound(bad: [UInt8]) {
    let bytes = Array("navn,x\nB".utf8) + bad + Array("rum,1\n".utf8)
    #expect(throws: FileError.invalidUTF8(Self.place(1, 2, "navn"), byteOffset: 8)) {
      try CSVReader(bytes: bytes, name: "data.csv").read()
    }
    let header = bad + Array(",x\n".utf8)
    #expect(throws: FileError.invalidUTF8(Self.place(nil, 1), byteOffset: 0)) {
      try CSVReader(bytes: header, name: "data.csv").read()
    }
  }

  @Test func oldStataAndUTF16AreTold() {
    #expect(FileFormat(startingWith: [114, 2, 1, 0, 5]) == .stata)
    #expect(FileFormat(startingWith: [0xFF, 0xFE, 0x61, 0]) == .utf16)
    #expect(FileFormat(startingWith: Array("id,x".utf8)) == nil)
    #expect(FileFormat(startingWith: []) == nil)
  }

  @Test func aRequestStopsTheReading() {
    let interruption = Interruption()
    interruption.request()
    #expect(throws: FileError.interrupted) {
      try CSVReader(bytes: Array("a\n1\n".utf8), name: "data.csv", interruption: interruption).read()
    }
  }
}

extension CSVErrorTests {
  /// Found by fuzzing: which of two faults is told must not depend on what a column was taken for.
  @Test(arguments: [nil, 1, 6, 13])
  func theFormOfRowsComesBeforeTheirValues(blockLength: Int?) {
    let bytes = Array("a,b\n1.5,2\n0301,3\n".utf8) + [0xAC] + Array("x,4\n5\n".utf8)
    let place = FilePlace(file: "data.csv", row: 4, line: 5)
    #expect(throws: FileError.raggedRow(place, expected: 2, found: 1)) {
      try CSVReader(bytes: bytes, name: "data.csv", threads: 2, blockLength: blockLength).read()
    }
    let rest = Array(bytes.dropLast(2))
    let value = FilePlace(file: "data.csv", row: 3, line: 4, column: "a")
    #expect(throws: FileError.invalidUTF8(value, byteOffset: 17)) {
      try CSVReader(bytes: rest, name: "data.csv", threads: 2, blockLength: blockLength).read()
    }
  }
}
