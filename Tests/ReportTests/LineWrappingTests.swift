import Testing

@testable import Report

@Suite struct LineWrappingTests {
  @Test(arguments: [
    ("", 10, [""]), ("one two three", 8, ["one two", "three"]), ("one two three", 7, ["one two", "three"]),
    ("unbreakable", 4, ["unbreakable"]), ("a unbreakable b", 4, ["a", "unbreakable", "b"]),
    ("about 22 009 rows", 9, ["about", "22 009", "rows"]), ("are 12.4 % so", 8, ["are", "12.4 %", "so"]),
    ("* p<0.1  ** p<0.05  t with", 20, ["* p<0.1  ** p<0.05", "t with"]), ("  indented", 20, ["indented"]),
    ("性別 性別", 5, ["性別", "性別"]),
  ])
  func wrapping(text: String, width: Int, expected: [String]) {
    #expect(wrapped(text, width: width) == expected)
  }

  @Test func hangingLinesAreIndented() {
    #expect(wrapped("one two three", width: 7, hanging: 2) == ["one two", "  three"])
  }

  @Test(arguments: [
    ("kjønn", 5), ("a\u{30A}r", 2), ("性別", 4), ("한국", 4), ("ｱ", 1), ("Ａ", 2), ("👍", 2), ("✔\u{FE0F}", 2),
    ("✔", 1),
    ("−0.004 ≤ β₃", 11), ("a\u{200B}b", 2), ("\u{202F}", 1), ("नि", 1), ("é", 1), ("", 0), ("🇳🇴", 2),
  ])
  func displayWidths(text: String, expected: Int) {
    #expect(displayWidth(text) == expected)
  }
}
