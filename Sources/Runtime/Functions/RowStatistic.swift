/// A figure of each row's values in several columns; missing ones are left out.
package enum RowStatistic: Hashable, Sendable {
  case mean, total, minimum, maximum, standardDeviation
  case missingCount, presentCount

  /// Writes the figures of `rows`, a column at a time.
  func evaluate(_ nodes: [NumberNode], _ rows: Range<Int>, into out: UnsafeMutablePointer<Double>) {
    let count = rows.count
    withScratch(4 * count) { scratch in
      let (numbers, present, mean, squares) =
        (scratch, scratch + count, scratch + 2 * count, scratch + 3 * count)
      for accumulator in [present, mean, squares] { accumulator.update(repeating: 0, count: count) }
      out.update(repeating: self == .minimum || self == .maximum ? .nan : 0, count: count)
      for node in nodes {
        node.evaluate(rows, into: numbers)
        for i in 0..<count where !numbers[i].isNaN {
          let number = numbers[i]
          present[i] += 1
          switch self {
          case .minimum: out[i] = out[i].isNaN ? number : Swift.min(out[i], number)
          case .maximum: out[i] = out[i].isNaN ? number : Swift.max(out[i], number)
          case .standardDeviation:
            let distance = number - mean[i]
            mean[i] += distance / present[i]
            squares[i] += distance * (number - mean[i])
          case .mean, .total: out[i] += number
          case .missingCount, .presentCount: break
          }
        }
      }
      for i in 0..<count { out[i] = result(out[i], present[i], squares[i], of: nodes.count) }
    }
  }

  private func result(_ value: Double, _ present: Double, _ squares: Double, of count: Int) -> Double {
    switch self {
    case .mean: present > 0 ? value / present : .nan
    case .total: present > 0 ? value : .nan
    case .minimum, .maximum: value
    case .standardDeviation: present > 1 ? (squares / (present - 1)).squareRoot() : .nan
    case .missingCount: Double(count) - present
    case .presentCount: present
    }
  }
}
