import Data

/// How many observations of the sample have each level of each category.
enum LevelCounts {
  /// Counts the rows, each as often as its frequency weight says. Throws `.interrupted`.
  static func count(
    _ plan: DesignPlan, sample: EstimationSample, execution: Execution
  ) throws(EstimationError) -> [[Int]] {
    let frequencies = sample.weights.flatMap { $0.kind == .frequency ? $0 : nil }
    let size = plan.categories.reduce(0) { $0 + $1.levelCount }
    let schedule = BlockSchedule(rowCount: sample.rowCount, partialSize: size)
    let sums = try schedule.map(execution) { chunk in
      var counts = plan.categories.map { [Double](repeating: 0, count: max(1, $0.levelCount)) }
      withUnsafeTemporaryAllocation(of: Int32.self, capacity: BlockSchedule.blockRows) { codes in
        withUnsafeTemporaryAllocation(of: Double.self, capacity: BlockSchedule.blockRows) { weights in
          guard let codes = codes.baseAddress, let weights = weights.baseAddress else { return }
          weights.initialize(repeating: 1, count: BlockSchedule.blockRows)
          schedule.forEachBlock(of: chunk, execution) { rows in
            frequencies?.read(rows, into: weights)
            for (place, category) in plan.categories.enumerated() {
              category.column.readCodes(rows, into: codes)
              sample.keep.forEach(in: rows) {
                let row = $0 &- rows.lowerBound
                counts[place][Int(codes[row])] += weights[row]
              }
            }
          }
        }
      }
      return counts
    }
    return plan.categories.indices.map { place in
      sums.map { $0[place] }.summed(count: max(1, plan.categories[place].levelCount)).map { Int($0) }
    }
  }
}
