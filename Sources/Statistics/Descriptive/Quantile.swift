/// Quantiles of numbers.
package enum Quantile {
  /// The quantile of probability p by linear interpolation between order statistics at 1 + (n − 1)p: type 7
  /// of Hyndman and Fan (1996), the default of R and of NumPy. Not a number where there are no numbers.
  package static func value(_ p: Double, ofSorted numbers: [Double]) -> Double {
    guard let last = numbers.indices.last else { return .nan }
    let position = Double(last) * min(max(p, 0), 1)
    let below = Int(position.rounded(.down))
    let share = position - Double(below)
    guard share > 0, below < last else { return numbers[below] }
    return numbers[below] + share * (numbers[below + 1] - numbers[below])
  }
}
