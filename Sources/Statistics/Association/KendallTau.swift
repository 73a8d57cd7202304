import Data

/// Kendall's τ-b of two columns, and its probability under independence.
struct KendallTau {
  let coefficient: Double
  let pValue: Double

  init(_ x: [Double], _ y: [Double], _ interruption: Interruption?) throws(Interrupted) {
    let n = min(x.count, y.count)
    let order = try MergeSort.sorted(places: Array(0..<n), interruption) {
      x[$0] != x[$1] ? x[$0] < x[$1] : y[$0] < y[$1]
    }
    let sortedX = order.map { x[$0] }
    var sortedY = order.map { y[$0] }
    let tiesX = Ties(runs: Self.runs(sortedX))
    let both = Self.pairs(in: Self.runs(zip(sortedX, sortedY).map { [$0, $1] }))
    let exchanges = try Self.sortCountingExchanges(&sortedY, interruption)
    let tiesY = Ties(runs: Self.runs(sortedY))
    let total = Double(n) * Double(n - 1) / 2
    let score = total - tiesX.pairs - tiesY.pairs + both - 2 * exchanges
    let scale = (total - tiesX.pairs).squareRoot() * (total - tiesY.pairs).squareRoot()
    coefficient = n > 1 && scale > 0 ? min(max(score / scale, -1), 1) : .nan
    let m = Double(n) * Double(n - 1)
    var variance = (m * Double(2 * n + 5) - tiesX.third - tiesY.third) / 18
    if n > 1 { variance += 2 * tiesX.pairs * tiesY.pairs / m }
    if n > 2 { variance += tiesX.second * tiesY.second / (9 * m * Double(n - 2)) }
    pValue = variance > 0 && scale > 0 ? Normal.standard.twoSided(score / variance.squareRoot()) : .nan
  }

  /// Sums over the runs of t equal numbers.
  private struct Ties {
    var pairs = 0.0
    var second = 0.0
    var third = 0.0

    init(runs: [Int]) {
      for run in runs {
        let t = Double(run)
        pairs += t * (t - 1) / 2
        second += t * (t - 1) * (t - 2)
        third += t * (t - 1) * (2 * t + 5)
      }
    }
  }

  private static func pairs(in runs: [Int]) -> Double {
    runs.reduce(0) { $0 + Double($1) * Double($1 - 1) / 2 }
  }

  private static func runs<Element: Equatable>(_ sorted: [Element]) -> [Int] {
    var runs: [Int] = []
    var start = 0
    for place in sorted.indices where place + 1 == sorted.count || sorted[place + 1] != sorted[place] {
      runs.append(place + 1 - start)
      start = place + 1
    }
    return runs
  }

  /// Sorts by merging; the number of pairs that stood the wrong way round.
  private static func sortCountingExchanges(
    _ numbers: inout [Double], _ interruption: Interruption?
  ) throws(Interrupted) -> Double {
    var exchanges = 0.0
    var merged = numbers
    var width = 1
    while width < numbers.count {
      var start = 0
      while start < numbers.count {
        if start % (1 << 15) < 2 * width { try interruption?.check() }
        let (middle, end) = (min(start + width, numbers.count), min(start + 2 * width, numbers.count))
        var (left, right) = (start, middle)
        for place in start..<end {
          if right == end || (left < middle && numbers[left] <= numbers[right]) {
            merged[place] = numbers[left]
            left += 1
          } else {
            exchanges += Double(middle - left)
            merged[place] = numbers[right]
            right += 1
          }
        }
        start = end
      }
      swap(&numbers, &merged)
      width *= 2
    }
    return exchanges
  }
}
