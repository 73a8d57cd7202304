/// Small non-negative codes (places in a dictionary or among levels) in the narrowest unsigned width.
package enum PackedCodes: Hashable, Sendable {
  case uint8([UInt8])
  case uint16([UInt16])
  case uint32([UInt32])

  /// Packs codes that are all below `bound`.
  package init(_ codes: [Int32], below bound: Int) {
    self =
      if bound <= 1 << 8 {
        .uint8(codes.map { UInt8(truncatingIfNeeded: $0) })
      } else if bound <= 1 << 16 {
        .uint16(codes.map { UInt16(truncatingIfNeeded: $0) })
      } else {
        .uint32(codes.map { UInt32(truncatingIfNeeded: $0) })
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

  /// How many rows have each code; rows in `missing` are left out.
  package func frequencies(below bound: Int, leavingOut missing: Bitmap?) -> [Int] {
    switch self {
    case .uint8(let codes): codes.frequencies(below: bound, leavingOut: missing)
    case .uint16(let codes): codes.frequencies(below: bound, leavingOut: missing)
    case .uint32(let codes): codes.frequencies(below: bound, leavingOut: missing)
    }
  }

  /// Each code replaced by its entry in `table`, packed for codes below `bound`.
  package func mapped(through table: [Int32], below bound: Int) -> PackedCodes {
    var codes = [Int32](repeating: 0, count: count)
    codes.withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      read(0..<count, into: base)
      for row in buffer.indices {
        let code = Int(buffer[row])
        buffer[row] = code < table.count ? table[code] : 0
      }
    }
    return PackedCodes(codes, below: bound)
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

  fileprivate func frequencies(below bound: Int, leavingOut missing: Bitmap?) -> [Int] {
    var counts = [Int](repeating: 0, count: Swift.max(0, bound))
    withUnsafeBufferPointer { codes in
      for code in codes where Int(code) < counts.count { counts[Int(code)] &+= 1 }
      missing?.forEach(in: 0..<codes.count) { row in
        let code = Int(codes[row])
        if code < counts.count { counts[code] &-= 1 }
      }
    }
    return counts
  }
}

extension PackedCodes {
  /// The same codes, all below `bound`, in the narrowest width that holds them.
  func narrowed(below bound: Int) -> PackedCodes {
    switch self {
    case .uint8: self
    case .uint16(let codes): bound <= 1 << 8 ? .uint8(codes.map { UInt8(truncatingIfNeeded: $0) }) : self
    case .uint32(let codes):
      if bound <= 1 << 8 {
        .uint8(codes.map { UInt8(truncatingIfNeeded: $0) })
      } else if bound <= 1 << 16 {
        .uint16(codes.map { UInt16(truncatingIfNeeded: $0) })
      } else {
        self
      }
    }
  }
}
