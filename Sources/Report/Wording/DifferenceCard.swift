import Glibc
import Statistics

/// The numbers of a difference in differences, rounded so that a reader who subtracts the printed ones gets the
/// printed ones.
struct DifferenceCard {
  let controlBefore: Double
  let treatedBefore: Double
  let controlAfter: Double
  let treatedAfter: Double
  let decimals: Int
  /// Whether every printed difference is also the rounded exact one.
  let isExact: Bool

  var differenceBefore: Double { rounded(treatedBefore - controlBefore) }
  var differenceAfter: Double { rounded(treatedAfter - controlAfter) }
  var controlChange: Double { rounded(controlAfter - controlBefore) }
  var treatedChange: Double { rounded(treatedAfter - treatedBefore) }
  var counterfactual: Double { rounded(treatedBefore + controlChange) }
  var effect: Double { rounded(differenceAfter - differenceBefore) }

  /// Takes the fewest decimals, from three on, at which the printed numbers add up to the exact ones rounded.
  init(_ presentation: DifferencePresentation) {
    let means = [
      presentation.level(.controlBefore), presentation.level(.treatedBefore),
      presentation.level(.controlAfter),
      presentation.level(.treatedAfter),
    ]
    let estimate = presentation.estimate
    let exact = [
      estimate.differenceBefore.estimate, estimate.differenceAfter.estimate, estimate.controlChange.estimate,
      estimate.treatedChange.estimate, estimate.effect.estimate,
    ]
    let first = Self.leastDecimals(means)
    for decimals in first...(first + 6) {
      let card = DifferenceCard(means, decimals: decimals, isExact: true)
      let told = [
        card.differenceBefore, card.differenceAfter, card.controlChange, card.treatedChange, card.effect,
      ]
      if zip(told, exact).allSatisfy({ $0 == Self.rounded($1, decimals) }) {
        self = card
        return
      }
    }
    self.init(means, decimals: first + 1, isExact: false)
  }

  private init(_ means: [Double], decimals: Int, isExact: Bool) {
    controlBefore = Self.rounded(means[0], decimals)
    treatedBefore = Self.rounded(means[1], decimals)
    controlAfter = Self.rounded(means[2], decimals)
    treatedAfter = Self.rounded(means[3], decimals)
    self.decimals = decimals
    self.isExact = isExact
  }

  /// Three decimals for numbers about 1; fewer for large ones, more for small ones.
  private static func leastDecimals(_ means: [Double]) -> Int {
    let size = means.map { abs($0) }.filter(\.isFinite).max() ?? 1
    guard size > 0 else { return 3 }
    return min(12, max(0, 3 - max(-9, Int(Glibc.log10(size).rounded(.up)))))
  }

  private func rounded(_ number: Double) -> Double { Self.rounded(number, decimals) }

  private static func rounded(_ number: Double, _ decimals: Int) -> Double {
    let scale = Glibc.pow(10, Double(decimals))
    let result = (number * scale).rounded() / scale
    return result == 0 ? 0 : result
  }
}
