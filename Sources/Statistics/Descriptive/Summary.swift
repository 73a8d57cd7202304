import Data

/// A column described: how many values it has and how they are spread.
package struct Summary: Hashable, Sendable {
  /// How the values of a column of numbers lie.
  package struct Distribution: Hashable, Sendable {
    package let mean: Double
    /// With n − 1 in the divisor; nil for a single value.
    package let standardDeviation: Double?
    package let minimum: Double
    package let lowerQuartile: Double
    package let median: Double
    package let upperQuartile: Double
    package let maximum: Double
  }

  /// How often each category occurs.
  package struct Frequency: Hashable, Sendable {
    package let level: String
    package let count: Int
  }

  package let name: String
  package let kind: ColumnKind
  /// Rows with a value, and without.
  package let observations: Int
  package let missing: Int
  /// Nil for texts and for categories that are no numbers, and where there is no value.
  package let distribution: Distribution?
  /// The levels of a factor, text or logical in their order; empty for other columns.
  package let frequencies: [Frequency]

  /// Describes a column.
  /// - Parameter selection: the rows that count; nil for all.
  package init(
    _ column: Column, selection: Bitmap? = nil, interruption: Interruption? = nil
  ) throws(Interrupted) {
    let selected = selection ?? Bitmap(count: column.count, repeating: true)
    let present = column.missing.map { selected.subtracting($0) } ?? selected
    name = column.name
    kind = column.kind
    observations = present.countOfOnes
    missing = selected.countOfOnes - observations
    switch column.kind {
    case .number, .integer, .date, .logical:
      distribution = try Distribution(column.numbers(in: present, interruption), interruption)
    case .factor:
      distribution =
        column.isNumeric ? try Distribution(column.numbers(in: present, interruption), interruption) : nil
    case .text: distribution = nil
    }
    switch column.kind {
    case .factor, .text, .logical: frequencies = try column.frequencies(in: present, interruption)
    case .number, .integer, .date: frequencies = []
    }
  }
}

extension Summary.Distribution {
  /// Nil where there are no numbers.
  init?(_ numbers: [Double], _ interruption: Interruption?) throws(Interrupted) {
    guard !numbers.isEmpty else { return nil }
    var moments = RunningMoments()
    try RowBlocks.forEach(numbers.count, interruption) { rows in
      var sums = moments
      for row in rows { sums.add(numbers[row]) }
      moments = sums
    }
    let quantiles = try Quantile.values([0, 0.25, 0.5, 0.75, 1], of: numbers, interruption)
    self.init(
      mean: moments.mean, standardDeviation: moments.variance.map { $0.squareRoot() }, minimum: quantiles[0],
      lowerQuartile: quantiles[1], median: quantiles[2], upperQuartile: quantiles[3], maximum: quantiles[4])
  }
}

extension Column {
  /// The numbers of these rows that are numbers.
  fileprivate func numbers(in rows: Bitmap, _ interruption: Interruption?) throws(Interrupted) -> [Double] {
    var found: [Double] = []
    found.reserveCapacity(rows.countOfOnes)
    do {
      try ColumnSource(self).forEachNumber(in: rows, Execution(interruption: interruption)) {
        if !$1.isNaN { found.append($1) }
      }
    } catch { throw Interrupted() }
    return found
  }

  /// The levels and how many of these rows have each.
  fileprivate func frequencies(
    in rows: Bitmap, _ interruption: Interruption?
  ) throws(Interrupted) -> [Summary.Frequency] {
    let names = try levelNames(interruption)
    var counts = [Int](repeating: 0, count: names.count)
    let codes = UnsafeMutablePointer<Int32>.allocate(capacity: RowBlocks.length)
    defer { codes.deallocate() }
    try RowBlocks.forEach(count, interruption) { block in
      readCodes(block, into: codes)
      counts.withUnsafeMutableBufferPointer { counts in
        rows.forEach(in: block) { counts[Int(codes[$0 &- block.lowerBound])] += 1 }
      }
      interruption?.advance(by: block.count)
    }
    let order =
      kind == .text
      ? try MergeSort.sorted(places: names.indices.filter { counts[$0] > 0 }, of: names, interruption)
      : Array(names.indices)
    return try order.mapped(interruption) { Summary.Frequency(level: names[$0], count: counts[$0]) }
  }
}
