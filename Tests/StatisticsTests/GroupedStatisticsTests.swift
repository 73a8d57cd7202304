import Data
import Testing

@testable import Statistics

@Suite struct GroupedStatisticsTests {
  private let frame = [
    Column(name: "town", texts: ["b", "a", "b", nil, "a", "b"]),
    Column(name: "year", integers: [2012, 2011, 2011, 2011, 2011, 2012]),
    Column(name: "x", numbers: [1, 2, 3, 4, .nan, 6]),
  ]

  @Test func groupsStandInTheOrderOfTheirKeys() throws {
    let grouping = try Grouping(Array(frame.prefix(2)), rowCount: 6)
    #expect(grouping.count == 3)
    #expect(grouping.codes == [2, 0, 1, -1, 0, 2])
    #expect(try grouping.firstRows() == [1, 2, 0])
    #expect(try grouping.sizes() == [2, 1, 2])
  }

  @Test func aMissingKeyIsAGroupWhenAskedFor() throws {
    let grouping = try Grouping([frame[0]], rowCount: 6, missing: .group)
    #expect(grouping.codes == [1, 0, 1, 2, 0, 1])
  }

  @Test func rowsOutsideTheSelectionAreInNoGroup() throws {
    let grouping = try Grouping(
      [frame[0]], rowCount: 6, selection: Bitmap([true, true, true, true, false, false]))
    #expect(grouping.codes == [1, 0, 1, -1, -1, -1])
    #expect(try Grouping([], rowCount: 6).codes == [0, 0, 0, 0, 0, 0])
  }

  /// Against the same keys counted one by one, with more pairs of keys than fit a table.
  @Test func manyKeysAreToldApart() throws {
    let count = 20_000
    let first = (0..<count).map { Int64(($0 &* 7919) % 4999) }
    let second = (0..<count).map { Int64(($0 &* 104_729) % 3001) &* 1_000_003 }
    let grouping = try Grouping(
      [Column(name: "a", integers: first), Column(name: "b", integers: second)], rowCount: count)
    let keys = zip(first, second).map { [$0, $1] }
    let sorted = Set(keys).sorted { $0.lexicographicallyPrecedes($1) }
    #expect(grouping.count == sorted.count)
    #expect(grouping.codes.indices.allSatisfy { sorted[Int(grouping.codes[$0])] == keys[$0] })
  }

  @Test func figuresOfEachGroup() throws {
    let grouping = try Grouping([frame[0]], rowCount: 6)
    let statistics = GroupedStatistics(frame[2].numbers, in: grouping)
    #expect(try statistics.values(.count) == [1, 3])
    #expect(try statistics.values(.sum) == [2, 10])
    #expect(try statistics.values(.mean) == [2, 10 / 3.0])
    #expect(try statistics.values(.median) == [2, 3])
    #expect(try statistics.values(.maximum) == [2, 6])
    #expect(try statistics.values(.variance)[0].isNaN)
    #expect(abs(try statistics.values(.variance)[1] - 19 / 3.0) < 1e-14)
  }

  /// A row that stands for three observations counts as three rows.
  @Test func weightsRepeatRows() throws {
    let numbers = [4.0, 1, 2.5, 8]
    let weights = [3.0, 1, 2, 0]
    let repeated = zip(numbers, weights).flatMap { Array(repeating: $0, count: Int($1)) }
    let weighted = GroupedStatistics(numbers, weights: weights, in: try Grouping([], rowCount: 4))
    let plain = GroupedStatistics(repeated, in: try Grouping([], rowCount: repeated.count))
    let all: [Statistic] = [
      .count, .sum, .mean, .variance, .standardDeviation, .standardError, .minimum, .maximum, .median,
      .quantile(0.25), .quantile(0.75), .quantile(0.9),
    ]
    for statistic in all {
      let (a, b) = (try weighted.values(statistic)[0], try plain.values(statistic)[0])
      #expect(abs(a - b) <= 1e-12 * abs(b), "\(statistic)")
    }
  }
}
