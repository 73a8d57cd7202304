import Data

/// How the rows are cut up: blocks that fit the cache, and chunks of blocks that are added up one after
/// the other, so that sums do not depend on the number of threads.
struct BlockSchedule: Sendable {
  static let blockRows = 2048

  let rowCount: Int
  let chunkRows: Int

  /// - Parameter partialSize: how many numbers each chunk gathers; the more, the fewer chunks.
  init(rowCount: Int, partialSize: Int) {
    self.rowCount = rowCount
    let smallest = max(65_536, 8 * partialSize)
    let chunks = max(1, min(32, rowCount / smallest))
    let blocks = (rowCount + Self.blockRows - 1) / Self.blockRows
    chunkRows = max(1, (blocks + chunks - 1) / chunks) * Self.blockRows
  }

  var chunkCount: Int { (rowCount + chunkRows - 1) / chunkRows }

  /// Calls `body` with the blocks of a chunk, ascending, until interrupted.
  /// - Parameter rowCost: about how many additions and products a row takes; where they are many, blocks are shorter,
  ///   so that an interruption is looked at often enough.
  func forEachBlock(
    of chunk: Int, _ execution: Execution, rowCost: Int = 1, _ body: (_ rows: Range<Int>) -> Void
  ) {
    let end = min((chunk + 1) * chunkRows, rowCount)
    let length = max(1, min(Self.blockRows, Self.largestBlockCost / max(1, rowCost)))
    for start in stride(from: chunk * chunkRows, to: end, by: length) where !execution.isInterrupted {
      let rows = start..<min(start + length, end)
      body(rows)
      execution.interruption?.advance(by: rows.count, rows: rows.count)
    }
  }

  /// What one block may cost: some milliseconds.
  private static let largestBlockCost = 1 << 23

  /// What `gather` makes of each chunk, in the order of the rows: a pass over the rows. Throws `.interrupted`.
  func map<Partial: Sendable>(
    _ execution: Execution, _ gather: @Sendable (_ chunk: Int) -> Partial
  ) throws(EstimationError) -> [Partial] {
    execution.beginPass(over: rowCount)
    let partials = Parallel.map(count: chunkCount, threads: execution.threads, gather)
    try execution.check()
    return partials
  }
}

/// On how many threads a computation runs, and who may stop it.
package struct Execution: Sendable {
  package var threads: Int
  package var interruption: Interruption?

  package init(threads: Int = 1, interruption: Interruption? = nil) {
    self.threads = max(1, threads)
    self.interruption = interruption
  }

  var isInterrupted: Bool { interruption?.isRequested ?? false }

  /// Throws `.interrupted` if somebody asked the computation to stop.
  func check() throws(EstimationError) {
    if isInterrupted { throw .interrupted }
  }

  /// So many zeros; none when interrupted.
  func zeros(_ count: Int) -> [Double] {
    let zeros = try? [Double](count: count, interruption) { rows, target in
      (target + rows.lowerBound).initialize(repeating: 0, count: rows.count)
    }
    return zeros ?? []
  }

  /// Begins to count the rows of one more pass over the data.
  func beginPass(over rowCount: Int) { interruption?.begin(.fitting, total: rowCount) }
}
