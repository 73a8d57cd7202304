import Data
import Synchronization
import Testing

@Suite struct ParallelTests {
  @Test(arguments: [0, 1, 2, 7, 1000], [1, 2, 3, 16])
  func eachIndexIsDoneOnce(count: Int, threads: Int) {
    let squares = Parallel.map(count: count, threads: threads) { $0 * $0 }
    #expect(squares == (0..<count).map { $0 * $0 })
    let sum = Atomic<Int>(0)
    Parallel.forEach(count: count, threads: threads) { index, worker in
      #expect(worker < threads)
      sum.wrappingAdd(index, ordering: .relaxed)
    }
    #expect(sum.load(ordering: .relaxed) == count * max(0, count - 1) / 2)
  }

  @Test func progressCounts() {
    let interruption = Interruption()
    #expect(interruption.progress == nil)
    interruption.begin(.filtering, total: 10)
    interruption.advance(by: 3, rows: 3)
    interruption.advance(by: 4, rows: 4)
    #expect(interruption.progress == Progress(activity: .filtering, done: 7, total: 10, rows: 7, pass: 1))
    interruption.begin(.describing, total: 20, rows: 10)
    interruption.advance(by: 5)
    #expect(interruption.progress == Progress(activity: .describing, done: 5, total: 20, rows: 2, pass: 2))
    #expect(!interruption.isRequested)
    interruption.request()
    #expect(interruption.isRequested)
  }
}
