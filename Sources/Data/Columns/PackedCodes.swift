/// Small non-negative codes (places in a dictionary or among levels) in the narrowest unsigned width.
package enum PackedCodes: Hashable, Sendable {
  case uint8([UInt8])
  case uint16([UInt16])
  case uint32([UInt32])

  /// Packs codes that are all below `bound`.
  package init(
    _ codes: [Int32], below bound: Int, _ interruption: Interruption? = nil
  ) throws(Interrupted) {
    try self.init(count: codes.count, below: bound, interruption) { codes[$0] }
  }

  /// Packs the codes of `count` rows, all below `bound`.
  @inline(__always)
  init(
    count: Int, below bound: Int, _ interruption: Interruption?, code: (_ row: Int) -> Int32
  ) throws(Interrupted) {
    func packed<Code: FixedWidthInteger & BitwiseCopyable>() throws(Interrupted) -> [Code] {
      try [Code](count: count, interruption) { rows, target in
        for row in rows { target[row] = Code(truncatingIfNeeded: code(row)) }
        interruption?.advance(by: rows.count)
      }
    }
    self =
      switch bound {
      case ...(1 << 8): .uint8(try packed())
      case ...(1 << 16): .uint16(try packed())
      default: .uint32(try packed())
      }
  }

  package var count: Int {
    switch self {
    case .uint8(let codes): codes.count
    case .uint16(let codes): codes.count
    case .uint32(let codes): codes.count
    }
  }

  package subscript(row: Int) -> Int {
    switch self {
    case .uint8(let codes): Int(codes[row])
    case .uint16(let codes): Int(codes[row])
    case .uint32(let codes): Int(codes[row])
    }
  }

  /// Writes the codes of `rows`.
  package func read(_ rows: Range<Int>, into target: UnsafeMutablePointer<Int32>) {
    switch self {
    case .uint8(let codes): codes.read(rows, into: target)
    case .uint16(let codes): codes.read(rows, into: target)
    case .uint32(let codes): codes.read(rows, into: target)
    }
  }

  package func gathered(
    by keep: Bitmap, _ interruption: Interruption? = nil
  ) throws(Interrupted) -> PackedCodes {
    switch self {
    case .uint8(let codes): .uint8(try codes.gathered(by: keep, interruption))
    case .uint16(let codes): .uint16(try codes.gathered(by: keep, interruption))
    case .uint32(let codes): .uint32(try codes.gathered(by: keep, interruption))
    }
  }

  package func prefix(_ length: Int) -> PackedCodes {
    switch self {
    case .uint8(let codes): .uint8(Array(codes.prefix(length)))
    case .uint16(let codes): .uint16(Array(codes.prefix(length)))
    case .uint32(let codes): .uint32(Array(codes.prefix(length)))
    }
  }
}

extension Array where Element: FixedWidthInteger {
  fileprivate func read(_ rows: Range<Int>, into target: UnsafeMutablePointer<Int32>) {
    self[rows].withUnsafeBufferPointer { codes in
      for index in 0..<codes.count { target[index] = Int32(truncatingIfNeeded: codes[index]) }
    }
  }
}
