import Testing

@testable import Data

/// No value becomes another in a file, or missing, without a word.
@Suite struct WrittenValuesTests {
  private static func kinds(_ values: [Scalar], rows: [Int32]) throws -> MissingCodes {
    let texts = ["ubesvart", "vet ikke"]
    let kinds = zip(values, texts).map { MissingCodes.Kind(value: $0, text: LocalizedText($1)) }
    return MissingCodes(kinds: kinds, codes: try PackedCodes(rows, below: 3))
  }

  private static func column(_ values: ColumnValues, _ codes: MissingCodes) -> Column {
    Column(
      name: "svar", values: values, missing: Bitmap([false, false, true, false, true]), missingCodes: codes)
  }

  /// Nine means "no answer" in the file that was read, and somebody's nine children were added since.
  @Test func aValueThatEqualsACodeForMissingStaysAValue() throws {
    let numbers = try Self.kinds([.integer(9), .integer(8)], rows: [0, 0, 1, 0, 2])
    let texts = try Self.kinds([.text("NA"), .text("X")], rows: [0, 0, 1, 0, 2])
    let columns = [
      Self.column(.integer(try PackedIntegers([1, 9, 0, 9, 0])), numbers),
      Self.column(.number(try NumberStorage([1.5, 9, 0, 9, 0])), numbers),
      Self.column(
        .text(TextStorage(codes: try PackedCodes([0, 1, 0, 1, 0], below: 2), dictionary: ["A", "NA"])), texts),
    ]
    for column in columns {
      let (read, notes) = try DataFileWriting.written(try Frame(columns: [column]), .sav)
      #expect(DataFileWriting.values(read["svar"]) == DataFileWriting.values(column))
      let codes = column.missingCodes?.kinds.map(\.value.description) ?? []
      #expect(
        notes == [
          .missingCodeIsValue(column: "svar", code: codes.first ?? "", validRows: 2, missingRows: 1)
        ])
      // The other kind is still known, with its label.
      #expect(read["svar"]?.missingCodes?.kind(at: 4)?.text.plain == "vet ikke")
      #expect(read["svar"]?.missingCodes?.kind(at: 2) == nil)
    }
    for column in columns.prefix(2) {
      let (read, _) = try DataFileWriting.written(try Frame(columns: [column]), .dta)
      #expect(DataFileWriting.values(read["svar"]) == DataFileWriting.values(column))
      #expect(read["svar"]?.missingCodes?.kind(at: 2)?.text.plain == "ubesvart")
    }
  }

  @Test func aNumberBeyondThoseOfStataIsNamed() throws {
    let frame = try Frame(columns: [
      Column(name: "a", numbers: [1, 2, 3, 4]),
      Column(name: "x", numbers: [1, 0x1.fffffffffffffp1022, 9e307, 1e308]),
    ])
    #expect(
      try DataFileWriting.failure(frame, .dta)
        == .numberNotHeld(column: "x", row: 3, value: 9e307, rows: 2))
    for format in [DataFileWriter.Format.sav, .csv] {
      let (read, notes) = try DataFileWriting.written(frame, format)
      #expect(DataFileWriting.values(read["x"]) == DataFileWriting.values(frame["x"]))
      #expect(notes == [])
    }
    let (kept, notes) = try DataFileWriting.written(try Frame(columns: [frame.columns[1].prefix(2)]), .dta)
    #expect(DataFileWriting.values(kept["x"]) == DataFileWriting.values(frame["x"]?.prefix(2)))
    #expect(notes == [])
  }

  /// SPSS has the three outermost doubles for "missing", "lowest" and "highest".
  @Test func aNumberThatMeansMissingInSPSSIsNamed() throws {
    let greatest = Double.greatestFiniteMagnitude
    for number in [greatest, -greatest, (-greatest).nextUp] {
      let frame = try Frame(columns: [Column(name: "x", numbers: [1.5, number])])
      #expect(
        try DataFileWriting.failure(frame, .sav)
          == .numberNotHeld(column: "x", row: 2, value: number, rows: 1))
    }
  }

  /// Stata's largest whole numbers mean missing: a level of such a number is written as a double.
  @Test func aLevelBeyondStatasWholeNumbersIsKept() throws {
    let storage = FactorStorage(
      codes: try PackedCodes([0, 1], below: 2),
      levels: [Level(name: "a", number: 1), Level(name: "b", number: 2_147_483_640)])
    let frame = try Frame(columns: [Column(name: "f", values: .factor(storage))])
    let (read, _) = try DataFileWriting.written(frame, .dta)
    #expect(DataFileWriting.values(read["f"]) == [.integer(1), .integer(2_147_483_640)])
  }

  @Test func wholeNumbersThatLoseDigitsAreSaid() throws {
    let long: Int64 = 9_007_199_254_740_993
    let frame = try Frame(columns: [Column(name: "id", integers: [1, long, long - 1, long + 2])])
    let lost = { (rows: Int) in
      [WritingNote.digitsLost(column: "id", rows: rows, row: 2, value: long, digits: 15)]
    }
    for format in [DataFileWriter.Format.dta, .sav] {
      #expect(try DataFileWriting.written(frame, format).1 == lost(2))
    }
    #expect(try DataFileWriting.written(frame, .xlsx).1 == lost(3))
    #expect(try DataFileWriting.written(frame, .csv).1 == [])
  }

  @Test func numbersThatAWorkbookRoundsAreSaid() throws {
    let frame = try Frame(columns: [
      Column(name: "x", numbers: [0.1, 0.1 + 0.2, 1e300]), Column(name: "y", numbers: [0.5, 2, 1e-9]),
      Column(name: "dag", dates: [-30_000, 0, nil]),
    ])
    #expect(
      try DataFileWriting.written(frame, .xlsx).1 == [
        .numbersRounded(columns: ["x"], cells: 1, digits: 16), .datesAsTexts(column: "dag", rows: 1),
      ])
  }

  @Test func aTextTooLongForACellIsNamed() throws {
    func frame(_ texts: [String?]) throws -> Frame {
      try Frame(columns: [Column(name: "n", integers: [1, 2]), Column(name: "t", texts: texts)])
    }
    let longest = String(repeating: "ø", count: 32_767)
    let (read, notes) = try DataFileWriting.written(try frame(["kort", longest]), .xlsx)
    #expect(DataFileWriting.values(read["t"]) == [.text("kort"), .text(longest)])
    #expect(notes == [])
    // Excel counts the halves of a character beyond the first 65,536.
    for text in [longest + "x", String(repeating: "🙂", count: 16_384)] {
      #expect(
        try DataFileWriting.failure(try frame([nil, text]), .xlsx)
          == .textTooLong(column: "t", row: 2, length: 32_768, limit: 32_767))
    }
  }

  @Test func labelsThatAFormatHasNoPlaceForAreSaidOnce() throws {
    let frame = try DataFile(path: DataFileFixtures.folder + "/missing.sav").read().frame
    let svar = "Svar_på_spørsmål"
    for format in [DataFileWriter.Format.csv, .tsv, .xlsx] {
      let lost = { (valueLabels: [String]) in
        WritingNote.labelsLost(
          labels: [svar], valueLabels: valueLabels, missingKinds: [svar, "inntekt", "sted"])
      }
      #expect(try DataFileWriting.written(frame, format).1.last == lost([svar]))
      #expect(try DataFileWriting.written(frame, format, labels: true).1.last == lost([]))
    }
  }

  /// What other programs find in files of ours is what we find in them, and what we write today.
  @Test(arguments: DataFileFixtures.written.keys.sorted())
  func otherProgramsFindWhatWasWritten(_ name: String) throws {
    let expected = try #require(DataFileFixtures.written[name])
    expected.check(try DataFile(path: DataFileFixtures.folder + "/written/" + name).read().frame)
    let source = try DataFile(path: DataFileFixtures.folder + "/" + (expected.source ?? "")).read().frame
    let format = try #require(DataFileWriter.Format(rawValue: FileExtension.of(name)))
    expected.check(try DataFileWriting.written(source, format).0)
  }

  @Test func thereAreFilesOfOurs() { #expect(DataFileFixtures.written.count >= 9) }

  /// Characters that XML does not allow, line ends that it changes, and texts that look like its escapes.
  @Test func textsOfAllSortsStandInAWorkbook() throws {
    let texts = [
      "a\rb", "a\r\nb", "a\nb", "a\tb", " a ", "_x000D_", "_x005F_", "a\u{1}b", "a\u{B}b", "<a>&\"'", "=1+1",
      "🙂",
      "_xZZZZ_", "\u{FFFD}", "a\u{7F}b", "a\u{85}b", "0301", "true", "2019-04-01", "#N/A",
    ]
    let (read, notes) = try DataFileWriting.written(
      try Frame(columns: [Column(name: "t", texts: texts)]), .xlsx)
    for (value, text) in zip(DataFileWriting.values(read["t"]), texts) {
      #expect(value.description.debugDescription == text.debugDescription)
    }
    #expect(notes == [])
  }
}
