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
        schedule.forEachBlock(of: chunk, execution, rowCost: layout.count) { rows in
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
    let (stride, capacity) = (layout.count, DesignReader.capacity)
    let (kept, cells, atoms, response, weights) = (
      reader.kept, reader.cellOfRow, reader.values(of: 0), reader.response, reader.weights
    )
    withUnsafeTemporaryAllocation(of: Double.self, capacity: width) { z in
      guard let z = z.baseAddress else { return }
      z[0] = 1
      for t in 0..<reader.keptCount {
        let row = Int(kept[t])
        for a in 1..<(width &- 1) { z[a] = atoms[a &* capacity &+ row] }
        z[width &- 1] = response[row]
        layout.add(z, weight: weights[row], to: moments + Int(cells[row]) &* stride)
      }
    }
  }

  /// Calls `body` with each cell that has rows: its number, the codes of its levels and its moments.
  func forEachCell(
    _ body: (_ cell: Int, _ codes: UnsafePointer<Int32>, _ moments: UnsafePointer<Double>) -> Void
  ) {
    let stride = layout.count
    let levelCounts = index.levelCounts
    withUnsafeTemporaryAllocation(of: Int32.self, capacity: levelCounts.count + 1) { codes in
      values.withUnsafeBufferPointer { values in
        guard let codes = codes.baseAddress, let values = values.baseAddress else { return }
        codes.initialize(repeating: 0, count: levelCounts.count + 1)
        for cell in 0..<index.count {
          let moments = values + cell &* stride
          if moments[0] > 0 { body(cell, codes, moments) }
          var place = 0
          while place < levelCounts.count {
            codes[place] &+= 1
            if Int(codes[place]) < levelCounts[place] { break }
            codes[place] = 0
            place &+= 1
          }
        }
      }
    }
  }

  /// For each category and code Σ w.
  var levelWeights: [[Double]] {
    var sums = index.levelCounts.map { [Double](repeating: 0, count: $0) }
    forEachCell { _, codes, moments in
      for category in sums.indices { sums[category][Int(codes[category])] += moments[0] }
    }
    return sums
  }

  /// The moments of all rows together.
  var total: [Double] {
    var sums = [Double](repeating: 0, count: layout.count)
    sums.withUnsafeMutableBufferPointer { sums in
      values.withUnsafeBufferPointer { values in
        for start in stride(from: 0, to: values.count, by: sums.count) {
          for k in 0..<sums.count { sums[k] += values[start &+ k] }
        }
      }
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
