/// One column of the block being read: eight bytes a cell, whatever it holds, so that a column can turn from whole
/// numbers to decimals to doubles while it is read.
struct CSVColumnScratch {
  var mode: CSVCellMode = .undetermined

  /// The kind that the user declared, for which nothing else will do; nil to find one.
  var declared: ColumnKind?

  /// Places after the point of decimal codes.
  var scale = 0

  /// First row whose whole number a double does not hold; −1 for none.
  var lossyRow = -1

  var dictionary: TextDictionary
  var cells: UnsafeMutablePointer<Int64>
  /// One bit a row, set where the row is missing.
  var absent: UnsafeMutablePointer<UInt64>

  init(rowCapacity: Int, _ interruption: Interruption) {
    dictionary = TextDictionary(interruption)
    cells = .allocate(capacity: rowCapacity)
    absent = .allocate(capacity: rowCapacity / 64 + 1)
    absent.initialize(repeating: 0, count: rowCapacity / 64 + 1)
  }

  func deallocate() {
    cells.deallocate()
    absent.deallocate()
    dictionary.deallocate()
  }

  /// Makes room for more rows; the capacities are multiples of 64.
  mutating func grow(from oldCapacity: Int, to newCapacity: Int) {
    let moreCells = UnsafeMutablePointer<Int64>.allocate(capacity: newCapacity)
    moreCells.update(from: cells, count: oldCapacity)
    cells.deallocate()
    cells = moreCells
    let moreAbsent = UnsafeMutablePointer<UInt64>.allocate(capacity: newCapacity / 64 + 1)
    moreAbsent.initialize(repeating: 0, count: newCapacity / 64 + 1)
    moreAbsent.update(from: absent, count: oldCapacity / 64)
    absent.deallocate()
    absent = moreAbsent
  }

  @inline(__always)
  func setAbsent(_ row: Int, cell: Int64) {
    absent[row &>> 6] |= 1 &<< UInt64(truncatingIfNeeded: row & 63)
    cells[row] = cell
  }
}
