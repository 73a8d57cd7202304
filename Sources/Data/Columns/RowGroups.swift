/// The rows of a column told apart by their values, without a name for each: a number of persons can be as large as
/// that of rows.
package struct RowGroups: Sendable {
  /// No code is as large.
  package let count: Int
  private let codes: PackedCodes
  private let missing: Bitmap?

  fileprivate init(count: Int, codes: PackedCodes, missing: Bitmap?) {
    self.count = count
    self.codes = codes
    self.missing = missing
  }

  /// Writes the group of each of `rows`; −1 where it is missing.
  package func readCodes(_ rows: Range<Int>, into target: UnsafeMutablePointer<Int32>) {
    codes.read(rows, into: target)
    missing?.forEach(in: rows) { target[$0 &- rows.lowerBound] = -1 }
  }
}

extension Column {
  /// The groups of rows with equal values, numbered as the levels of `asFactor` are; those of a text and of a factor
  /// by the codes that they have.
  package func groups(_ interruption: Interruption? = nil) throws(Interrupted) -> RowGroups {
    switch values {
    case .factor(let storage):
      return RowGroups(count: storage.levels.count, codes: storage.codes, missing: missing)
    case .text(let storage):
      return RowGroups(count: storage.dictionary.count, codes: storage.codes, missing: missing)
    case .logical(let flags):
      let codes = try PackedCodes(count: count, below: 2, interruption) { flags[$0] ? 1 : 0 }
      return RowGroups(count: 2, codes: codes, missing: missing)
    case .integer(let integers), .number(.decimals(let integers, _)):
      return try groups(of: integers, interruption)
    case .date(let days): return try groups(of: .int32(days), interruption)
    case .number(.doubles(let numbers)):
      return try groups(of: .int64(try numbers.orderedKeys(interruption)), interruption)
    }
  }

  private func groups(
    of integers: PackedIntegers, _ interruption: Interruption?
  ) throws(Interrupted) -> RowGroups {
    let distinct = try DistinctIntegers(integers, leavingOut: missing, interruption)
    return RowGroups(count: distinct.values.count, codes: distinct.codes, missing: missing)
  }
}

extension Column {
  /// The groups of rows with equal values, numbered in the order of the values: numbers and dates ascending, factors
  /// by their levels, texts by their code points.
  package func orderedGroups(_ interruption: Interruption? = nil) throws(Interrupted) -> RowGroups {
    guard case .text(let storage) = values else { return try groups(interruption) }
    let dictionary = storage.dictionary
    let order = try MergeSort.sorted(places: Array(dictionary.indices), of: dictionary, interruption)
    var ranks = [Int32](repeating: 0, count: dictionary.count)
    for (rank, place) in order.enumerated() { ranks[place] = Int32(truncatingIfNeeded: rank) }
    let codes = try storage.codes.mapped(through: ranks, below: dictionary.count, interruption)
    return RowGroups(count: dictionary.count, codes: codes, missing: missing)
  }
}

extension [Double] {
  /// Whole numbers in the order of the doubles: their bit patterns, once negative ones are turned round.
  func orderedKeys(_ interruption: Interruption?) throws(Interrupted) -> [Int64] {
    try [Int64](count: count, interruption) { rows, target in
      for row in rows {
        // Adding 0 makes −0 a 0.
        let bits = Int64(bitPattern: (self[row] + 0).bitPattern)
        target[row] = bits < 0 ? bits ^ .max : bits
      }
    }
  }
}
