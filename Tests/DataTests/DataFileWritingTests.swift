import ProgramTesting
import Testing

@testable import Data

/// What is written is read back the same.
@Suite struct DataFileWritingTests {
  static let formats: [DataFileWriter.Format] = [.csv, .tsv, .dta, .sav]

  static func frame(seed: UInt64, rows: Int) throws -> Frame {
    var generator = SeededGenerator(seed: seed)
    func some<Value>(_ values: [Value]) -> [Value?] {
      (0..<rows).map { _ in
        Int.random(in: 0..<5, using: &generator) == 0 ? nil : values.randomElement(using: &generator)
      }
    }
    let whole = some([1, 2, 100, -127, 40_000, 2_147_483_647, -5_000_000_000] as [Int64])
    let numbers = some([0.1, 1e300, -2.5, 123_456.789, 5e-324])
    var svar = Column(
      name: "svar", integers: whole.map { $0 ?? 0 }, missing: Bitmap(whole.map { $0 == nil }))
    svar.label = "Hvor enig er du?"
    svar.valueLabels = [
      ValueLabel(value: .integer(1), label: "ja, æøå"), ValueLabel(value: .integer(2), label: "nei"),
    ]
    let long = String(repeating: "ø", count: 2000)
    return try Frame(columns: [
      svar,
      Column(
        name: "andel", numbers: numbers.map { $0 ?? 0 }, missing: Bitmap(numbers.map { $0 == nil })),
      Column(name: "sted", texts: some(["Ålesund", "a,b\t\"c\"", "x\ny", "0301", long])),
      Column(name: "dag", dates: some([0, -3653, 19_000, -141_000])),
    ])
  }

  @Test(arguments: formats, [1, 2, 3] as [UInt64])
  func whatIsWrittenIsReadBack(_ format: DataFileWriter.Format, seed: UInt64) throws {
    let frame = try Self.frame(seed: seed, rows: 200)
    let (read, notes) = try DataFileWriting.written(frame, format)
    #expect(
      notes
        == (format == .csv || format == .tsv
          ? [.labelsLost(labels: ["svar"], valueLabels: ["svar"], missingKinds: [])] : []))
    #expect(read.columnNames == frame.columnNames)
    for (column, original) in zip(read.columns, frame.columns) {
      #expect(column.kind == original.kind)
      #expect(DataFileWriting.values(column) == DataFileWriting.values(original), "\(column.name)")
    }
    if format == .dta || format == .sav {
      #expect(read["svar"]?.label == "Hvor enig er du?")
      #expect(read["svar"]?.valueLabels == frame["svar"]?.valueLabels)
    }
  }

  /// A file that was read and is written anew still has its labels and kinds of missing values.
  @Test(arguments: [("labels_15.dta", DataFileWriter.Format.dta), ("missing.sav", .sav)])
  func labelsAndKindsSurvive(_ name: String, _ format: DataFileWriter.Format) throws {
    let frame = try DataFile(path: DataFileFixtures.folder + "/" + name).read().frame
    let (read, _) = try DataFileWriting.written(frame, format)
    for (column, original) in zip(read.columns, frame.columns) {
      #expect(column.description == original.description)
      #expect(DataFileWriting.values(column) == DataFileWriting.values(original), "\(column.name)")
      let rows = 0..<frame.rowCount
      #expect(
        rows.map { column.missingCodes?.kind(at: $0) } == rows.map { original.missingCodes?.kind(at: $0) },
        "\(column.name)")
    }
  }

  @Test func namesThatAFormatDoesNotAllowAreChangedAndSaid() throws {
    let long = String(repeating: "æ", count: 40)
    let names = ["Hvor mange barn?", "byte", "1a", long, long + "b"]
    let frame = try Frame(columns: names.map { Column(name: $0, integers: [1]) })
    let (read, notes) = try DataFileWriting.written(frame, .dta)
    #expect(notes.count == 5)
    #expect(Set(read.columnNames).count == 5)
    #expect(read.columnNames.first == "Hvor_mange_barn_")
  }

  @Test func aFactorAndALogicalBecomeLabelledNumbers() throws {
    let factor = try Column(name: "f", texts: ["b", "a", nil]).asFactor()
    let frame = try Frame(columns: [factor, Column(name: "l", logicals: [true, nil, false])])
    for format in [DataFileWriter.Format.dta, .sav] {
      let (read, _) = try DataFileWriting.written(frame, format)
      #expect(DataFileWriting.values(read["f"]) == [.integer(2), .integer(1), .missing])
      #expect(read["f"]?.valueLabels.map { $0.text.plain } == ["a", "b"])
      #expect(DataFileWriting.values(read["l"]) == [.integer(1), .missing, .integer(0)])
      #expect(read["l"]?.valueLabels.map { $0.text.plain } == ["false", "true"])
    }
  }

  @Test func anInterruptedWriterLeavesNothing() throws {
    let folder = try TemporaryFolder()
    let frame = try Self.frame(seed: 4, rows: 9000)
    for format in Self.formats {
      let writer = DataFileWriter(
        frame, as: format, writesLabels: false, interruption: Interruption(atPoll: 2))
      #expect(throws: DataFileWriter.Failure.interrupted) { try writer.write(to: folder.path + "/x") }
    }
    #expect(try Files.names(in: folder.path) == ["Examples", "Tests"])
  }
}
