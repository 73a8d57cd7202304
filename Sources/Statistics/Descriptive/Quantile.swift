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
}
