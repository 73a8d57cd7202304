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
  package init(_ column: Column, selection: Bitmap? = nil) {
    let selected = selection ?? Bitmap(count: column.count, repeating: true)
    let present = column.missing.map { selected.subtracting($0) } ?? selected
    name = column.name
    kind = column.kind
    observations = present.countOfOnes
    missing = selected.countOfOnes - observations
    switch column.kind {
    case .number, .integer, .date, .logical:
      distribution = Distribution(column.numbers(in: present))
    case .factor:
      distribution = column.isNumeric ? Distribution(column.numbers(in: present)) : nil
    case .text: distribution = nil
    }
    switch column.kind {
    case .factor, .text, .logical: frequencies = column.frequencies(in: present)
    case .number, .integer, .date: frequencies = []
    }
  }
}

extension Summary.Distribution {
  /// Nil where there are no numbers.
  init?(_ values: [Double]) {
    var numbers = values
    guard !numbers.isEmpty else { return nil }
    var moments = RunningMoments()
    for number in numbers { moments.add(number) }
    numbers.sort()
    self.init(
      mean: moments.mean, standardDeviation: moments.variance.map { $0.squareRoot() },
      minimum: Quantile.value(0, ofSorted: numbers), lowerQuartile: Quantile.value(0.25, ofSorted: numbers),
      median: Quantile.value(0.5, ofSorted: numbers), upperQuartile: Quantile.value(0.75, ofSorted: numbers),
      maximum: Quantile.value(1, ofSorted: numbers))
  }
}

extension Column {
  /// The numbers of these rows that are numbers.
  fileprivate func numbers(in rows: Bitmap) -> [Double] {
    var found: [Double] = []
    found.reserveCapacity(rows.countOfOnes)
    ColumnSource(self).forEachNumber(in: rows) { if !$1.isNaN { found.append($1) } }
    return found
  }

  /// The levels and how many of these rows have each.
  fileprivate func frequencies(in rows: Bitmap) -> [Summary.Frequency] {
    let codes = [Int32](unsafeUninitializedCapacity: count) { buffer, initialized in
      if let base = buffer.baseAddress { readCodes(0..<count, into: base) }
      initialized = count
    }
    let names = levels.map(\.name)
    var counts = [Int](repeating: 0, count: names.count)
    rows.forEach(in: 0..<count) { counts[Int(codes[$0])] += 1 }
    let order =
      kind == .text
      ? names.indices.filter { counts[$0] > 0 }
        .sorted { names[$0].utf8.lexicographicallyPrecedes(names[$1].utf8) }
      : Array(names.indices)
    return order.map { Summary.Frequency(level: names[$0], count: counts[$0]) }
  }
}
