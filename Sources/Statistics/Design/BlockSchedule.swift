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

  /// The blocks of a chunk, ascending.
  func blocks(of chunk: Int) -> some Sequence<Range<Int>> {
    let end = min((chunk + 1) * chunkRows, rowCount)
    return stride(from: chunk * chunkRows, to: end, by: Self.blockRows).lazy.map {
      $0..<min($0 + Self.blockRows, end)
    }
  }

  /// What `gather` makes of each chunk, in the order of the rows. Throws `.interrupted`.
  func map<Partial: Sendable>(
    _ execution: Execution, _ gather: @Sendable (_ chunk: Int) -> Partial
  ) throws(EstimationError) -> [Partial] {
    let partials = Parallel.map(count: chunkCount, threads: execution.threads, gather)
    if execution.isInterrupted { throw .interrupted }
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
}
