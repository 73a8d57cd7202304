/// Integers in the narrowest signed width that holds all of them.
package enum PackedIntegers: Hashable, Sendable {
  case int8([Int8])
  case int16([Int16])
  case int32([Int32])
  case int64([Int64])

  /// Packs values into the narrowest width.
  package init(_ values: [Int64]) {
    let range = Self.bounds(of: values) ?? 0...0
    self =
      switch Width(holding: range) {
      case .bits8: .int8(values.map { Int8(truncatingIfNeeded: $0) })
      case .bits16: .int16(values.map { Int16(truncatingIfNeeded: $0) })
      case .bits32: .int32(values.map { Int32(truncatingIfNeeded: $0) })
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
  package var bounds: ClosedRange<Int64>? {
    switch self {
    case .int8(let values): Self.bounds(of: values)
    case .int16(let values): Self.bounds(of: values)
    case .int32(let values): Self.bounds(of: values)
    case .int64(let values): Self.bounds(of: values)
    }
  }

  /// The values of the rows in `keep`, in the same width.
  package func gathered(by keep: Bitmap) -> PackedIntegers {
    switch self {
    case .int8(let values): .int8(values.gathered(by: keep))
    case .int16(let values): .int16(values.gathered(by: keep))
    case .int32(let values): .int32(values.gathered(by: keep))
    case .int64(let values): .int64(values.gathered(by: keep))
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

  private static func bounds<Value: FixedWidthInteger>(of values: [Value]) -> ClosedRange<Int64>? {
    guard var lowest = values.first else { return nil }
    var highest = lowest
    values.withUnsafeBufferPointer { values in
      for value in values {
        lowest = min(lowest, value)
        highest = max(highest, value)
      }
    }
    return Int64(lowest)...Int64(highest)
  }
}
