import Data
import Testing

@Suite struct LedgerTests {
  @Test func missingRowsAreCountedByColumnAndOverlap() throws {
    let months = Column(
      name: "months", integers: [1, 2, 3, 4, 5], missing: Bitmap([true, true, false, false, false]))
    let unemp = Column(
      name: "unemp", integers: [1, 2, 3, 4, 5], missing: Bitmap([false, true, true, false, true]))
    let full = Column(name: "gender", texts: ["a", "b", "a", "b", "a"])
    let (keep, use) = try CompleteCases.count(
      columns: [months, full, unemp, months], selection: Bitmap([true, true, true, true, false]), rowCount: 5)
    #expect(keep.indices == [3])
    #expect(
      use
        == SampleUse(
          rowsAvailable: 5, rowsOutsideCondition: 1,
          missing: [.init(column: "months", rows: 2), .init(column: "unemp", rows: 2)], rowsMissing: 3,
          rowsMissingSeveral: 1))
    #expect(use.rowsUsed == 1)
  }

  @Test func completeDataLoseNothing() throws {
    let (keep, use) = try CompleteCases.count(columns: [Column(name: "a", integers: [1, 2])], rowCount: 2)
    #expect(keep.countOfOnes == 2)
    #expect(use == SampleUse(rowsAvailable: 2))
  }

  @Test(arguments: 0..<20)
  func wordsAgreeWithRows(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let rowCount = Int.random(in: 1...300, using: &generator)
    func random(_ share: Double) -> Bitmap {
      Bitmap((0..<rowCount).map { _ in Double.random(in: 0..<1, using: &generator) < share })
    }
    let columns = (0..<4).map { index in
      Column(name: "c\(index)", integers: [Int64](repeating: 1, count: rowCount), missing: random(0.2))
    }
    let selection = random(0.7)
    let (keep, use) = try CompleteCases.count(columns: columns, selection: selection, rowCount: rowCount)
    let gaps = (0..<rowCount).map { row in columns.filter { $0.isMissing(row) }.count }
    #expect(keep.indices == (0..<rowCount).filter { selection[$0] && gaps[$0] == 0 })
    #expect(use.rowsMissing == (0..<rowCount).filter { selection[$0] && gaps[$0] > 0 }.count)
    #expect(use.rowsMissingSeveral == (0..<rowCount).filter { selection[$0] && gaps[$0] > 1 }.count)
    #expect(use.rowsUsed == keep.countOfOnes)
  }

  @Test func stepsFollowTheRows() throws {
    var ledger = SampleLedger()
    ledger.read(file: "nir.csv", rows: 100)
    ledger.record(.init(statement: "keep if age > 17", rowsBefore: 100, rowsAfter: 90))
    ledger.record(
      .init(statement: "drop if x", rowsBefore: 90, rowsAfter: 85, reason: "x is missing in 2 rows"))
    #expect(ledger.steps.map(\.rowsDropped) == [10, 5])
    #expect(ledger.rowsKept == 85)
    ledger.read(file: "other.csv", rows: 7)
    #expect(ledger.steps.isEmpty)
    #expect(ledger.rowsKept == 7)
  }
}
