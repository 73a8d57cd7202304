extension PackedCodes {
  /// How many rows have each code; rows in `missing` are left out.
  package func frequencies(
    below bound: Int, leavingOut missing: Bitmap?, _ interruption: Interruption? = nil
  ) throws(Interrupted) -> [Int] {
    switch self {
    case .uint8(let codes): try codes.frequencies(below: bound, leavingOut: missing, interruption)
    case .uint16(let codes): try codes.frequencies(below: bound, leavingOut: missing, interruption)
    case .uint32(let codes): try codes.frequencies(below: bound, leavingOut: missing, interruption)
    }
  }

  /// Each code replaced by its entry in `table`, whose entries are below `bound`; 0 for codes beyond it.
  func mapped(
    through table: [Int32], below bound: Int, _ interruption: Interruption?
  ) throws(Interrupted) -> PackedCodes {
    switch self {
    case .uint8(let codes): try codes.mapped(through: table, below: bound, interruption)
    case .uint16(let codes): try codes.mapped(through: table, below: bound, interruption)
    case .uint32(let codes): try codes.mapped(through: table, below: bound, interruption)
    }
  }

  /// Writes for each of `rows` its code's entry in `table`; NaN for codes beyond it.
  func lookUp(_ rows: Range<Int>, in table: [Double], into target: UnsafeMutablePointer<Double>) {
    switch self {
    case .uint8(let codes): codes.lookUp(rows, in: table, into: target)
    case .uint16(let codes): codes.lookUp(rows, in: table, into: target)
    case .uint32(let codes): codes.lookUp(rows, in: table, into: target)
    }
  }

  /// The same codes, all below `bound`, in the narrowest width that holds them.
  func narrowed(below bound: Int, _ interruption: Interruption?) throws(Interrupted) -> PackedCodes {
    switch self {
    case .uint16(let codes) where bound <= 1 << 8:
      try PackedCodes(count: count, below: bound, interruption) { Int32(codes[$0]) }
    case .uint32(let codes) where bound <= 1 << 16:
      try PackedCodes(count: count, below: bound, interruption) { Int32(truncatingIfNeeded: codes[$0]) }
    case .uint8, .uint16, .uint32: self
    }
  }
}

extension Array where Element: FixedWidthInteger {
  fileprivate func frequencies(
    below bound: Int, leavingOut missing: Bitmap?, _ interruption: Interruption?
  ) throws(Interrupted) -> [Int] {
    var counts = [Int](repeating: 0, count: Swift.max(0, bound))
    try RowBlocks.forEach(count, interruption) { rows in
      counts.withUnsafeMutableBufferPointer { counts in
        withUnsafeBufferPointer { codes in
          for row in rows where Int(codes[row]) < counts.count { counts[Int(codes[row])] &+= 1 }
          missing?.forEach(in: rows) { row in
            let code = Int(codes[row])
            if code < counts.count { counts[code] &-= 1 }
          }
        }
      }
    }
    return counts
  }

  fileprivate func mapped(
    through table: [Int32], below bound: Int, _ interruption: Interruption?
  ) throws(Interrupted) -> PackedCodes {
    try withUnsafeBufferPointer { codes throws(Interrupted) in
      try table.withUnsafeBufferPointer { table throws(Interrupted) in
        try PackedCodes(count: codes.count, below: bound, interruption) { row in
          let code = Int(codes[row])
          return code < table.count ? table[code] : 0
        }
      }
    }
  }

  fileprivate func lookUp(_ rows: Range<Int>, in table: [Double], into target: UnsafeMutablePointer<Double>) {
    self[rows].withUnsafeBufferPointer { codes in
      table.withUnsafeBufferPointer { table in
        for index in 0..<codes.count {
          let code = Int(codes[index])
          target[index] = code < table.count ? table[code] : .nan
        }
      }
    }
  }
}
