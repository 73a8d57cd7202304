/// The different integers of a column and each row's place among them.
struct DistinctIntegers {
  /// Ascending; those of rows that are not missing.
  let values: [Int64]

  /// Places in `values`; 0 in missing rows.
  let codes: PackedCodes

  /// The widest range for which a table of all its integers is kept.
  private static let tableLimit = 1 << 22

  init(
    _ integers: PackedIntegers, leavingOut missing: Bitmap?, _ interruption: Interruption?
  ) throws(Interrupted) {
    switch integers {
    case .int8(let integers): try self.init(integers, leavingOut: missing, interruption)
    case .int16(let integers): try self.init(integers, leavingOut: missing, interruption)
    case .int32(let integers): try self.init(integers, leavingOut: missing, interruption)
    case .int64(let integers): try self.init(integers, leavingOut: missing, interruption)
    }
  }

  private init(values: [Int64], codes: PackedCodes) {
    self.values = values
    self.codes = codes
  }

  private init<Value: FixedWidthInteger & BitwiseCopyable>(
    _ integers: [Value], leavingOut missing: Bitmap?, _ interruption: Interruption?
  ) throws(Interrupted) {
    let present =
      if let missing { try integers.gathered(by: missing.complement, interruption) } else { integers }
    guard let bounds = try PackedIntegers.bounds(of: present, interruption) else {
      self.init(
        values: [], codes: try PackedCodes(count: integers.count, below: 0, interruption) { _ in 0 })
      return
    }
    let (width, overflow) = bounds.upperBound.subtractingReportingOverflow(bounds.lowerBound)
    if !overflow, width < Int64(Self.tableLimit) {
      try self.init(
        integers, present: present, lowest: bounds.lowerBound, width: Int(width) + 1, interruption)
    } else {
      try self.init(integers, sorting: present, interruption)
    }
  }

  /// By a table of all integers of a short range.
  private init<Value: FixedWidthInteger>(
    _ integers: [Value], present: [Value], lowest: Int64, width: Int, _ interruption: Interruption?
  ) throws(Interrupted) {
    var places = [Int32](repeating: -1, count: width)
    try RowBlocks.forEach(present.count, interruption) { rows in
      places.withUnsafeMutableBufferPointer { places in
        for value in present[rows] { places[Int(Int64(value) &- lowest)] = 0 }
      }
    }
    var values: [Int64] = []
    for offset in places.indices where places[offset] == 0 {
      places[offset] = Int32(truncatingIfNeeded: values.count)
      values.append(lowest &+ Int64(offset))
    }
    self.values = values
    codes = try integers.withUnsafeBufferPointer { integers throws(Interrupted) in
      try places.withUnsafeBufferPointer { places throws(Interrupted) in
        try PackedCodes(count: integers.count, below: values.count, interruption) { row in
          let (offset, overflow) = Int64(integers[row]).subtractingReportingOverflow(lowest)
          guard !overflow, offset >= 0, offset < places.count else { return 0 }
          return max(0, places[Int(offset)])
        }
      }
    }
  }

  /// By sorting, and a search for each row.
  private init<Value: FixedWidthInteger & BitwiseCopyable>(
    _ integers: [Value], sorting present: [Value], _ interruption: Interruption?
  ) throws(Interrupted) {
    let sorted = try MergeSort.sorted(present, interruption, by: <)
    var values: [Value] = []
    try RowBlocks.forEach(sorted.count, interruption) { rows in
      for value in sorted[rows] where value != values.last { values.append(value) }
    }
    self.values = try values.mapped(interruption) { Int64($0) }
    codes = try values.withUnsafeBufferPointer { values throws(Interrupted) in
      try PackedCodes(count: integers.count, below: values.count, interruption) { row in
        Self.place(of: integers[row], in: values)
      }
    }
  }

  /// The place of a value among ascending ones; that of its neighbour when it is not among them.
  private static func place<Value: FixedWidthInteger>(of value: Value, in values: UnsafeBufferPointer<Value>)
    -> Int32
  {
    var low = 0
    var high = values.count - 1
    while low < high {
      let middle = (low + high) / 2
      if values[middle] < value { low = middle + 1 } else { high = middle }
    }
    return Int32(truncatingIfNeeded: low)
  }
}
