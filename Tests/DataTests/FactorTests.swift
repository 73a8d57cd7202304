import Data
import Testing

@Suite struct FactorTests {
  @Test func textsAreOrderedByCodePoint() throws {
    let factor = try Column(name: "t", texts: ["spor2", "Andre", nil, "\u{e5}", "spor1", "Andre"]).asFactor()
    #expect(factor.levels.map(\.name) == ["Andre", "spor1", "spor2", "\u{e5}"])
    #expect(codes(of: factor) == [2, 0, -1, 3, 1, 0])
    #expect(!factor.isNumeric)
  }

  @Test func numbersKeepTheirNumber() throws {
    let years = try Column(name: "cohort", integers: [2015, 2011, 2016, 2011]).asFactor()
    #expect(years.levels == [2011, 2015, 2016].map { Level(name: "\(Int($0))", number: $0) })
    #expect(years.isNumeric)
    #expect(years.numbers == [2015, 2011, 2016, 2011])
    #expect(years.value(at: 0) == .text("2015"))
    let rates = try Column(name: "r", numbers: [2.5, -1, .pi, -.pi, 0]).asFactor()
    #expect(rates.levels.map(\.number) == [-.pi, -1, 0, 2.5, .pi])
    #expect(rates.levels.map(\.name)[3] == "2.5")
    #expect(
      try Column(name: "l", logicals: [true, true]).asFactor().levels.map(\.name) == ["false", "true"])
    #expect(
      try Column(name: "d", dates: [1, 0]).asFactor().levels.map(\.name) == ["1970-01-01", "1970-01-02"])
  }

  @Test func levelsCanBeListed() throws {
    let ages = Column(name: "age", texts: ["45+", "16-24", nil, "45+"])
    let factor = try ages.asFactor(levels: ["45+", "16-24", "none"], reference: "16-24")
    #expect(codes(of: factor) == [0, 1, -1, 0])
    #expect(factor.levels.map(\.name) == ["45+", "16-24", "none"])
    #expect(factor.referenceIndex == 1)
    let again = try factor.asFactor(levels: ["16-24", "45+"])
    #expect(codes(of: again) == [1, 0, -1, 1])
  }

  @Test func levelsThatNoRowHasAreLeftOut() throws {
    let texts = Column(name: "t", texts: ["a", "b", "c"])
    let some = try texts.filtered(by: Bitmap([true, false, true]))
    #expect(try some.asFactor().levels.map(\.name) == ["a", "c"])
    let numbers = Column(name: "n", integers: [0, 7], missing: Bitmap([true, false]))
    #expect(try numbers.asFactor().levels.map(\.name) == ["7"])
  }

  @Test func wrongLevelsAreNamed() throws {
    let column = Column(name: "t", texts: ["a", "b", "b", "c"])
    #expect(throws: ColumnError.valuesOutsideLevels(column: "t", values: ["b", "c"], rows: 3)) {
      try column.asFactor(levels: ["a"])
    }
    #expect(throws: ColumnError.repeatedLevel(column: "t", level: "a")) {
      try column.asFactor(levels: ["a", "b", "a"])
    }
    #expect(throws: ColumnError.unknownLevel(column: "t", level: "x", levels: ["a", "b", "c"])) {
      try column.asFactor(reference: "x")
    }
  }

  @Test func tablesOfNumbersCoverSmallRangesOnly() throws {
    let rates = Column(name: "unemp", numbers: [2.8, .nan, 1.2, 2.8])
    let found = try rates.numberTable()
    let table = try #require(found)
    var places = [Int32](repeating: 0, count: 4)
    places.withUnsafeMutableBufferPointer { rates.readCodes(0..<4, in: table, into: $0.baseAddress!) }
    #expect(places[1] == -1)
    #expect([0, 2, 3].map { table.numbers[Int(places[$0])] } == [2.8, 1.2, 2.8])
    #expect(try rates.distinctNumbers() == [1.2, 2.8])
    #expect(try Column(name: "id", integers: [1, 5000]).numberTable() == nil)
    #expect(try Column(name: "id", integers: [.min, .max]).numberTable() == nil)
    #expect(try Column(name: "t", texts: ["a"]).distinctNumbers() == nil)
    #expect(try Column(name: "none", integers: []).distinctNumbers() == [])
  }
}

extension FactorTests {
  @Test(arguments: [1, 200, 70_000, 1 << 40])
  func placesOfIntegersAreThoseOfSortedValues(spread: Int64) throws {
    var generator = SeededGenerator(seed: UInt64(spread))
    let integers = (0..<500).map { _ in Int64.random(in: -spread...spread, using: &generator) }
    let missing = Bitmap((0..<500).map { _ in Int.random(in: 0..<5, using: &generator) == 0 })
    let factor = try Column(name: "n", integers: integers, missing: missing).asFactor()
    let present = Set((0..<500).filter { !missing[$0] }.map { integers[$0] }).sorted()
    #expect(factor.levels.map(\.name) == present.map(\.description))
    let expected = (0..<500).map { row in
      missing[row] ? -1 : Int32(present.firstIndex(of: integers[row]) ?? -2)
    }
    #expect(codes(of: factor) == expected)
  }
}
