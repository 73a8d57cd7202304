extension Frame {
  /// The named columns, in the order named.
  package func select(_ names: [String]) throws(FrameError) -> Frame {
    var frame = Frame(rowCount: rowCount, origin: origin)
    for name in names {
      guard frame[name] == nil else { throw .repeatedName(name) }
      try frame.set(column(name))
    }
    return frame
  }

  /// The rows in `keep`, which must be as long as the frame.
  package func filtered(
    by keep: Bitmap, threads: Int = 1, interruption: Interruption? = nil
  ) throws(Interrupted) -> Frame {
    let loops = columns.reduce(0) { $0 + ($1.missing == nil ? 1 : 2) }
    interruption?.begin(.filtering, total: loops * rowCount, rows: rowCount)
    let filtered = Parallel.map(count: columns.count, threads: threads) { place -> Column? in
      try? columns[place].filtered(by: keep, interruption)
    }
    let kept = filtered.compactMap { $0 }
    guard kept.count == columns.count else { throw Interrupted() }
    return replacingRows(kept, rowCount: keep.countOfOnes)
  }

  /// The first `length` rows.
  package func prefix(_ length: Int) -> Frame {
    let length = min(max(0, length), rowCount)
    return replacingRows(columns.map { $0.prefix(length) }, rowCount: length)
  }

  private func replacingRows(_ columns: [Column], rowCount: Int) -> Frame {
    // The names are those of this frame and the lengths are equal, so no column is refused.
    (try? Frame(columns: columns, origin: origin)) ?? Frame(rowCount: rowCount, origin: origin)
  }
}
