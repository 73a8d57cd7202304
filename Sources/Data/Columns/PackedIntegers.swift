/// Integers in the narrowest signed width that holds all of them.
package enum PackedIntegers: Hashable, Sendable {
  case int8([Int8])
  case int16([Int16])
  case int32([Int32])
  case int64([Int64])

  /// Packs values into the narrowest width.
  package init(_ values: [Int64], _ interruption: Interruption? = nil) throws(Interrupted) {
    func narrowed<Narrow: FixedWidthInteger & BitwiseCopyable>() throws(Interrupted) -> [Narrow] {
      try [Narrow](count: values.count, interruption) { rows, target in
        for row in rows { target[row] = Narrow(truncatingIfNeeded: values[row]) }
        interruption?.advance(by: rows.count)
      }
    }
    self =
      switch Width(holding: try Self.bounds(of: values, interruption) ?? 0...0) {
      case .bits8: .int8(try narrowed())
      case .bits16: .int16(try narrowed())
      case .bits32: .int32(try narrowed())
      case .bits64: .int64(values)
      }
  }

  /// The widths there are.
  package enum Width: Int, Comparable, Sendable {
    case bits8 = 1
    case bits16 = 2
    case bits32 = 4
    case bits64 = 8

    /// The narrowest width that holds every value of `range`.
    package init(holding range: ClosedRange<Int64>) {
      func fits<Narrow: FixedWidthInteger>(_: Narrow.Type) -> Bool {
        range.lowerBound >= Int64(Narrow.min) && range.upperBound <= Int64(Narrow.max)
      }
      self = fits(Int8.self) ? .bits8 : fits(Int16.self) ? .bits16 : fits(Int32.self) ? .bits32 : .bits64
    }

    package static func < (left: Width, right: Width) -> Bool { left.rawValue < right.rawValue }
  }

  package var count: Int {
    switch self {
    case .int8(let values): values.count
    case .int16(let values): values.count
    case .int32(let values): values.count
    case .int64(let values): values.count
    }
  }

  package subscript(row: Int) -> Int64 {
    switch self {
    case .int8(let values): Int64(values[row])
    case .int16(let values): Int64(values[row])
    case .int32(let values): Int64(values[row])
    case .int64(let values): values[row]
    }
  }

  /// Smallest and largest value; nil when there are none.
  package func bounds(_ interruption: Interruption? = nil) throws(Interrupted) -> ClosedRange<Int64>? {
    switch self {
    case .int8(let values): try Self.bounds(of: values, interruption)
    case .int16(let values): try Self.bounds(of: values, interruption)
    case .int32(let values): try Self.bounds(of: values, interruption)
    case .int64(let values): try Self.bounds(of: values, interruption)
    }
  }

  /// The values of the rows in `keep`, in the same width.
  package func gathered(
    by keep: Bitmap, _ interruption: Interruption? = nil
  ) throws(Interrupted) -> PackedIntegers {
    switch self {
    case .int8(let values): .int8(try values.gathered(by: keep, interruption))
    case .int16(let values): .int16(try values.gathered(by: keep, interruption))
    case .int32(let values): .int32(try values.gathered(by: keep, interruption))
    case .int64(let values): .int64(try values.gathered(by: keep, interruption))
    }
  }

  package func prefix(_ length: Int) -> PackedIntegers {
    switch self {
    case .int8(let values): .int8(Array(values.prefix(length)))
    case .int16(let values): .int16(Array(values.prefix(length)))
    case .int32(let values): .int32(Array(values.prefix(length)))
    case .int64(let values): .int64(Array(values.prefix(length)))
    }
  }

  static func bounds<Value: FixedWidthInteger>(
    of values: [Value], _ interruption: Interruption?
  ) throws(Interrupted) -> ClosedRange<Int64>? {
    guard var lowest = values.first else { return nil }
    var highest = lowest
    try RowBlocks.forEach(values.count, interruption) { rows in
      values[rows].withUnsafeBufferPointer { values in
        for value in values {
          lowest = min(lowest, value)
          highest = max(highest, value)
        }
      }
    }
    return Int64(lowest)...Int64(highest)
  }
}
