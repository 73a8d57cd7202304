/// The numbers of a column as codes into a short table, so that a function of the column (a logarithm, a power) is
/// computed once for each entry and looked up for each row.
package struct NumberTable: Sendable {
  /// The number of each code. A table of a range of codes also has entries that no row has.
  package let numbers: [Double]

  fileprivate let codes: Codes

  fileprivate enum Codes {
    case offsets(PackedIntegers, from: Int64)
    case levels
  }
}

extension Column {
  /// A table of at most `limit` numbers; nil for texts and for columns that are not kept as small codes.
  package func numberTable(
    _ interruption: Interruption? = nil, limit: Int = 4096
  ) throws(Interrupted) -> NumberTable? {
    switch values {
    case .integer(let integers): try Self.table(of: integers, scale: 0, limit: limit, interruption)
    case .number(.decimals(let codes, let scale)):
      try Self.table(of: codes, scale: scale, limit: limit, interruption)
    case .logical: NumberTable(numbers: [0, 1], codes: .levels)
    case .factor(let storage):
      storage.levels.count <= limit
        ? NumberTable(numbers: storage.levels.map { $0.number ?? .nan }, codes: .levels) : nil
    case .number(.doubles), .text, .date: nil
    }
  }

  /// Writes the place in `table` of each of `rows`, −1 where the row is missing.
  package func readCodes(
    _ rows: Range<Int>, in table: NumberTable, into target: UnsafeMutablePointer<Int32>
  ) {
    switch table.codes {
    case .levels: readCodes(rows, into: target)
    case .offsets(let integers, let origin):
      integers.readOffsets(rows, from: origin, into: target)
      missing?.forEach(in: rows) { target[$0 &- rows.lowerBound] = -1 }
    }
  }

  /// The numbers that occur, ascending; nil when the column has no number table within `limit`.
  package func distinctNumbers(
    _ interruption: Interruption? = nil, limit: Int = 4096
  ) throws(Interrupted) -> [Double]? {
    guard let table = try numberTable(interruption, limit: limit) else { return nil }
    var isPresent = [Bool](repeating: false, count: table.numbers.count)
    var codes = [Int32](repeating: 0, count: min(count, RowBlocks.length))
    try RowBlocks.forEach(count, interruption) { rows in
      codes.withUnsafeMutableBufferPointer { buffer in
        guard let base = buffer.baseAddress else { return }
        readCodes(rows, in: table, into: base)
        for code in buffer.prefix(rows.count) where code >= 0 { isPresent[Int(code)] = true }
      }
    }
    let present = table.numbers.indices.filter { isPresent[$0] && !table.numbers[$0].isNaN }
    return Set(present.map { table.numbers[$0] }).sorted()
  }

  private static func table(
    of integers: PackedIntegers, scale: Int, limit: Int, _ interruption: Interruption?
  ) throws(Interrupted) -> NumberTable? {
    guard let bounds = try integers.bounds(interruption) else {
      return NumberTable(numbers: [], codes: .offsets(integers, from: 0))
    }
    let (width, overflow) = bounds.upperBound.subtractingReportingOverflow(bounds.lowerBound)
    guard !overflow, width < Int64(limit) else { return nil }
    let numbers = bounds.map { NumberStorage.number($0, scale: scale) }
    return NumberTable(numbers: numbers, codes: .offsets(integers, from: bounds.lowerBound))
  }
}
