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
    interruption.begin(total: 10)
    interruption.advance(by: 3)
    interruption.advance(by: 4)
    #expect(interruption.done == 7)
    #expect(interruption.total == 10)
    #expect(!interruption.isRequested)
    interruption.request()
    #expect(interruption.isRequested)
  }
}
