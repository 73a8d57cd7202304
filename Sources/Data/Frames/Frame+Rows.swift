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
    return try mapped(rowCount: keep.countOfOnes, threads: threads) { column throws(Interrupted) in
      try column.filtered(by: keep, interruption)
    }
  }

  /// The first `length` rows.
  package func prefix(_ length: Int) -> Frame {
    let length = min(max(0, length), rowCount)
    return replacingRows(columns.map { $0.prefix(length) }, rowCount: length)
  }

  /// The same columns with other rows, each made on one of several threads.
  func mapped(
    rowCount: Int, threads: Int, _ body: @Sendable (Column) throws(Interrupted) -> Column
  ) throws(Interrupted) -> Frame {
    let made = Parallel.map(count: columns.count, threads: threads) { place -> Column? in
      try? body(columns[place])
    }
    let whole = made.compactMap { $0 }
    guard whole.count == columns.count else { throw Interrupted() }
    return replacingRows(whole, rowCount: rowCount)
  }

  private func replacingRows(_ columns: [Column], rowCount: Int) -> Frame {
    // The names are those of this frame and the lengths are equal, so no column is refused.
    (try? Frame(columns: columns, origin: origin)) ?? Frame(rowCount: rowCount, origin: origin)
  }
}
