/// Loops over rows that look at an interruption once a block.
package enum RowBlocks {
  /// Rows between two looks: some microseconds of the cheapest loops, under a millisecond of the dear ones.
  package static let length = 1 << 15

  /// Calls `body` with each block of `count` rows, in order.
  @inline(__always)
  package static func forEach(
    _ count: Int, _ interruption: Interruption?, _ body: (_ rows: Range<Int>) -> Void
  ) throws(Interrupted) {
    var start = 0
    while start < count {
      try interruption?.check()
      let rows = start..<Swift.min(count, start &+ length)
      body(rows)
      start = rows.upperBound
    }
  }
}

extension Array where Element: BitwiseCopyable {
  /// An array whose elements are written a block of rows at a time.
  /// - Parameter fill: writes the elements of `rows` to their places in `target`.
  @inline(__always)
  package init(
    count: Int, _ interruption: Interruption?,
    fill: (_ rows: Range<Int>, _ target: UnsafeMutablePointer<Element>) -> Void
  ) throws(Interrupted) {
    // An empty array's storage is shared by all threads, and making one in place writes to it.
    self =
      count <= 0
      ? []
      : [Element](unsafeUninitializedCapacity: count) { buffer, initializedCount in
        guard let target = buffer.baseAddress else { return }
        while initializedCount < count, interruption?.isRequested != true {
          let rows = initializedCount..<Swift.min(count, initializedCount &+ RowBlocks.length)
          fill(rows, target)
          initializedCount = rows.upperBound
        }
      }
    if self.count < count { throw Interrupted() }
  }
}

extension Array {
  /// What `transform` makes of each element, in their order.
  @inline(__always)
  package func mapped<Result: Sendable>(
    _ interruption: Interruption?, _ transform: (Element) -> Result
  ) throws(Interrupted) -> [Result] {
    var results: [Result] = []
    results.reserveCapacity(count)
    do {
      try RowBlocks.forEach(count, interruption) { rows in
        for row in rows { results.append(transform(self[row])) }
      }
    } catch {
      Disposal.later(&results)
      throw error
    }
    return results
  }
}
