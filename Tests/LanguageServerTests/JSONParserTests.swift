import Report
import Testing

@testable import LanguageServer

@Suite struct JSONParserTests {
  private func read(_ text: String) -> JSONValue? { try? JSONParser.value(of: Array(text.utf8)) }

  @Test func valuesAreRead() {
    #expect(
      read(" {\"a\" : [1, -2.5e3, true, false, null, \"x\"]}\r\n") == [
        "a": [1, -2500.0, true, false, nil, "x"]
      ])
    #expect(read("\"\\u00e6\\n\\\"\\\\\\/\\ud83d\\ude00\"") == "æ\n\"\\/😀")
    #expect(read("\"\\ud83d x \\ude00\"") == "\u{FFFD} x \u{FFFD}")
    #expect(read("9007199254740993") == .integer(9_007_199_254_740_993))
    #expect(read("{}") == .object([]))
  }

  @Test(arguments: [
    "", "{", "[1,", "[1 2]", "{\"a\"}", "{\"a\":}", "nul", "\"", "\"\\x\"", "\"\\u12\"", "1 1", "--1",
    "{1:2}",
    "[1,]x", "\u{1}",
  ]) func whatIsNoJSONIsRefused(text: String) {
    #expect(read(text) == nil)
  }

  @Test func deepNestingIsRefused() {
    #expect(read(String(repeating: "[", count: 100_000)) == nil)
    #expect(read(String(repeating: "[", count: 200) + String(repeating: "]", count: 200)) != nil)
  }

  /// What is written is read back, whatever the texts hold.
  @Test func whatIsWrittenIsReadBack() {
    let texts = ["", "æøå 😀", "\u{0}\u{1F}\u{7F}\u{2028}\"\\/", "e\u{301}", "\r\n"]
    let value: JSONValue = [
      "texts": .array(texts.map { .string($0) }), "numbers": [0, -1, 1.5, 1e300, -2.25e-10],
      "nested": [[], .object([]), [true, nil]],
    ]
    #expect(read(value.text) == value)
  }

  @Test func invalidTextIsRepaired() throws {
    let value = try JSONParser.value(of: [0x22, 0xFF, 0x61, 0xC3, 0x22])
    #expect(value == "\u{FFFD}a\u{FFFD}")
  }
}
