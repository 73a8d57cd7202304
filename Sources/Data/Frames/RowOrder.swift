/// The order of rows by the values of columns, by radix sort: time grows linearly with the rows.
package struct RowOrder: Sendable {
  /// The rows in their order.
  package private(set) var rows: [Int32]

  /// One column to sort by.
  package struct Key: Sendable {
    package let column: Column
    package let isDescending: Bool

    package init(_ column: Column, isDescending: Bool = false) {
      self.column = column
      self.isDescending = isDescending
    }
  }

  /// Equal rows keep their order; rows in which a key is missing stand after those that have one, whichever way the key
  /// is sorted. Texts go by code points, factors by their levels.
  /// - Parameter keys: the first counts most.
  package init(by keys: [Key], rowCount: Int, interruption: Interruption? = nil) throws(Interrupted) {
    rows = try [Int32](count: rowCount, interruption) { block, target in
      for row in block { target[row] = Int32(truncatingIfNeeded: row) }
    }
    // The last key first: each later pass keeps the order of the ones before it.
    for key in keys.reversed() {
      try sort(by: try key.column.sortingNumbers(isDescending: key.isDescending, interruption), interruption)
      if let missing = key.column.missing { try putLast(missing, interruption) }
    }
  }

  /// Sorts by one number a row.
  private mutating func sort(by numbers: [UInt64], _ interruption: Interruption?) throws(Interrupted) {
    let count = rows.count
    guard count > 1 else { return }
    var varying: UInt64 = 0
    try numbers.withUnsafeBufferPointer { numbers throws(Interrupted) in
      try RowBlocks.forEach(count, interruption) { block in
        for row in block { varying |= numbers[row] ^ numbers[0] }
      }
    }
    var keys = try [UInt64](count: count, interruption) { block, target in
      for place in block { target[place] = numbers[Int(rows[place])] }
    }
    var otherKeys = [UInt64](repeating: 0, count: count)
    var otherRows = [Int32](repeating: 0, count: count)
    for shift in stride(from: 0, to: 64, by: Self.digitBits) where (varying >> UInt64(shift)) & Self.mask != 0
    {
      try Self.pass(shift, keys, rows, into: &otherKeys, &otherRows, interruption)
      swap(&keys, &otherKeys)
      swap(&rows, &otherRows)
    }
  }

  /// Moves rows behind the others.
  private mutating func putLast(_ last: Bitmap, _ interruption: Interruption?) throws(Interrupted) {
    var place = 0
    var moved: [Int32] = []
    try RowBlocks.forEach(rows.count, interruption) { block in
      for old in block {
        let row = rows[old]
        if last[Int(row)] {
          moved.append(row)
        } else {
          rows[place] = row
          place += 1
        }
      }
    }
    rows.replaceSubrange(place..., with: moved)
  }

  private static let digitBits = 11
  private static let mask: UInt64 = (1 << 11) - 1

  private static func pass(
    _ shift: Int, _ keys: [UInt64], _ rows: [Int32], into newKeys: inout [UInt64], _ newRows: inout [Int32],
    _ interruption: Interruption?
  ) throws(Interrupted) {
    var next = [Int](repeating: 0, count: 1 << digitBits)
    try keys.withUnsafeBufferPointer { keys throws(Interrupted) in
      try rows.withUnsafeBufferPointer { rows throws(Interrupted) in
        try newKeys.withUnsafeMutableBufferPointer { newKeys throws(Interrupted) in
          try newRows.withUnsafeMutableBufferPointer { newRows throws(Interrupted) in
            try next.withUnsafeMutableBufferPointer { next throws(Interrupted) in
              try RowBlocks.forEach(keys.count, interruption) { block in
                for place in block { next[Int((keys[place] >> UInt64(shift)) & mask)] &+= 1 }
              }
              var start = 0
              for digit in next.indices {
                let size = next[digit]
                next[digit] = start
                start += size
              }
              try RowBlocks.forEach(keys.count, interruption) { block in
                for place in block {
                  let digit = Int((keys[place] >> UInt64(shift)) & mask)
                  let target = next[digit]
                  newKeys[target] = keys[place]
                  newRows[target] = rows[place]
                  next[digit] = target &+ 1
                }
                interruption?.advance(by: block.count)
              }
            }
          }
        }
      }
    }
  }
}

extension Column {
  /// Numbers that are in the order of the values; those of missing rows mean nothing.
  fileprivate func sortingNumbers(
    isDescending: Bool, _ interruption: Interruption?
  ) throws(Interrupted) -> [UInt64] {
    let numbers = try ascendingNumbers(interruption)
    guard isDescending else { return numbers }
    return try [UInt64](count: count, interruption) { rows, target in
      for row in rows { target[row] = ~numbers[row] }
    }
  }

  private func ascendingNumbers(_ interruption: Interruption?) throws(Interrupted) -> [UInt64] {
    func whole(_ integers: PackedIntegers) throws(Interrupted) -> [UInt64] {
      let lowest = try integers.bounds(interruption)?.lowerBound ?? 0
      return try [UInt64](count: count, interruption) { rows, target in
        for row in rows { target[row] = UInt64(bitPattern: integers[row] &- lowest) }
      }
    }
    switch values {
    case .integer(let integers), .number(.decimals(let integers, _)): return try whole(integers)
    case .date(let days): return try whole(.int32(days))
    case .logical(let flags):
      return try [UInt64](count: count, interruption) { rows, target in
        for row in rows { target[row] = flags[row] ? 1 : 0 }
      }
    case .number(.doubles(let numbers)):
      let keys = try numbers.orderedKeys(interruption)
      return try [UInt64](count: count, interruption) { rows, target in
        for row in rows { target[row] = UInt64(bitPattern: keys[row] ^ .min) }
      }
    case .text, .factor:
      let groups = try orderedGroups(interruption)
      var codes = [Int32](repeating: 0, count: RowBlocks.length)
      return try [UInt64](count: count, interruption) { rows, target in
        codes.withUnsafeMutableBufferPointer { codes in
          guard let base = codes.baseAddress else { return }
          groups.readCodes(rows, into: base)
          for row in rows { target[row] = UInt64(max(0, base[row &- rows.lowerBound])) }
        }
      }
    }
  }
}
