import Data
import Testing

@Suite struct FrameTests {
  private func frame() throws -> Frame {
    try Frame(
      columns: [
        Column(name: "a", integers: [1, 2, 3, 4]), Column(name: "b", texts: ["x", nil, "y", "x"]),
        Column(name: "c", numbers: [0.5, 1.5, .nan, 3.5]),
      ], origin: "data.csv")
  }

  @Test func columnsAreFoundByName() throws {
    let frame = try frame()
    #expect(frame.columnNames == ["a", "b", "c"])
    #expect(frame.rowCount == 4)
    #expect(frame.index(of: "c") == 2)
    #expect(frame["d"] == nil)
    #expect(throws: FrameError.unknownColumn(name: "d", columns: ["a", "b", "c"])) { try frame.column("d") }
  }

  @Test func settingReplacesInPlaceOrAppends() throws {
    var frame = try frame()
    let before = frame
    try frame.set(Column(name: "a", texts: ["p", "q", "r", "s"]))
    try frame.set(Column(name: "d", logicals: [true, false, nil, true]))
    #expect(frame.columnNames == ["a", "b", "c", "d"])
    #expect(frame["a"]?.kind == .text)
    #expect(before["a"]?.kind == .integer)
    #expect(throws: FrameError.lengthMismatch(column: "e", expected: 4, found: 1)) {
      try frame.set(Column(name: "e", integers: [1]))
    }
    #expect(throws: FrameError.emptyName) { try frame.set(Column(name: "", integers: [1, 2, 3, 4])) }
  }

  @Test func columnsAreRemovedRenamedAndSelected() throws {
    var frame = try frame()
    try frame.remove("a")
    try frame.rename("c", to: "rate")
    #expect(frame.columnNames == ["b", "rate"])
    #expect(frame.index(of: "rate") == 1)
    #expect(throws: FrameError.repeatedName("b")) { try frame.rename("rate", to: "b") }
    #expect(try frame.select(["rate", "b"]).columnNames == ["rate", "b"])
    #expect(throws: FrameError.repeatedName("b")) { try frame.select(["b", "b"]) }
  }

  @Test(arguments: [1, 2, 5])
  func filteringKeepsRowsTogether(threads: Int) throws {
    let kept = try frame().filtered(by: Bitmap([true, false, true, true]), threads: threads)
    #expect(kept.rowCount == 3)
    #expect((0..<3).map { kept["a"]?.value(at: $0) } == [.integer(1), .integer(3), .integer(4)])
    #expect((0..<3).map { kept["b"]?.value(at: $0) } == [.text("x"), .text("y"), .text("x")])
    #expect((0..<3).map { kept["c"]?.value(at: $0) } == [.number(0.5), .missing, .number(3.5)])
    #expect(kept.origin == "data.csv")
    #expect(try frame().prefix(2).columns.map(\.count) == [2, 2, 2])
    #expect(try frame().filtered(by: Bitmap(count: 4)).rowCount == 0)
  }
}
