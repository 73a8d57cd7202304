import Testing

@testable import Data

/// Files cut short and files with a byte changed give an error or a frame, never a trap.
@Suite struct DamagedFileTests {
  @Test(arguments: DataFileFixtures.names)
  func aFileCutShortIsNoTrap(_ name: String) throws {
    let bytes = try DataFileFixtures.bytes(name)
    for part in 0..<60 {
      let length = bytes.count * part / 60
      let contents = try? DataFile(bytes: Array(bytes.prefix(length)), name: name).read()
      #expect(contents.map { $0.frame.columns.allSatisfy { $0.count > -1 } } ?? true)
    }
  }

  @Test(arguments: DataFileFixtures.names)
  func aChangedByteIsNoTrap(_ name: String) throws {
    let bytes = try DataFileFixtures.bytes(name)
    var generator = SeededGenerator(seed: 2019)
    for _ in 0..<150 {
      var damaged = bytes
      for _ in 0..<Int.random(in: 1...3, using: &generator) {
        damaged[Int.random(in: damaged.indices, using: &generator)] = UInt8.random(
          in: 0...255, using: &generator)
      }
      let contents = try? DataFile(bytes: damaged, name: name).read()
      for column in contents?.frame.columns ?? [] { _ = column.value(at: column.count - 1) }
    }
  }
}
