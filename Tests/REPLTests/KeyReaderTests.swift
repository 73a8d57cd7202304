import Glibc
import Testing

@testable import REPL

/// Keys from a pipe, which sends bytes as a terminal does.
@Suite struct KeyReaderTests {
  /// All keys of the bytes, which are sent in pieces of a size.
  private func keys(_ bytes: [UInt8], pieces size: Int = 4096) throws -> [KeyReader.Key] {
    var ends: [Int32] = [0, 0]
    try #require(pipe(&ends) == 0)
    defer { close(ends[0]) }
    var reader = KeyReader(descriptor: ends[0])
    var keys: [KeyReader.Key] = []
    var sent = 0
    while sent < bytes.count {
      let piece = Array(bytes[sent..<min(bytes.count, sent + size)])
      _ = write(ends[1], piece, piece.count)
      sent += piece.count
    }
    close(ends[1])
    while true {
      let key = reader.next()
      keys.append(key)
      if key == .ended { return keys }
    }
  }

  private func scalars(_ text: String) -> [KeyReader.Key] {
    text.unicodeScalars.map(KeyReader.Key.scalar) + [.ended]
  }

  @Test(arguments: ["abc", "æøå", "漢字😀", "e\u{301}", "\u{1B}", "\u{1B}[A", "\u{1B}[20", "\u{1B}[200"])
  func keysAreTheScalarsOfTheText(_ text: String) throws {
    #expect(try keys(Array(text.utf8)) == scalars(text))
    #expect(try keys(Array(text.utf8), pieces: 1) == scalars(text))
  }

  @Test func brokenBytesAreReplaced() throws {
    #expect(try keys([0xFF, 0x61]) == scalars("\u{FFFD}a"))
    #expect(try keys([0xE2, 0x82, 0x61]) == scalars("\u{FFFD}a"))
    #expect(try keys([0xF0, 0x9F]) == scalars("\u{FFFD}"))
  }

  @Test func aPasteIsOnePiece() throws {
    let pasted = "\u{1B}[200~let a = 1\r\n\tprint a\u{7}\r\u{1B}[201~x"
    #expect(
      try keys(Array(pasted.utf8), pieces: 3)
        == [.pasted("let a = 1\n  print a\n"), .scalar("x"), .ended])
    #expect(try keys(Array("\u{1B}[200~half".utf8)) == [.pasted("half"), .ended])
  }

  @Test(arguments: 0..<40)
  func anyBytesEnd(_ seed: UInt64) throws {
    var random = Random(state: seed)
    let pieces: [[UInt8]] = [
      Array("\u{1B}[200~".utf8), Array("\u{1B}[201~".utf8), Array("æ".utf8), [0x1B], [0xE2],
    ]
    var bytes: [UInt8] = []
    for _ in 0..<60 {
      if Bool.random(using: &random) {
        bytes.append(UInt8.random(in: 0...255, using: &random))
      } else {
        bytes += pieces.randomElement(using: &random) ?? []
      }
    }
    #expect(try keys(bytes).last == .ended)
  }
}

/// A generator that gives the same numbers in every run (splitmix64, Steele, Lea and Flood 2014).
struct Random: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
