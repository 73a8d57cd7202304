import Data
import Testing

@Suite struct CSVWarningTests {
  private func place(_ row: Int, _ line: Int, _ column: String) -> FilePlace {
    FilePlace(file: "data.csv", row: row, line: line, column: column)
  }

  @Test func plainFilesGiveNone() throws {
    #expect(try read(csv: "a,b\n1,x\n2,y\n").warnings == [])
    #expect(try read(csv: "a,b\n1,x\n2,y\n\n\n").warnings == [])
  }

  @Test func delimiterAndEmptinessAreSaid() throws {
    #expect(try read(csv: "a;b\n1;x\n").warnings == [.delimiterFound(.semicolon)])
    #expect(try read(csv: "a\tb\n1\tx\n").warnings == [.delimiterFound(.tab)])
    #expect(try read(csv: "a;b\n1;x\n", options: CSVOptions(delimiter: .semicolon)).warnings == [])
    #expect(try read(csv: "a,b\n").warnings == [.noRows])
    #expect(try read(csv: "a,b\n1,\n").warnings == [.emptyColumn(name: "b")])
    #expect(try read(csv: "a,b\n\n1,2\n\n\n3,4\n\n").warnings == [.blankLines(count: 3)])
    #expect(
      try read(csv: "a;b\n1;2,5\n2;-3\n").warnings.last == .decimalCommaLikely(column: "b", value: "2,5"))
  }

  @Test(arguments: [1, 2, 3], [nil, 40, 1000])
  func fewTextsAmongNumbersAreShown(threads: Int, blockLength: Int?) throws {
    var lines = (1...1000).map { "\($0),\"two\nlines\"" }
    lines[699] = "n/a,x"
    lines[800] = "n/a,x"
    lines[850] = "none,x"
    let text = "\na,b\n\n" + lines.joined(separator: "\n") + "\n"
    let warnings = try read(csv: text, threads: threads, blockLength: blockLength).warnings
    // The header stands on line 2, an empty line follows, and each row before the 700th takes two lines.
    #expect(
      warnings == [
        .blankLines(count: 1),
        .textAmongNumbers(place(700, 4 + 2 * 699, "a"), value: "n/a", rows: 3, distinct: 2),
      ])
  }

  @Test func manyTextsAndIdentifiersAreNoMistake() throws {
    let mixed = "a\n" + (1...100).map { $0 % 5 == 0 ? "n/a\n" : "\($0)\n" }.joined()
    #expect(try read(csv: mixed).warnings == [])
    let codes = "a\n" + (1...1000).map { $0 == 7 ? "0301\n" : "\($0)\n" }.joined()
    #expect(try read(csv: codes).warnings == [])
  }

  @Test func lostDigitsAreSaid() throws {
    #expect(try read(csv: "a\n1\n9007199254740993\n").warnings == [])
    #expect(try read(csv: "a\n1\n9007199254740993\n0.5\n").warnings == [.digitsLost(place(2, 3, "a"))])
    #expect(try read(csv: "a\n1\n9007199254740992\n0.5\n").warnings == [])
    #expect(try read(csv: "a\n1\n2\n99999999999999999999\n").warnings == [.digitsLost(place(3, 4, "a"))])
    for blockLength in [1, 5, 40] {
      let text = "a\n1\n0.5\n9007199254740993\n7\n9007199254740993\n"
      #expect(try read(csv: text, blockLength: blockLength).warnings == [.digitsLost(place(3, 4, "a"))])
    }
  }
}
