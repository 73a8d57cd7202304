/// The values of one column in one block, packed.
struct CSVFragment: Sendable {
  enum Values: Sendable {
    /// No value, or none that counts.
    case none
    case integers(PackedIntegers)
    case doubles([Double])
  }

  var mode = CSVCellMode.skipped
  var scale = 0
  var values = Values.none
  /// Bounds within which all integers lie; wider than need be, but of the same width in bits.
  var bounds: ClosedRange<Int64> = 0...0
  /// One bit a row, set where the row is missing; empty when none is.
  var absent: [UInt64] = []
  /// First row of the block whose whole number a double does not hold; −1 for none.
  var lossyRow = -1
  /// The thread whose dictionary the codes belong to.
  var worker = 0
}

extension CSVFragment {
  /// Packs the first `rowCount` cells of a column.
  init(_ column: CSVColumnScratch, rowCount: Int, worker: Int) {
    mode = column.mode
    scale = column.scale
    lossyRow = column.lossyRow
    self.worker = worker
    guard mode != .skipped, mode != .conflicting else { return }
    let words = UnsafeBufferPointer(start: column.absent, count: (rowCount + 63) / 64)
    if words.contains(where: { $0 != 0 }) { absent = Array(words) }
    let cells = UnsafeBufferPointer(start: column.cells, count: rowCount)
    switch mode {
    case .undetermined, .skipped, .conflicting: break
    case .double: values = .doubles(cells.map { Double(bitPattern: UInt64(bitPattern: $0)) })
    case .integer, .decimal, .logical, .date, .text:
      bounds = Self.bounds(of: cells)
      values = .integers(Self.packed(cells, within: bounds))
      if mode == .decimal, bounds.lowerBound < Int64(Int32.min) || bounds.upperBound > Int64(Int32.max) {
        becomeDoubles(cells)
      }
    }
  }

  /// Codes that need more than 32 bits gain nothing over doubles.
  private mutating func becomeDoubles(_ cells: UnsafeBufferPointer<Int64>) {
    let scale = scale
    values = .doubles(cells.map { NumberStorage.number($0, scale: scale) })
    mode = .double
  }

  /// For values that are not negative, all bits that any of them has: faster than a maximum and of the same width.
  private static func bounds(of cells: UnsafeBufferPointer<Int64>) -> ClosedRange<Int64> {
    var bits: Int64 = 0
    for cell in cells { bits |= cell }
    if bits >= 0 { return 0...bits }
    var lowest: Int64 = 0
    var highest: Int64 = 0
    for cell in cells {
      lowest = min(lowest, cell)
      highest = max(highest, cell)
    }
    return lowest...highest
  }

  private static func packed(
    _ cells: UnsafeBufferPointer<Int64>, within bounds: ClosedRange<Int64>
  ) -> PackedIntegers {
    switch PackedIntegers.Width(holding: bounds) {
    case .bits8: .int8(narrowed(cells))
    case .bits16: .int16(narrowed(cells))
    case .bits32: .int32(narrowed(cells))
    case .bits64: .int64(narrowed(cells))
    }
  }

  private static func narrowed<Narrow: FixedWidthInteger>(_ cells: UnsafeBufferPointer<Int64>) -> [Narrow] {
    // An empty array's storage is shared by all threads, and making one in place writes to it.
    if cells.isEmpty { return [] }
    return [Narrow](unsafeUninitializedCapacity: cells.count) { target, initializedCount in
      for index in 0..<cells.count { target[index] = Narrow(truncatingIfNeeded: cells[index]) }
      initializedCount = cells.count
    }
  }
}
