extension PackedIntegers {
  /// Writes `rows` as doubles, each divided by `divisor` when there is one.
  func readNumbers(_ rows: Range<Int>, divisor: Double?, into target: UnsafeMutablePointer<Double>) {
    switch self {
    case .int8(let values): values.readNumbers(rows, divisor: divisor, into: target)
    case .int16(let values): values.readNumbers(rows, divisor: divisor, into: target)
    case .int32(let values): values.readNumbers(rows, divisor: divisor, into: target)
    case .int64(let values): values.readNumbers(rows, divisor: divisor, into: target)
    }
  }

  /// Writes `rows` less `origin`, for values that are known to lie within 2³¹ above it.
  func readOffsets(_ rows: Range<Int>, from origin: Int64, into target: UnsafeMutablePointer<Int32>) {
    switch self {
    case .int8(let values): values.readOffsets(rows, from: origin, into: target)
    case .int16(let values): values.readOffsets(rows, from: origin, into: target)
    case .int32(let values): values.readOffsets(rows, from: origin, into: target)
    case .int64(let values): values.readOffsets(rows, from: origin, into: target)
    }
  }
}

extension Array where Element: FixedWidthInteger {
  fileprivate func readNumbers(
    _ rows: Range<Int>, divisor: Double?, into target: UnsafeMutablePointer<Double>
  ) {
    self[rows].withUnsafeBufferPointer { values in
      if let divisor {
        for index in 0..<values.count { target[index] = Double(values[index]) / divisor }
      } else {
        for index in 0..<values.count { target[index] = Double(values[index]) }
      }
    }
  }

  fileprivate func readOffsets(
    _ rows: Range<Int>, from origin: Int64, into target: UnsafeMutablePointer<Int32>
  ) {
    self[rows].withUnsafeBufferPointer { values in
      for index in 0..<values.count {
        target[index] = Int32(truncatingIfNeeded: Int64(values[index]) &- origin)
      }
    }
  }
}

extension Array {
  /// The elements of the rows in `keep`, moved together.
  func gathered(
    by keep: Bitmap, _ interruption: Interruption?
  ) throws(Interrupted) -> [Element] where Element: BitwiseCopyable {
    let length = keep.countOfOnes
    if length == 0 { return [] }
    var next = 0
    let kept = [Element](unsafeUninitializedCapacity: length) { target, initializedCount in
      withUnsafeBufferPointer { source in
        try? RowBlocks.forEach(source.count, interruption) { rows in
          keep.forEach(in: rows) { row in
            target[next] = source[row]
            next &+= 1
          }
          interruption?.advance(by: rows.count)
        }
      }
      initializedCount = next
    }
    if next < length { throw Interrupted() }
    return kept
  }
}
