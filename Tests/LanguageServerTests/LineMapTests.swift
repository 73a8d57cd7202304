import Lang
import Testing

@testable import LanguageServer

@Suite struct LineMapTests {
  private static let text = "use \"æøå\"\r\n😀x = e\u{301}\n\nlast"

  /// Lines and columns as the protocol defines them, counted character by character.
  private func counted(_ offset: Int, _ encoding: PositionEncoding) -> (line: Int, column: Int) {
    var (line, column, place) = (0, 0, 0)
    for scalar in Self.text.unicodeScalars where place < offset {
      place += UTF8.width(scalar)
      if scalar == "\n" { (line, column) = (line + 1, 0) } else { column += encoding.width(of: scalar) }
    }
    return (line, column)
  }

  @Test(arguments: PositionEncoding.allCases) func offsetsAndPositionsGoTogether(_ encoding: PositionEncoding)
  {
    let map = LineMap(Array(Self.text.utf8), encoding)
    var offset = 0
    for scalar in Self.text.unicodeScalars {
      let (found, expected) = (map.position(of: offset), counted(offset, encoding))
      #expect(found == expected, "\(offset)")
      // Between the two signs that end a line there is no place.
      if scalar != "\n" { #expect(map.offset(line: found.line, column: found.column) == offset) }
      offset += UTF8.width(scalar)
    }
  }

  @Test func placesBeyondTheTextAreItsEnds() {
    let map = LineMap(Array(Self.text.utf8), .utf16)
    #expect(map.offset(line: 99, column: 0) == Self.text.utf8.count)
    #expect(map.offset(line: -1, column: 3) == 0)
    #expect(map.offset(line: 0, column: 999) == 12)
    #expect(map.offset(line: 0, column: -5) == 0)
    #expect(map.position(of: 10_000) == (3, 4))
    // In the midst of a pair of halves.
    #expect(map.offset(line: 1, column: 1) == 14)
  }

  @Test func addressesAreReadAndWritten() {
    for path in ["/home/å b/x.koh", "/a%b#c?d", "/plain-1_2.~/z"] {
      #expect(DocumentAddress.path(of: DocumentAddress.uri(ofPath: path)) == path)
    }
    #expect(DocumentAddress.uri(ofPath: "/a b") == "file:///a%20b")
    #expect(DocumentAddress.path(of: "file://host/c%C3%A5.koh") == "/cå.koh")
    #expect(DocumentAddress.path(of: "file:///half%2") == "/half%2")
    #expect(DocumentAddress.path(of: "untitled:Untitled-1") == "untitled:Untitled-1")
  }
}
