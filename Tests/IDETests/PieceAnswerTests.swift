import IDE
import Lang
import ProgramTesting
import Runtime
import Testing

/// What is asked statement by statement is what the whole script would answer.
@Suite struct PieceAnswerTests {
  @Test(arguments: AnswerPropertyTests.examples)
  func piecesAnswerAsTheWholeDoes(_ path: String) throws {
    let name = "\(Repository.root)/\(path)"
    let bytes = Array(try Repository.text(path).utf8)
    let whole = Analysis(
      source: SourceText(name: name, utf8: bytes), vocabulary: standardVocabulary, files: DataFiles())
    var pieces = ScriptDocument(name: name, utf8: bytes, vocabulary: standardVocabulary, files: DataFiles())
    #expect(pieces.semanticTokens() == whole.semanticTokens())
    #expect(pieces.codeLenses() == whole.codeLenses())
    #expect(pieces.documentLinks() == whole.documentLinks())
    let all = SourceRange(0, bytes.count)
    #expect(pieces.inlayHints(in: all) == whole.inlayHints(in: all))
  }
}
