import Data

/// Quantiles of numbers.
package enum Quantile {
  /// The quantiles of these probabilities by linear interpolation between order statistics at 1 + (n − 1)p: type 7
  /// of Hyndman and Fan (1996), the default of R and of NumPy. Not a number where there are no numbers.
  /// - Parameter numbers: in any order, none of them NaN.
  package static func values(
    _ probabilities: [Double], of numbers: [Double], _ interruption: Interruption? = nil
  ) throws(Interrupted) -> [Double] {
    guard let last = numbers.indices.last else { return probabilities.map { _ in .nan } }
    let positions = probabilities.map { Double(last) * min(max($0, 0), 1) }
    let below = positions.map { Int($0.rounded(.down)) }
    let places = below.flatMap { [$0, min(last, $0 + 1)] }
    let ordered = try OrderStatistics(places: places, of: numbers, interruption)
    return zip(positions, below).map { position, below in
      let share = position - Double(below)
      guard share > 0, below < last else { return ordered[below] }
      return ordered[below] + share * (ordered[below + 1] - ordered[below])
    }
  }

  /// The same of numbers that stand for so many equal ones each: of ascending numbers with their frequencies.
  static func weighted(_ probability: Double, of sorted: [(number: Double, weight: Double)]) -> Double {
    let total = sorted.reduce(0) { $0 + $1.weight }
    guard let last = sorted.last else { return .nan }
    let position = max(0, total - 1) * min(max(probability, 0), 1)
    let below = position.rounded(.down)
    var passed = 0.0
    for (index, element) in sorted.enumerated() {
      passed += element.weight
      guard passed > below else { continue }
      let share = position - below
      // The next of the repeated numbers is the same unless this one was the last of its kind.
      guard share > 0, passed <= below + 1, index + 1 < sorted.count else { return element.number }
      return element.number + share * (sorted[index + 1].number - element.number)
    }
    return last.number
  }
}
