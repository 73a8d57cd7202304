import Data
import Glibc
import Testing

/// What is interrupted throws, wherever it is, and what is not comes out as it would in one piece.
@Suite struct InterruptionTests {
  @Test(arguments: [1, 2], ["", "id,a,b,c,d\n"])
  func aFileIsReadWholeOrNotAtAll(threads: Int, header: String) throws {
    var text = header.isEmpty ? "a;b;\"c\";d;e\n" : header
    for row in 0..<3000 { text += "\(row),\(row % 7).5,text \(row),\(row % 2 == 0),2019-04-01\n" }
    if header.isEmpty { text = text.replacing(",", with: ";") }
    let bytes = Array(text.utf8)
    func read(_ interruption: Interruption) throws -> CSVResult {
      try CSVReader(
        bytes: bytes, name: "test.csv", threads: threads, interruption: interruption, blockLength: 500
      ).read()
    }
    let counting = Interruption(atPoll: .max)
    let whole = try read(counting).frame
    #expect(whole.rowCount == 3000)
    #expect(counting.progress?.rows == 3000)
    for share in 0..<20 {
      let poll = max(1, counting.pollCount * share / 20)
      #expect(throws: FileError.interrupted) { try read(Interruption(atPoll: poll)) }
    }
  }

  @Test func aPipeIsNotWaitedFor() throws {
    let path = "/tmp/kohort-pipe-\(getpid())"
    try #require(mkfifo(path, 0o600) == 0)
    defer { unlink(path) }
    // Nobody writes to the pipe.
    #expect(throws: FileError.interrupted) {
      try CSVReader(path: path, interruption: Interruption(atPoll: 3)).read()
    }
  }

  @Test func aQuoteThatIsNotClosedIsNotFollowedToTheEnd() {
    let text = "a,b\n1,\"" + String(repeating: "x", count: 3_000_000)
    #expect(throws: FileError.interrupted) {
      try CSVReader(bytes: Array(text.utf8), name: "test.csv", interruption: Interruption(atPoll: 12)).read()
    }
    #expect(throws: FileError.interrupted) {
      try CSVReader(
        bytes: [UInt8](repeating: 120, count: 3_000_000), name: "test.csv",
        interruption: Interruption(atPoll: 12)
      ).read()
    }
  }

  @Test(arguments: [0, 1, 2, 8191, 8192, 8193, 50_000])
  func placesAreSortedInRuns(count: Int) throws {
    var generator = SeededGenerator(seed: UInt64(count))
    let keys = (0..<count).map { _ in Int.random(in: 0..<1000, using: &generator) }
    let sorted = try MergeSort.sorted(places: Array(keys.indices), nil) { keys[$0] < keys[$1] }
    // Equal keys stay in their order.
    #expect(sorted == keys.indices.sorted { (keys[$0], $0) < (keys[$1], $1) })
    if count > 8192 {
      #expect(throws: Interrupted.self) {
        try MergeSort.sorted(places: Array(keys.indices), Interruption(atPoll: 3)) { keys[$0] < keys[$1] }
      }
    }
  }

  @Test func columnsAreFilteredAndPackedWholeOrNotAtAll() throws {
    let numbers = (0..<100_000).map { $0 % 97 == 0 ? .nan : Double($0) / 7 }
    let column = Column(name: "x", numbers: numbers)
    let keep = Bitmap((0..<100_000).map { $0 % 3 == 0 })
    let kept = try column.filtered(by: keep, Interruption(atPoll: .max))
    #expect(kept == (try column.filtered(by: keep)))
    #expect(kept.count == 33_334)
    for poll in 1...4 {
      #expect(throws: Interrupted.self) { try column.filtered(by: keep, Interruption(atPoll: poll)) }
      #expect(throws: ColumnError.interrupted) {
        try column.asFactor(interruption: Interruption(atPoll: poll))
      }
      #expect(throws: Interrupted.self) { try column.groups(Interruption(atPoll: poll)) }
      #expect(throws: Interrupted.self) {
        try Column(name: "x", numbers: numbers, interruption: Interruption(atPoll: poll))
      }
    }
  }

  @Test func groupsAreNumberedAsLevels() throws {
    let column = Column(name: "x", numbers: [2.5, -1, .nan, 2.5, 0.125, -1])
    let groups = try column.groups()
    var codes = [Int32](repeating: 9, count: 6)
    codes.withUnsafeMutableBufferPointer { buffer in
      if let base = buffer.baseAddress { groups.readCodes(0..<6, into: base) }
    }
    #expect(codes == [2, 0, -1, 2, 1, 0])
    #expect(groups.count == 3)
    #expect(try Column(name: "t", texts: ["b", "a", "b"]).groups().count == 2)
    #expect(try Column(name: "l", logicals: [true, nil]).groups().count == 2)
  }
}
