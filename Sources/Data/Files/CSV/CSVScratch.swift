/// The working space of one thread: the bytes of a block and the cells of its columns.
///
/// Not safe to share: each worker has its own and passes it to nobody.
final class CSVScratch: @unchecked Sendable {
  let columnCount: Int
  let columns: UnsafeMutablePointer<CSVColumnScratch>
  let bytes = ByteRoom()
  let unquoted = ByteRoom()
  let interruption: Interruption
  var rowCapacity: Int

  init(columnCount: Int, rowCapacity: Int = 512, interruption: Interruption) {
    self.columnCount = columnCount
    self.interruption = interruption
    self.rowCapacity = rowCapacity
    columns = .allocate(capacity: columnCount)
    for index in 0..<columnCount {
      (columns + index).initialize(to: CSVColumnScratch(rowCapacity: rowCapacity, interruption))
    }
  }

  deinit {
    nonisolated(unsafe) let columns = columns
    let columnCount = columnCount
    let free = { @Sendable in
      for index in 0..<columnCount { columns[index].deallocate() }
      columns.deinitialize(count: columnCount)
      columns.deallocate()
    }
    // The dictionaries can be as large as the file.
    if interruption.isRequested { Disposal.later(free) } else { free() }
  }

  /// Makes the columns ready for a block; dictionaries are kept, so that a thread looks at each text once.
  func prepare(_ plan: [CSVColumnPlan]) {
    for index in 0..<min(columnCount, plan.count) {
      columns[index].mode = plan[index].mode
      columns[index].declared = plan[index].declared
      columns[index].scale = plan[index].scale
      columns[index].lossyRow = -1
      columns[index].absent.update(repeating: 0, count: rowCapacity / 64 + 1)
    }
  }
}

/// Bytes of memory that grow when asked to and never shrink.
final class ByteRoom {
  private var base = UnsafeMutablePointer<UInt8>.allocate(capacity: 64)
  private var capacity = 64

  deinit { base.deallocate() }

  /// Room for `count` bytes; what was in it may be lost.
  func reserve(_ count: Int) -> UnsafeMutablePointer<UInt8> {
    if count > capacity {
      base.deallocate()
      base = .allocate(capacity: count)
      capacity = count
    }
    return base
  }
}
