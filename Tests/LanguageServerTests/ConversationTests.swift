import ProgramTesting
import Report
import Testing

@testable import LanguageServer

/// The server as an editor meets it: a process that is talked to.
@Suite struct ConversationTests {
  private let uri = "file://\(Repository.root)/Examples/nibr/draft.koh"

  private func place(_ line: Int, _ column: Int) -> JSONValue {
    [
      "textDocument": ["uri": .string(uri)],
      "position": ["line": .integer(line), "character": .integer(column)],
    ]
  }

  @Test func aConversationHasABeginningAndAnEnd() throws {
    var talk = Conversation()
    let unknown = talk.request("no/such")
    let end = talk.request("shutdown")
    let late = talk.request("textDocument/hover", place(0, 0))
    talk.notify("exit", .null)
    let (messages, status) = try talk.run()
    #expect(messages.answer(to: 1)?["result"]?["capabilities"]?["positionEncoding"] == "utf-16")
    #expect(messages.answer(to: unknown)?["error"]?["code"] == -32601)
    #expect(messages.answer(to: end)?["result"] == .null)
    #expect(messages.answer(to: late)?["error"]?["code"] == -32600)
    #expect(status == 0)
  }

  @Test func whoDoesNotKeepTheOrderIsToldSo() throws {
    var talk = Conversation(uninitialized: ())
    let early = talk.request("textDocument/hover", place(0, 0))
    talk.write("{no json")
    talk.notify("exit", .null)
    let (messages, status) = try talk.run()
    #expect(messages.answer(to: early)?["error"]?["code"] == -32002)
    #expect(messages.contains { $0["error"]?["code"] == -32700 })
    #expect(status == 1)
  }

  @Test(arguments: ["utf-8", "utf-16", "utf-32"]) func editsAreFollowed(encoding: String) throws {
    var talk = Conversation(encodings: [encoding])
    talk.open("use \"nir.csv\" | example\n# 😀 blåbær\ntable gender # æ\n", uri: uri)
    // Behind the emoji and the letters beyond ASCII, in the units agreed on.
    let column = ["utf-8": 6, "utf-16": 4, "utf-32": 3][encoding] ?? 0
    talk.notify(
      "textDocument/didChange",
      [
        "textDocument": ["uri": .string(uri), "version": 2],
        "contentChanges": [
          [
            "range": [
              "start": ["line": 1, "character": .integer(column)], "end": ["line": 2, "character": 6],
            ], "text": "\nlist ",
          ],
          [
            "range": ["start": ["line": 2, "character": 5], "end": ["line": 2, "character": 11]],
            "text": "gendr",
          ],
        ],
      ])
    let pulled = talk.request("textDocument/diagnostic", ["textDocument": ["uri": .string(uri)]])
    talk.request("shutdown")
    talk.notify("exit", .null)
    let (messages, _) = try talk.run()
    let items = try #require(messages.answer(to: pulled)?["result"]?["items"]?.elements)
    #expect(items.count == 1)
    #expect(items.first?["code"] == "unknown-column")
    #expect(
      items.first?["range"] == [
        "start": ["line": 2, "character": 5], "end": ["line": 2, "character": 10],
      ])
  }

  @Test func cancelledRequestsAreAnsweredAsSuch() throws {
    var talk = Conversation()
    talk.open(
      "use \"nir.csv\" | example\n" + String(repeating: "gen x = log(months)\ndrop x\n", count: 3000),
      uri: uri)
    talk.request("textDocument/documentSymbol", ["textDocument": ["uri": .string(uri)]])
    let hover = talk.request("textDocument/hover", place(0, 1))
    talk.notify("$/cancelRequest", ["id": .integer(hover)])
    talk.request("shutdown")
    talk.notify("exit", .null)
    let (messages, status) = try talk.run()
    #expect(messages.answer(to: hover)?["error"]?["code"] == -32800)
    #expect(status == 0)
  }

  @Test func theDataAreLookedAt() throws {
    var talk = Conversation()
    talk.open(
      "use \"nir.csv\" | example\nkeep if gender == \"mann\"\nmodel transition ~ gender | cluster(country)\n",
      uri: uri)
    let pulled = talk.request("textDocument/diagnostic", ["textDocument": ["uri": .string(uri)]])
    talk.request("shutdown")
    talk.notify("exit", .null)
    let (messages, _) = try talk.run()
    let codes = messages.answer(to: pulled)?["result"]?["items"]?.elements?.compactMap { $0["code"]?.string }
    #expect(codes == ["one-level", "few-clusters"])
  }

  @Test func aPatternThatARenamingWouldChangeIsNamed() throws {
    var talk = Conversation()
    talk.open("use \"nir.csv\" | example\ngen score_a = 1\nsummarize score*\n", uri: uri)
    let rename = talk.request(
      "textDocument/rename",
      [
        "textDocument": ["uri": .string(uri)], "position": ["line": 1, "character": 5], "newName": "points",
      ])
    let (messages, _) = try talk.run()
    #expect(
      messages.answer(to: rename)?["error"]?["message"]
        == "the pattern 'score*' in line 3 would no longer stand for it")
  }
}
