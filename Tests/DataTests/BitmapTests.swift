import Data
import Testing

@Suite struct BitmapTests {
  @Test(arguments: [0, 1, 63, 64, 65, 128, 200])
  func complementHasTheOtherRows(count: Int) {
    var generator = SeededGenerator(seed: UInt64(count))
    let flags = (0..<count).map { _ in Bool.random(using: &generator) }
    let bitmap = Bitmap(flags)
    #expect(bitmap.countOfOnes == flags.filter(\.self).count)
    #expect(bitmap.complement.countOfOnes == count - bitmap.countOfOnes)
    #expect(bitmap.indices == flags.indices.filter { flags[$0] })
    #expect(bitmap.union(bitmap.complement) == Bitmap(count: count, repeating: true))
    #expect(bitmap.intersection(bitmap.complement).isEmpty)
    #expect(bitmap.subtracting(bitmap).nilIfEmpty == nil)
  }

  @Test func rowsOfARangeAreVisitedInOrder() throws {
    let bitmap = Bitmap((0..<300).map { $0 % 7 == 0 })
    for range in [0..<300, 1..<64, 63..<65, 64..<128, 70..<71, 299..<300, 5..<5] {
      var visited: [Int] = []
      bitmap.forEach(in: range) { visited.append($0) }
      #expect(visited == range.filter { $0 % 7 == 0 })
    }
  }

  @Test func gatheringMovesKeptRowsTogether() throws {
    let odd = Bitmap((0..<100).map { $0 % 2 == 1 })
    let byThree = Bitmap((0..<100).map { $0 % 3 == 0 })
    #expect(try byThree.gathered(by: odd) == Bitmap((0..<50).map { (2 * $0 + 1) % 3 == 0 }))
    #expect(byThree.prefix(10) == Bitmap((0..<10).map { $0 % 3 == 0 }))
  }

  @Test func unusedBitsStayZero() throws {
    #expect(Bitmap(count: 3, words: [.max, .max]).words == [0b111])
    #expect(Bitmap(count: 70, words: []).words == [0, 0])
  }
}
