/// The fragments of all blocks and columns. Each slot is written and emptied by one thread at a time.
final class CSVFragmentTable: @unchecked Sendable {
  private let slots: UnsafeMutablePointer<CSVFragment>
  private let blockCount: Int
  private let columnCount: Int

  init(blockCount: Int, columnCount: Int) {
    self.blockCount = blockCount
    self.columnCount = columnCount
    slots = .allocate(capacity: max(1, blockCount * columnCount))
    slots.initialize(repeating: CSVFragment(), count: blockCount * columnCount)
  }

  deinit {
    slots.deinitialize(count: blockCount * columnCount)
    slots.deallocate()
  }

  subscript(block: Int, column: Int) -> CSVFragment {
    get { slots[block * columnCount + column] }
    set { slots[block * columnCount + column] = newValue }
  }

  func clear(block: Int) {
    for column in 0..<columnCount { self[block, column] = CSVFragment() }
  }

  /// Hands out a fragment and forgets it, so that its memory goes with the taker.
  func take(block: Int, column: Int) -> CSVFragment {
    let slot = slots + (block * columnCount + column)
    let fragment = slot.move()
    slot.initialize(to: CSVFragment())
    return fragment
  }
}
