/// The different integers of a column and each row's place among them.
struct DistinctIntegers {
  /// Ascending; those of rows that are not missing.
  let values: [Int64]

  /// Places in `values`; 0 in missing rows.
  let codes: PackedCodes

  /// The widest range for which a table of all its integers is kept.
  private static let tableLimit = 1 << 22

  init(_ integers: PackedIntegers, leavingOut missing: Bitmap?) {
    switch integers {
    case .int8(let integers): self.init(integers, leavingOut: missing)
    case .int16(let integers): self.init(integers, leavingOut: missing)
    case .int32(let integers): self.init(integers, leavingOut: missing)
    case .int64(let integers): self.init(integers, leavingOut: missing)
    }
  }

  private init(values: [Int64], codes: PackedCodes) {
    self.values = values
    self.codes = codes
  }

  private init<Value: FixedWidthInteger>(_ integers: [Value], leavingOut missing: Bitmap?) {
    let present = missing.map { integers.gathered(keeping: $0.complement) } ?? integers
    guard let lowest = present.min(), let highest = present.max() else {
      self.init(values: [], codes: PackedCodes(count: integers.count, below: 0) { _ in 0 })
      return
    }
    let (width, overflow) = Int64(highest).subtractingReportingOverflow(Int64(lowest))
    if !overflow, width < Int64(Self.tableLimit) {
      self.init(integers, present: present, lowest: Int64(lowest), width: Int(width) + 1)
    } else {
      self.init(integers, sorting: present)
    }
  }

  /// By a table of all integers of a short range.
  private init<Value: FixedWidthInteger>(_ integers: [Value], present: [Value], lowest: Int64, width: Int) {
    var places = [Int32](repeating: -1, count: width)
    for value in present { places[Int(Int64(value) &- lowest)] = 0 }
    var values: [Int64] = []
    for offset in places.indices where places[offset] == 0 {
      places[offset] = Int32(truncatingIfNeeded: values.count)
      values.append(lowest &+ Int64(offset))
    }
    self.values = values
    codes = integers.withUnsafeBufferPointer { integers in
      places.withUnsafeBufferPointer { places in
        PackedCodes(count: integers.count, below: values.count) { row in
          let (offset, overflow) = Int64(integers[row]).subtractingReportingOverflow(lowest)
          guard !overflow, offset >= 0, offset < places.count else { return 0 }
          return max(0, places[Int(offset)])
        }
      }
    }
  }

  /// By sorting, and a search for each row.
  private init<Value: FixedWidthInteger>(_ integers: [Value], sorting present: [Value]) {
    var values: [Value] = []
    for value in present.sorted() where value != values.last { values.append(value) }
    self.values = values.map { Int64($0) }
    codes = values.withUnsafeBufferPointer { values in
      PackedCodes(count: integers.count, below: values.count) { row in
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

extension Array where Element: FixedWidthInteger {
  fileprivate func gathered(keeping keep: Bitmap) -> [Element] {
    var kept: [Element] = []
    kept.reserveCapacity(keep.countOfOnes)
    keep.forEach(in: 0..<count) { kept.append(self[$0]) }
    return kept
  }
}
