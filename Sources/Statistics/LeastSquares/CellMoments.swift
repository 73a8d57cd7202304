import Data

/// For each combination of category levels the weighted moments of its rows: all that the normal equations
/// need to know of them.
struct CellMoments: Sendable {
  let index: CellIndex
  let layout: MomentLayout
  /// One cell after the other.
  private(set) var values: [Double]

  /// Adds up the rows of the sample, chunk by chunk. Throws `.interrupted`.
  init(
    _ plan: DesignPlan, sample: EstimationSample, centre: Centre, index: CellIndex, execution: Execution
  ) throws(EstimationError) {
    let layout = MomentLayout(width: plan.atoms.count + 1)
    let size = index.count * layout.count
    let schedule = BlockSchedule(rowCount: sample.rowCount, partialSize: size)
    let partials = try schedule.map(execution) { chunk in
      var moments = [Double](repeating: 0, count: size)
      moments.withUnsafeMutableBufferPointer { moments in
        guard let moments = moments.baseAddress else { return }
        let reader = DesignReader(plan: plan, sample: sample, centre: centre, cells: index)
        for rows in schedule.blocks(of: chunk) where !execution.isInterrupted {
          reader.read(rows)
          Self.add(reader, width: layout.width, to: moments)
        }
      }
      return moments
    }
    self.index = index
    self.layout = layout
    values = partials.summed(count: size)
  }

  private static func add(
    _ reader: DesignReader, width: Int, to moments: UnsafeMutablePointer<Double>
  ) {
    let layout = MomentLayout(width: width)
    let stride = layout.count
    withUnsafeTemporaryAllocation(of: Double.self, capacity: width) { z in
      guard let z = z.baseAddress else { return }
      z[0] = 1
      for t in 0..<reader.keptCount {
        let row = Int(reader.kept[t])
        for a in 1..<(width &- 1) { z[a] = reader.values(of: a)[row] }
        z[width &- 1] = reader.response[row]
        let cell = moments + Int(reader.cellOfRow[row]) &* stride
        layout.add(z, weight: reader.weights[row], to: cell)
      }
    }
  }

  /// Σ w in a cell.
  func weight(of cell: Int) -> Double { values[cell * layout.count] }

  /// For each category, which of its levels occur.
  var presence: [[Bool]] {
    var present = index.levelCounts.map { [Bool](repeating: false, count: $0) }
    for cell in 0..<index.count where weight(of: cell) > 0 {
      for category in present.indices { present[category][index.code(of: category, in: cell)] = true }
    }
    return present
  }

  /// The moments of all rows together.
  var total: [Double] {
    var sums = [Double](repeating: 0, count: layout.count)
    for start in stride(from: 0, to: values.count, by: layout.count) {
      for k in sums.indices { sums[k] += values[start + k] }
    }
    return sums
  }
}

extension Array where Element == [Double] {
  /// The sum of arrays of one length, added in their order.
  func summed(count: Int) -> [Double] {
    guard var sum = first else { return [Double](repeating: 0, count: count) }
    for partial in dropFirst() {
      sum.withUnsafeMutableBufferPointer { sum in
        partial.withUnsafeBufferPointer { partial in
          for i in 0..<Swift.min(sum.count, partial.count) { sum[i] += partial[i] }
        }
      }
    }
    return sum
  }
}
