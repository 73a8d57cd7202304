import Data

/// Counts the cells of the two by two table and sums the outcome in each.
struct CellTable: Sendable {
  let outcome: any NumericSource
  let after: ThresholdSource
  let treated: LevelSource
  let time: Column

  /// What the sample has in the cells.
  struct Counts: Sendable {
    var rows: [DifferenceInDifferences.Cell: Int] = [:]
    var weights: [DifferenceInDifferences.Cell: Double] = [:]
    var sums: [DifferenceInDifferences.Cell: Double] = [:]
    /// The first and last period before the start; nil if there is none. The same from the start on.
    var periodsBefore: ClosedRange<Double>?
    var periodsAfter: ClosedRange<Double>?
  }

  /// Throws `.interrupted`.
  func count(_ sample: EstimationSample, _ execution: Execution) throws(EstimationError) -> Counts {
    execution.beginPass(over: sample.rowCount)
    let size = BlockSchedule.blockRows
    var sums = (0..<4).map { _ in Sum() }
    withUnsafeTemporaryAllocation(of: Double.self, capacity: 5 * size) { buffer in
      guard let numbers = buffer.baseAddress else { return }
      let (isAfter, isTreated, times, weights) = (
        numbers + size, numbers + 2 * size, numbers + 3 * size, numbers + 4 * size
      )
      weights.initialize(repeating: 1, count: size)
      for start in stride(from: 0, to: sample.rowCount, by: size) where !execution.isInterrupted {
        let rows = start..<min(start + size, sample.rowCount)
        outcome.read(rows, into: numbers)
        after.read(rows, into: isAfter)
        treated.read(rows, into: isTreated)
        time.readNumbers(rows, into: times)
        sample.weights?.read(rows, into: weights)
        sample.keep.forEach(in: rows) {
          let row = $0 - start
          let cell = (isAfter[row] == 1 ? 2 : 0) + (isTreated[row] == 1 ? 1 : 0)
          sums[cell].add(numbers[row], weight: weights[row], time: times[row])
        }
        execution.interruption?.advance(by: rows.count, rows: rows.count)
      }
    }
    try execution.check()
    return Counts(sums)
  }

  fileprivate struct Sum {
    var rows = 0
    var weight = 0.0
    var total = 0.0
    var firstTime = Double.infinity
    var lastTime = -Double.infinity

    mutating func add(_ value: Double, weight: Double, time: Double) {
      rows += 1
      self.weight += weight
      total += weight * value
      firstTime = min(firstTime, time)
      lastTime = max(lastTime, time)
    }
  }
}

extension CellTable.Counts {
  fileprivate init(_ sums: [CellTable.Sum]) {
    let cells: [DifferenceInDifferences.Cell] = [
      .controlBefore, .treatedBefore, .controlAfter, .treatedAfter,
    ]
    for (cell, sum) in zip(cells, sums) {
      rows[cell] = sum.rows
      weights[cell] = sum.weight
      self.sums[cell] = sum.total
      guard sum.rows > 0 else { continue }
      let periods = sum.firstTime...sum.lastTime
      if cell.isAfter {
        periodsAfter = periodsAfter.map { $0.covering(periods) } ?? periods
      } else {
        periodsBefore = periodsBefore.map { $0.covering(periods) } ?? periods
      }
    }
  }
}

extension ClosedRange<Double> {
  /// The smallest range with both in it.
  fileprivate func covering(_ other: ClosedRange<Double>) -> ClosedRange<Double> {
    Swift.min(lowerBound, other.lowerBound)...Swift.max(upperBound, other.upperBound)
  }
}
