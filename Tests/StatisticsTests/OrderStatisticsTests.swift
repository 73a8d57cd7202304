import Data
import Statistics
import Testing

/// Selection finds what sorting finds.
@Suite struct OrderStatisticsTests {
  enum Kind: CaseIterable {
    case uniform, few, equal, huge, negative, zeros

    func number(_ row: Int) -> Double {
      // Multiplication by an odd number runs through the rows in no order.
      let mixed = Double((row &* 2_654_435_761) % 1_000_003)
      switch self {
      case .uniform: return mixed / 997
      case .few: return (mixed.truncatingRemainder(dividingBy: 58)).rounded(.down) + 3
      case .equal: return 24
      case .huge: return mixed * (row % 2 == 0 ? 1e300 : 1e-300)
      case .negative: return 500_000 - mixed
      case .zeros:
        return row % 3 == 0 ? 0 : row % 3 == 1 ? -0.0 : mixed.truncatingRemainder(dividingBy: 2) - 1
      }
    }
  }

  @Test(arguments: Kind.allCases, [1, 2, 5, 16_384, 16_385, 60_000])
  func theNumberInAPlace(_ kind: Kind, count: Int) throws {
    let numbers = (0..<count).map(kind.number)
    let sorted = numbers.enumerated().sorted { ($0.element, $0.offset) < ($1.element, $1.offset) }.map(
      \.element)
    let places = Set([0, count / 4, count / 3, count / 2, 3 * count / 4, count - 1])
    let found = try OrderStatistics(places: places, of: numbers)
    for place in places { #expect(found[place].bitPattern == sorted[place].bitPattern, "place \(place)") }
  }

  @Test func quantilesOfNothingAreNone() throws {
    #expect(try Quantile.values([0, 0.5], of: []).allSatisfy(\.isNaN))
    #expect(try Quantile.values([0, 0.25, 1], of: [4, 1]) == [1, 1.75, 4])
  }

  @Test func selectionIsInterrupted() {
    let numbers = (0..<200_000).map(Kind.uniform.number)
    for poll in [1, 5, 9] {
      #expect(throws: Interrupted.self) {
        try OrderStatistics(places: [100], of: numbers, Interruption(atPoll: poll))
      }
    }
  }
}
