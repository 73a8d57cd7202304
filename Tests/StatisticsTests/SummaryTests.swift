import Data
import Testing

@testable import Statistics

@Suite struct SummaryTests {
  @Test func quartilesInterpolateBetweenValues() throws {
    let summary = try Summary(Column(name: "x", numbers: [7, 1, .nan, 3, 2]))
    let found = try #require(summary.distribution)
    #expect(summary.observations == 4 && summary.missing == 1)
    #expect(found.mean == 3.25)
    #expect((found.minimum, found.maximum) == (1, 7))
    #expect([found.lowerQuartile, found.median, found.upperQuartile] == [1.75, 2.5, 4])
    #expect(((found.standardDeviation ?? 0) - 2.629955639676583).magnitude < 1e-15)
  }

  /// The spread of numbers far from zero; naive sums of squares give 0 or worse.
  @Test func theSpreadSurvivesALargeMean() throws {
    let numbers = (0..<1_001).map { 1e9 + Double($0 % 3) }
    let found = try #require(try Summary(Column(name: "x", numbers: numbers)).distribution)
    #expect(((found.standardDeviation ?? 0) - 0.81670).magnitude < 1e-4)
  }

  @Test func medianMonthsOfTheRegister() throws {
    let frame = try ReferenceFiles.frame("Examples/data/nir.csv")
    let summary = try Summary(frame.column("months"))
    #expect(summary.missing == 706)
    #expect(summary.distribution?.median == 24)
  }

  @Test func factorsAreCounted() throws {
    let column = Column(name: "a", texts: ["q", nil, "p", "q"])
    #expect(
      try Summary(column).frequencies == [
        Summary.Frequency(level: "p", count: 1), Summary.Frequency(level: "q", count: 2),
      ])
    #expect(try Summary(column).distribution == nil)
    let logical = try Summary(Column(name: "l", logicals: [true, false, true, nil]))
    #expect(logical.frequencies.map(\.count) == [1, 2])
    #expect(logical.distribution?.mean ?? 0 > 0.66)
  }

  @Test func onlyTheSelectionCounts() throws {
    let selection = Bitmap([true, true, false])
    let summary = try Summary(Column(name: "x", numbers: [1, .nan, 9]), selection: selection)
    #expect(summary.observations == 1 && summary.missing == 1)
    #expect(summary.distribution?.maximum == 1)
    #expect(summary.distribution?.standardDeviation == nil)
  }

  @Test func aColumnWithoutValues() throws {
    let summary = try Summary(Column(name: "x", numbers: [.nan, .nan]))
    #expect(summary.distribution == nil && summary.missing == 2)
  }
}
