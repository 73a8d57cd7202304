import Data

/// The ranks of numbers among one another.
package struct Ranks: Sendable {
  /// From 1; equal numbers share the mean of their ranks.
  package let values: [Double]
  /// How many numbers each run of equal ones has, where there is more than one.
  package let ties: [Int]

  /// - Parameter numbers: none of them NaN.
  package init(_ numbers: [Double], _ interruption: Interruption? = nil) throws(Interrupted) {
    let order = try MergeSort.sorted(places: Array(numbers.indices), interruption) {
      numbers[$0] < numbers[$1]
    }
    var ranks = [Double](repeating: 0, count: numbers.count)
    var ties: [Int] = []
    var start = 0
    while start < order.count {
      var end = start + 1
      while end < order.count, numbers[order[end]] == numbers[order[start]] { end += 1 }
      let rank = Double(start + end + 1) / 2
      for place in start..<end { ranks[order[place]] = rank }
      if end - start > 1 { ties.append(end - start) }
      if start % 4096 == 0 { try interruption?.check() }
      start = end
    }
    (values, self.ties) = (ranks, ties)
  }

  /// Σ (t³ − t) over the runs of equal numbers.
  package var tieCorrection: Double {
    ties.reduce(0) { $0 + (Double($1) * Double($1) * Double($1) - Double($1)) }
  }
}
