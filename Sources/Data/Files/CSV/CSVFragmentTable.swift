/// The fragments of all blocks and columns. Each slot is written and emptied by one thread at a time.
final class CSVFragmentTable: @unchecked Sendable {
  private let slots: UnsafeMutablePointer<CSVFragment>
  private let blockCount: Int
  private let columnCount: Int
  private let interruption: Interruption

  init(blockCount: Int, columnCount: Int, _ interruption: Interruption) {
    self.interruption = interruption
    self.blockCount = blockCount
    self.columnCount = columnCount
    slots = .allocate(capacity: max(1, blockCount * columnCount))
    slots.initialize(repeating: CSVFragment(), count: blockCount * columnCount)
  }

  deinit {
    nonisolated(unsafe) let slots = slots
    let count = blockCount * columnCount
    let free = { @Sendable in
      slots.deinitialize(count: count)
      slots.deallocate()
    }
    if interruption.isRequested { Disposal.later(free) } else { free() }
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
