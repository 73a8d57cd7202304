import Lang
import Testing

/// A source with what is expected of it drawn below its lines: a line whose first visible character is `^`
/// marks a range of the line above and says `id` or `id: message`.
struct MarkedSource {
  private(set) var source = ""
  private(set) var expected: [String] = []

  init(_ marked: String) {
    var lines: [Substring] = []
    for line in marked.split(separator: "\n", omittingEmptySubsequences: false) {
      let mark = line.drop { $0 == " " }
      guard mark.first == "^" else {
        lines.append(line)
        continue
      }
      let column = line.count - mark.count + 1
      let width = mark.prefix { $0 == "^" }.count
      let text = mark.dropFirst(width).drop { $0 == " " }
      expected.append("\(lines.count):\(column)-\(column + width) \(text)")
    }
    source = lines.joined(separator: "\n")
  }

  /// The diagnostics in the form of `expected`; a message is left out where none is expected.
  func found(_ diagnostics: [Diagnostic]) -> [String] {
    let lines = LineTable(SourceText(source))
    return diagnostics.map { diagnostic in
      let start = lines.position(of: diagnostic.range.lowerBound)
      let end = lines.position(of: diagnostic.range.upperBound)
      let width = end.line == start.line ? max(1, end.column - start.column) : 1
      let place = "\(start.line):\(start.column)-\(start.column + width) \(diagnostic.id.rawValue)"
      return expected.contains(place) ? place : "\(place): \(diagnostic.message)"
    }
  }
}

/// Checks that a script has exactly the diagnostics that are drawn below its lines.
func expectDiagnostics(
  _ marked: String, scope: Scope = Scope(schema: testSchema), at location: SourceLocation = #_sourceLocation
) {
  let source = MarkedSource(marked)
  let checked = check(SourceText(source.source), vocabulary: testVocabulary, scope: scope, files: TestFiles())
  #expect(source.found(checked.first?.diagnostics ?? []) == source.expected, sourceLocation: location)
}

/// Checks that applying the first diagnostic's repair of that number gives the text.
func expectRepair(
  _ text: String, _ repaired: String, choice: Int = 0, at location: SourceLocation = #_sourceLocation
) throws {
  let source = SourceText(text)
  let scope = Scope(schema: testSchema)
  let found =
    check(source, vocabulary: testVocabulary, scope: scope, files: TestFiles()).first?.diagnostics ?? []
  let first = try #require(found.first, sourceLocation: location)
  try #require(first.fixIts.indices.contains(choice), "\(first)", sourceLocation: location)
  let fix = first.fixIts[choice]
  var bytes = source.utf8
  bytes.replaceSubrange(fix.range.lowerBound..<fix.range.upperBound, with: Array(fix.replacement.utf8))
  #expect(String(decoding: bytes, as: UTF8.self) == repaired, sourceLocation: location)
}
