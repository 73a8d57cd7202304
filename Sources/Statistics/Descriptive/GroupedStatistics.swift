import Data

/// Figures of the groups of a grouping.
package struct GroupedStatistics: Sendable {
  package let grouping: Grouping
  private let numbers: [Double]
  private let weights: [Double]?
  private let interruption: Interruption?

  /// - Parameters:
  ///   - numbers: one a row, NaN where missing.
  ///   - weights: how many observations each row stands for; nil for one each. Rows whose weight is missing or not
  ///     above 0 do not count.
  package init(
    _ numbers: [Double], weights: [Double]? = nil, in grouping: Grouping, interruption: Interruption? = nil
  ) {
    self.grouping = grouping
    self.numbers = numbers
    self.weights = weights
    self.interruption = interruption
  }

  /// One number a group; NaN where it does not exist.
  package func values(_ statistic: Statistic) throws(Interrupted) -> [Double] {
    switch statistic {
    case .count: try moments().map(\.weight)
    case .sum: try moments().map(\.total)
    case .mean: try moments().map(\.average)
    case .variance: try moments().map(\.variance)
    case .standardDeviation: try moments().map { $0.variance.squareRoot() }
    case .standardError: try moments().map { ($0.variance / $0.weight).squareRoot() }
    case .minimum: try extremes { $0 < $1 }
    case .maximum: try extremes { $0 > $1 }
    case .first: try extremes { _, _ in false }
    case .last: try extremes { _, _ in true }
    case .quantile(let probability): try quantiles([probability]).map { $0[0] }
    }
  }

  /// Calls `body` with the group, number and weight of every row that counts.
  @inline(__always)
  private func forEach(_ body: (_ group: Int, _ number: Double, _ weight: Double) -> Void) throws(Interrupted)
  {
    try grouping.codes.withUnsafeBufferPointer { codes throws(Interrupted) in
      try numbers.withUnsafeBufferPointer { numbers throws(Interrupted) in
        try RowBlocks.forEach(min(codes.count, numbers.count), interruption) { rows in
          for row in rows where codes[row] >= 0 && !numbers[row].isNaN {
            let weight = weights?[row] ?? 1
            if weight > 0 { body(Int(codes[row]), numbers[row], weight) }
          }
        }
      }
    }
  }

  /// Count, mean and variance of each group, from one pass over the rows.
  package func moments() throws(Interrupted) -> [WeightedMoments] {
    var moments = [WeightedMoments](repeating: WeightedMoments(), count: grouping.count)
    try forEach { group, number, weight in moments[group].add(number, weight: weight) }
    return moments
  }

  private func extremes(_ isBetter: (Double, Double) -> Bool) throws(Interrupted) -> [Double] {
    var best = [Double](repeating: .nan, count: grouping.count)
    try forEach { group, number, _ in
      if best[group].isNaN || isBetter(number, best[group]) { best[group] = number }
    }
    return best
  }

  /// For each group its quantiles at these probabilities; weighted ones by counting weights as repetitions.
  package func quantiles(_ probabilities: [Double]) throws(Interrupted) -> [[Double]] {
    // The numbers of each group side by side.
    var counts = [Int](repeating: 0, count: grouping.count + 1)
    try forEach { group, _, _ in counts[group + 1] += 1 }
    for group in 0..<grouping.count { counts[group + 1] += counts[group] }
    var next = counts
    var gathered = [(number: Double, weight: Double)](repeating: (0, 0), count: counts[grouping.count])
    try forEach { group, number, weight in
      gathered[next[group]] = (number, weight)
      next[group] += 1
    }
    var values: [[Double]] = []
    for group in 0..<grouping.count {
      let own = gathered[counts[group]..<counts[group + 1]]
      if weights == nil {
        values.append(try Quantile.values(probabilities, of: own.map(\.number), interruption))
      } else {
        try interruption?.check()
        let sorted = own.sorted { $0.number < $1.number }
        values.append(probabilities.map { Quantile.weighted($0, of: sorted) })
      }
    }
    return values
  }
}

/// Mean and variance of weighted numbers that come one after the other (West 1979). Frequency weights are meant: the
/// variance has Σw − 1 in its divisor.
package struct WeightedMoments: Hashable, Sendable {
  /// The sum of the weights: how many observations there are.
  package private(set) var weight = 0.0
  private var mean = 0.0
  private var squares = 0.0
  private var sum = CompensatedSum()

  mutating func add(_ number: Double, weight added: Double) {
    weight += added
    let distance = number - mean
    mean += distance * (added / weight)
    squares += added * distance * (number - mean)
    sum.add(number * added)
  }

  package var average: Double { total / weight }
  var total: Double { sum.value }
  /// NaN for fewer than two observations.
  package var variance: Double { weight > 1 ? squares / (weight - 1) : .nan }
}
