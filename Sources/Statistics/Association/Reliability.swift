import Data

/// How well items measure one thing together: Cronbach's α (1951).
package struct Reliability: Hashable, Sendable {
  package struct Item: Hashable, Sendable {
    package let name: String
    package let mean: Double
    package let standardDeviation: Double
    /// The item's correlation with the sum of the others; NaN where one of them does not vary.
    package let restCorrelation: Double
    /// α of the other items; NaN where fewer than two are left.
    package let alphaWithout: Double
  }

  /// k/(k − 1) · (1 − Σ item variances / variance of the sum).
  package let alpha: Double
  /// The same of standardised items, from their mean correlation.
  package let standardizedAlpha: Double
  package let meanCorrelation: Double
  package let items: [Item]
  /// The rows in which no item is missing, which are the ones used.
  package let count: Int

  /// - Parameter items: numbers of the selected rows, NaN where missing; at least two.
  package init(
    _ items: [(name: String, numbers: [Double])], interruption: Interruption? = nil
  ) throws(Interrupted) {
    let numbers = CorrelationMatrix.complete(items.map(\.numbers))
    count = numbers.first?.count ?? 0
    let covariances = try Self.covariances(numbers, interruption)
    alpha = Self.alpha(covariances, Array(numbers.indices))
    let k = Double(numbers.count)
    var correlations: [Double] = []
    for i in numbers.indices {
      for j in 0..<i {
        correlations.append(covariances[i][j] / (covariances[i][i] * covariances[j][j]).squareRoot())
      }
    }
    let average = correlations.reduce(0, +) / Double(correlations.count)
    meanCorrelation = average
    standardizedAlpha = k * average / (1 + (k - 1) * average)
    self.items = items.indices.map { i in
      let others = numbers.indices.filter { $0 != i }
      let shared = others.reduce(0) { $0 + covariances[i][$1] }
      let rest = others.reduce(0) { sum, a in sum + others.reduce(0) { $0 + covariances[a][$1] } }
      let mean = numbers[i].reduce(0, +) / Double(numbers[i].count)
      return Item(
        name: items[i].name, mean: mean, standardDeviation: covariances[i][i].squareRoot(),
        restCorrelation: covariances[i][i] > 0 && rest > 0
          ? shared / (covariances[i][i] * rest).squareRoot() : .nan,
        alphaWithout: others.count > 1 ? Self.alpha(covariances, others) : .nan)
    }
  }

  private static func alpha(_ covariances: [[Double]], _ items: [Int]) -> Double {
    let k = Double(items.count)
    let own = items.reduce(0) { $0 + covariances[$1][$1] }
    let total = items.reduce(0) { sum, i in sum + items.reduce(0) { $0 + covariances[i][$1] } }
    return k > 1 && total > 0 ? k / (k - 1) * (1 - own / total) : .nan
  }

  private static func covariances(
    _ numbers: [[Double]], _ interruption: Interruption?
  ) throws(Interrupted) -> [[Double]] {
    let n = Double(numbers.first?.count ?? 0)
    let means = numbers.map { $0.reduce(0, +) / n }
    var covariances = numbers.map { _ in [Double](repeating: .nan, count: numbers.count) }
    for i in numbers.indices {
      for j in 0...i {
        var sum = 0.0
        try RowBlocks.forEach(numbers[i].count, interruption) { rows in
          for row in rows { sum += (numbers[i][row] - means[i]) * (numbers[j][row] - means[j]) }
        }
        covariances[i][j] = n > 1 ? sum / (n - 1) : .nan
        covariances[j][i] = covariances[i][j]
      }
    }
    return covariances
  }
}
