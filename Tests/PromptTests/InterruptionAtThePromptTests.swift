import ProgramTesting
import Testing

/// Ctrl-C during commands on ten million rows, and the line that tells how far they are.
@Suite(.serialized) struct InterruptionAtThePromptTests {
  private static let rows = 10_000_000

  /// A file of ten million rows of three columns, written as one block again and again.
  private static func writeRows(to folder: TemporaryFolder) throws {
    var block = ""
    for row in 0..<1000 { block += "\(row * 7919 % 10007),\(row % 7),k\(row % 13)\n" }
    try folder.write(block, to: "block")
    try folder.write("x,y,g\n", to: "large.csv")
    let copied = try Program.shell(
      "for i in 1 2 3 4 5 6 7 8 9 10; do cat block; done > ten; for i in 1 2 3 4 5 6 7 8 9 10; do cat ten; done "
        + "> hundred; for i in 1 2 3 4 5 6 7 8 9 10; do cat hundred; done > thousand; "
        + "for i in 1 2 3 4 5 6 7 8 9 10; do cat thousand; done >> large.csv; rm ten hundred thousand",
      folder: folder.path)
    try #require(copied.status == 0)
  }

  @Test func aCommandGivesWayAndLeavesTheData() throws {
    let folder = try TemporaryFolder()
    try Self.writeRows(to: folder)
    let terminal = try Terminal(folder: folder)
    try terminal.wait(forLastLine: "kohort>")
    try terminal.runWhole("use \"large.csv\"")
    #expect(try terminal.screen().contains("large.csv: 10 000 000 rows, 3 columns"))

    let before = try line(of: "x", in: terminal.runWhole("describe x"))

    // One statement of many commands, so that it is still running when the key is pressed.
    try terminal.run("for i in 1..10000 { replace x = x + i; summarize x }")
    try terminal.wait(for: "(Ctrl-C stops)")
    try terminal.press("C-c")
    let screen = try terminal.wait(forLastLine: "kohort>")
    #expect(screen.contains("interrupted; data and results are as they were before the command"))
    #expect(!screen.contains("(Ctrl-C stops)"))
    #expect(try line(of: "x", in: terminal.runWhole("describe x")) == before)
    #expect(try terminal.runWhole("undo").contains("no data in memory"))
    #expect(try terminal.runWhole("redo").contains("10 000 000 rows, 3 columns"))
    #expect(try terminal.runWhole("print 6 * 7").contains("\n42\nkohort>"))
  }

  /// The last line of a table that begins with a name.
  private func line(of name: String, in screen: String) throws -> Substring {
    try #require(screen.split(separator: "\n").last { $0.hasPrefix(name + " ") })
  }
}
