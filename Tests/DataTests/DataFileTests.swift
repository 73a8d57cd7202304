import ProgramTesting
import Testing

@testable import Data

/// Files that other programs wrote, cell by cell against what those programs put into them.
@Suite struct DataFileTests {
  @Test func thereAreFixtures() { #expect(DataFileFixtures.names.count >= 19) }

  @Test(arguments: DataFileFixtures.names)
  func aFileHoldsWhatItsWriterPutIntoIt(_ name: String) throws {
    let contents = try DataFile(path: DataFileFixtures.folder + "/" + name).read()
    try DataFileFixtures.expected(name).check(contents.frame)
  }

  /// The schema that `check` sees is that of the data that `use` reads.
  @Test(arguments: DataFileFixtures.names)
  func theSchemaIsThatOfTheData(_ name: String) throws {
    let path = DataFileFixtures.folder + "/" + name
    let frame = try DataFile(path: path).read().frame
    let schema = try DataFile(path: path).readSchema()
    #expect(schema.columns.map(\.name) == frame.columnNames)
    #expect(schema.columns.map(\.kind) == frame.columns.map { $0.kind })
    #expect(schema.columns.map(\.label) == frame.columns.map { $0.label })
  }

  /// A file is what its bytes say, not what its name does.
  @Test(arguments: DataFileFixtures.names)
  func theNameOfAFileDoesNotMatter(_ name: String) throws {
    let bytes = try DataFileFixtures.bytes(name)
    let frame = try DataFile(bytes: bytes, name: "x.csv").read().frame
    #expect(frame.columnNames == (try DataFileFixtures.expected(name)).columns.map(\.name))
  }

  @Test func interruptionIsHeard() throws {
    for name in DataFileFixtures.names {
      for poll in 1...3 {
        let interruption = Interruption(atPoll: poll)
        _ = try? DataFile(
          bytes: DataFileFixtures.bytes(name), name: name, interruption: interruption
        ).read()
      }
    }
    #expect(throws: FileError.interrupted) {
      let interruption = Interruption()
      interruption.request()
      return try DataFile(
        bytes: DataFileFixtures.bytes("labels_15.dta"), name: "x", interruption: interruption
      ).read()
    }
  }

  @Test func optionsOfAnotherFormatAreRefused() throws {
    let options = DataFileOptions(textWords: ["delimiter"])
    #expect(
      throws: FileError.optionsOfOtherFormat(file: "x", options: ["delimiter"], format: "Stata data")
    ) {
      try DataFile(bytes: DataFileFixtures.bytes("labels_15.dta"), name: "x", options: options).read()
    }
  }

  @Test func aSheetAndARangeCanBeChosen() throws {
    var options = DataFileOptions()
    options.workbook.sheet = .named("Ark to")
    options.workbook.range = CellRange("B3:C6")
    let contents = try DataFile(
      bytes: DataFileFixtures.bytes("book.xlsx"), name: "x", options: options
    ).read()
    #expect(contents.frame.columnNames == ["x", "y"])
    #expect(contents.frame.rowCount == 3)
    #expect(
      contents.frame["y"]?.value(at: 2) == .number(3) || contents.frame["y"]?.value(at: 1) == .number(1.5))
    options.workbook.sheet = .number(3)
    #expect(throws: FileError.workbook(file: "x", .noSheetNumber(3, sheets: ["Ark1", "Ark to"]))) {
      try DataFile(bytes: DataFileFixtures.bytes("book.xlsx"), name: "x", options: options).read()
    }
  }
}
