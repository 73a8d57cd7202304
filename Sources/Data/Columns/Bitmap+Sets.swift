extension Bitmap {
  /// Adds the rows of another bitmap of the same length.
  package mutating func formUnion(_ other: Bitmap) { combine(other) { $0 | $1 } }

  /// Keeps only the rows that are also in another bitmap of the same length.
  package mutating func formIntersection(_ other: Bitmap) { combine(other) { $0 & $1 } }

  /// Removes the rows of another bitmap of the same length.
  package mutating func subtract(_ other: Bitmap) { combine(other) { $0 & ~$1 } }

  package func union(_ other: Bitmap) -> Bitmap {
    var result = self
    result.formUnion(other)
    return result
  }

  package func intersection(_ other: Bitmap) -> Bitmap {
    var result = self
    result.formIntersection(other)
    return result
  }

  package func subtracting(_ other: Bitmap) -> Bitmap {
    var result = self
    result.subtract(other)
    return result
  }

  /// The rows that are not in the set.
  package var complement: Bitmap { Bitmap(count: count, words: words.map { ~$0 }) }

  /// The rows in the set, ascending.
  package var indices: [Int] {
    var rows: [Int] = []
    rows.reserveCapacity(countOfOnes)
    forEach(in: 0..<count) { rows.append($0) }
    return rows
  }

  /// Calls `body` with each row of the set within `rows`, ascending, passing over empty words at once.
  @inline(__always)
  package func forEach(in rows: Range<Int>, _ body: (_ row: Int) -> Void) {
    let rows = rows.clamped(to: 0..<count)
    guard !rows.isEmpty else { return }
    let first = rows.lowerBound >> 6
    let last = (rows.upperBound &- 1) >> 6
    words.withUnsafeBufferPointer { words in
      for index in first...last {
        var word = words[index]
        if index == first { word &= .max << UInt64(rows.lowerBound & 63) }
        if index == last { word &= .max >> UInt64(63 &- ((rows.upperBound &- 1) & 63)) }
        while word != 0 {
          body(index &<< 6 &+ word.trailingZeroBitCount)
          word &= word &- 1
        }
      }
    }
  }

  /// The bits of the rows in `keep`, moved together: row `i` of the result is the `i`-th row of `keep`.
  package func gathered(by keep: Bitmap, _ interruption: Interruption? = nil) throws(Interrupted) -> Bitmap {
    var result = Bitmap(count: keep.countOfOnes)
    var target = 0
    try RowBlocks.forEach(min(count, keep.count), interruption) { rows in
      keep.forEach(in: rows) { row in
        if self[row] { result.set(target) }
        target &+= 1
      }
      interruption?.advance(by: rows.count)
    }
    return result
  }

  /// The first `length` rows.
  package func prefix(_ length: Int) -> Bitmap {
    Bitmap(count: min(max(0, length), count), words: words)
  }

  private mutating func combine(_ other: Bitmap, _ operation: (UInt64, UInt64) -> UInt64) {
    precondition(count == other.count, "bitmaps of different lengths")
    withUnsafeMutableWords { mine in
      other.words.withUnsafeBufferPointer { theirs in
        for index in 0..<min(mine.count, theirs.count) { mine[index] = operation(mine[index], theirs[index]) }
      }
    }
  }
}
