import IDE
import Lang
import ProgramTesting
import Runtime
import Testing

/// What is asked statement by statement is what the whole script would answer.
@Suite struct PieceAnswerTests {
  /// An example as a whole and in pieces.
  private func read(_ path: String) throws -> (whole: Analysis, pieces: ScriptDocument) {
    let name = "\(Repository.root)/\(path)"
    let bytes = Array(try Repository.text(path).utf8)
    let whole = Analysis(
      source: SourceText(name: name, utf8: bytes), vocabulary: standardVocabulary, files: DataFiles())
    let pieces = ScriptDocument(name: name, utf8: bytes, vocabulary: standardVocabulary, files: DataFiles())
    return (whole, pieces)
  }

  @Test(arguments: AnswerPropertyTests.examples)
  func piecesAnswerAsTheWholeDoes(_ path: String) throws {
    let (whole, script) = try read(path)
    var pieces = script
    #expect(pieces.semanticTokens() == whole.semanticTokens())
    #expect(pieces.codeLenses() == whole.codeLenses())
    #expect(pieces.documentLinks() == whole.documentLinks())
    #expect(pieces.symbols() == whole.symbols())
    #expect(pieces.foldingRanges() == whole.foldingRanges())
    let all = SourceRange(0, whole.source.utf8.count)
    #expect(pieces.inlayHints(in: all) == whole.inlayHints(in: all))
    let diagnostics = pieces.diagnostics
    for place in stride(from: 0, to: all.upperBound, by: max(1, all.upperBound / 60)) {
      let range = SourceRange(place, min(all.upperBound, place + 9))
      #expect(
        pieces.codeActions(in: range, diagnostics: diagnostics) == whole.codeActions(in: range), "\(place)")
    }
  }

  /// What is known of a place does not rest on the statement alone that it is in.
  @Test(arguments: AnswerPropertyTests.examples)
  func piecesKnowOfAPlaceWhatTheWholeKnows(_ path: String) throws {
    let (whole, script) = try read(path)
    var pieces = script
    for place in stride(from: 0, to: whole.source.utf8.count, by: max(1, whole.source.utf8.count / 60)) {
      let (analysis, start) = pieces.piece(at: place)
      #expect(analysis.hover(at: place - start)?.text == whole.hover(at: place)?.text, "\(place)")
    }
  }

  @Test func functionsOfOtherStatementsAndScriptsAreKnown() {
    let files = KnownFiles(scripts: ["part.koh": "# Half of it.\nfn half(x) { return x / 2 }\n"])
    let text = "include \"part.koh\"\n# Twice as much.\nfn twice(x) { return 2 * x }\nprint half(twice(3))\n"
    var script = ScriptDocument(
      name: "home/script.koh", utf8: Array(text.utf8), vocabulary: standardVocabulary, files: files)
    func hover(_ word: String) -> String? {
      guard let place = text.ranges(of: word + "(").last else { return nil }
      let offset = text.utf8.distance(from: text.utf8.startIndex, to: place.lowerBound)
      let (analysis, start) = script.piece(at: offset)
      return analysis.hover(at: offset - start)?.text
    }
    #expect(hover("twice") == "twice(x)\nTwice as much.")
    #expect(hover("half") == "half(x)\nHalf of it.")
    let comment = text.utf8.distance(
      from: text.utf8.startIndex, to: text.ranges(of: "Twice as").first?.lowerBound ?? text.startIndex)
    script.edit(SourceRange(comment, comment + 5), replacement: Array("Truly".utf8))
    #expect(hover("twice") == "twice(x)\nTruly as much.")
  }
}
