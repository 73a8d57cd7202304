import Testing

@testable import Data

/// Whatever stands in names and texts, the reader finds again what was written.
@Suite struct CSVRoundTripTests {
  private static let pieces = [
    ",", ";", "\t", "\"", "\n", "\r", "\r\n", " ", "a", "ø", "1", ".", "-", "'", "|", "é", "\u{FEFF}", "$FL2",
    "PAR1", "PK\u{3}\u{4}",
    "true", "0301", ";;;;", "\t\t\t", ",,,,", "\"\"",
  ]

  private static func text(_ generator: inout SeededGenerator) -> String {
    (0..<Int.random(in: 1...6, using: &generator)).map { _ in
      pieces.randomElement(using: &generator) ?? ""
    }.joined()
  }

  @Test(arguments: [DataFileWriter.Format.csv, .tsv])
  func hostileTextsAreReadBack(_ format: DataFileWriter.Format) throws {
    for seed in 1...400 as ClosedRange<UInt64> {
      var generator = SeededGenerator(seed: seed)
      var names: Set<String> = []
      for _ in 0..<Int.random(in: 1...4, using: &generator) {
        let name = Self.text(&generator)
        // The reader takes no spaces around a name for part of it.
        let trimmed = name.split(separator: " ", omittingEmptySubsequences: true).joined(separator: " ")
        if !trimmed.isEmpty { names.insert(trimmed) }
      }
      if names.isEmpty { continue }
      let columns = names.sorted().map { name in
        Column(name: name, texts: (0..<4).map { _ in "x" + Self.text(&generator) + "x" })
      }
      let frame = try Frame(columns: columns)
      let (read, _) = try DataFileWriting.written(frame, format)
      #expect(read.columnNames == frame.columnNames, "seed \(seed)")
      for (column, original) in zip(read.columns, frame.columns) {
        #expect(DataFileWriting.values(column) == DataFileWriting.values(original), "seed \(seed)")
      }
    }
  }
}
