import Data
import Testing

/// What is read depends neither on how the file is cut into blocks nor on who reads which.
@Suite struct CSVBlockTests {
  @Test(arguments: 0..<40)
  func randomFramesComeBack(seed: Int) throws {
    var document = RandomDocument(seed: UInt64(seed))
    let (text, rows) = document.make()
    let whole = try read(csv: text)
    #expect(printed(whole.frame) == rows)
    for blockLength in [1, 5, 64, 333] {
      for threads in [1, 2, 8] {
        let result = try read(csv: text, threads: threads, blockLength: blockLength)
        let isSame = result.frame == whole.frame
        #expect(isSame, "blocks of \(blockLength) bytes, \(threads) threads")
        #expect(result.warnings == whole.warnings)
      }
    }
  }

  @Test(arguments: 0..<300)
  func randomBytesNeverTrap(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed) &+ 1000)
    let alphabet = Array("a1,;\"\n\r\t.-+eE0 \u{e6}".utf8) + [0, 0xFF, 0xEF, 0xBB, 0xBF, 0x80]
    let bytes = (0..<Int.random(in: 0...300, using: &generator)).map { _ in
      alphabet.randomElement(using: &generator) ?? 0
    }
    func outcome(_ threads: Int, _ blockLength: Int?) -> String {
      do throws(FileError) {
        let reader = CSVReader(bytes: bytes, name: "data.csv", threads: threads, blockLength: blockLength)
        let result = try reader.read()
        return "\(printed(result.frame)) \(result.warnings)"
      } catch {
        return "\(error)"
      }
    }
    let whole = outcome(1, nil)
    for blockLength in [1, 4, 32] {
      #expect(outcome(blockLength % 3 + 1, blockLength) == whole)
    }
  }

  @Test func quotedNewlinesAcrossBlocks() throws {
    let long = String(repeating: "x,\n\"\"\r\n", count: 200)
    let text = "a,b\n" + (1...50).map { "\($0),\"\(long)\($0)\"\n" }.joined()
    let whole = try read(csv: text).frame
    #expect(whole.rowCount == 50)
    for blockLength in [3, 100, 999, 5000] {
      let isSame = try read(csv: text, threads: 3, blockLength: blockLength).frame == whole
      #expect(isSame, "blocks of \(blockLength) bytes")
    }
  }
}

/// A random table written as CSV in one of the ways that mean the same.
struct RandomDocument {
  private var generator: SeededGenerator

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  /// The text, and its rows as they should print.
  mutating func make() -> (text: String, rows: [[String]]) {
    let columnCount = Int.random(in: 1...6, using: &generator)
    let sorts = (0..<columnCount).map { _ in Int.random(in: 0..<6, using: &generator) }
    let rowCount = Int.random(in: 0...80, using: &generator)
    let lineEnd = ["\n", "\r\n", "\r"].randomElement(using: &generator) ?? "\n"
    let gaps = Double.random(in: 0...0.3, using: &generator)
    var text = (0..<columnCount).map { "c\($0)" }.joined(separator: ",") + lineEnd
    var rows: [[String]] = []
    for _ in 0..<rowCount {
      let values = sorts.map { Double.random(in: 0..<1, using: &generator) < gaps ? nil : value(of: $0) }
      rows.append(values.map { $0 ?? "missing" })
      text += values.map { written($0) }.joined(separator: ",") + lineEnd
    }
    if Bool.random(using: &generator), text.hasSuffix("\n") || text.hasSuffix("\r") { text.removeLast() }
    return (text, rows)
  }

  private mutating func value(of sort: Int) -> String {
    switch sort {
    case 0: "\(Int.random(in: -200...200, using: &generator))"
    case 1: "\(Int64.random(in: .min ... .max, using: &generator))"
    case 2: Scalar.number(Double(Int.random(in: -999...999, using: &generator)) / 100).description
    case 3: Scalar.number(Double.random(in: -1...1, using: &generator)).description
    case 4: CalendarDate(daysSince1970: Int32.random(in: -9000...30_000, using: &generator)).description
    default:
      ["spor1", "x,y", "a\"b", "line\nline", "\u{e6}\u{f8}\u{e5} og en lang tekst til", "0301", " x", "\r"]
        .randomElement(using: &generator) ?? "x"
    }
  }

  private mutating func written(_ value: String?) -> String {
    guard let value else { return "\"\"" }
    let needsQuotes = value.contains { ",\"\n\r".contains($0) }
    guard needsQuotes || Int.random(in: 0..<10, using: &generator) == 0 else { return value }
    return "\"" + value.map { $0 == "\"" ? "\"\"" : String($0) }.joined() + "\""
  }
}
