/// Small non-negative codes (places in a dictionary or among levels) in the narrowest unsigned width.
package enum PackedCodes: Hashable, Sendable {
  case uint8([UInt8])
  case uint16([UInt16])
  case uint32([UInt32])

  /// Packs codes that are all below `bound`.
  package init(_ codes: [Int32], below bound: Int) {
    self.init(count: codes.count, below: bound) { codes[$0] }
  }

  /// Packs the codes of `count` rows, all below `bound`.
  @inline(__always)
  init(count: Int, below bound: Int, code: (_ row: Int) -> Int32) {
    func packed<Code: FixedWidthInteger>(_: Code.Type) -> [Code] {
      [Code](unsafeUninitializedCapacity: count) { target, initializedCount in
        for row in 0..<count { target[row] = Code(truncatingIfNeeded: code(row)) }
        initializedCount = count
      }
    }
    self =
      switch bound {
      case ...(1 << 8): .uint8(packed(UInt8.self))
      case ...(1 << 16): .uint16(packed(UInt16.self))
      default: .uint32(packed(UInt32.self))
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

  package func gathered(by keep: Bitmap) -> PackedCodes {
    switch self {
    case .uint8(let codes): .uint8(codes.gathered(by: keep))
    case .uint16(let codes): .uint16(codes.gathered(by: keep))
    case .uint32(let codes): .uint32(codes.gathered(by: keep))
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
