import IDE
import Lang
import ProgramTesting
import REPL
import Runtime
import Testing

/// Every question may be asked anywhere, of examples and of what is left of them.
@Suite struct AnswerPropertyTests {
  static let examples = (try? Repository.files(below: "Examples", suffix: ".koh")) ?? []

  private func analysis(_ bytes: [UInt8], _ path: String, files: any ScriptFiles) -> Analysis {
    Analysis(
      source: SourceText(name: "\(Repository.root)/\(path)", utf8: bytes), vocabulary: standardVocabulary,
      files: files)
  }

  @Test func thereAreExamples() { #expect(Self.examples.count > 10) }

  @Test(arguments: examples)
  func everyOffsetOfExamplesIsSafe(_ path: String) throws {
    let bytes = Array(try Repository.text(path).utf8)
    let analysis = analysis(bytes, path, files: DataFiles())
    AnswerCheck(analysis: analysis).askOfAll()
    // Long ones are asked at every third place, which is still within every word.
    for offset in stride(from: -1, through: bytes.count + 1, by: bytes.count > 1000 ? 3 : 1) {
      AnswerCheck(analysis: analysis).ask(at: offset)
    }
  }

  @Test(arguments: examples)
  func mutilatedExamplesAreSafe(_ path: String) throws {
    let text = Array(try Repository.text(path).utf8)
    var random = SplitMix(state: UInt64(text.count))
    for _ in 0..<8 {
      let bytes = text.mutilated(using: &random)
      let check = AnswerCheck(analysis: analysis(bytes, path, files: KnownFiles(scripts: [:])))
      check.askOfAll()
      for _ in 0..<4 { check.ask(at: Int.random(in: -1...(bytes.count + 1), using: &random)) }
    }
  }

  @Test(arguments: CompletionPropertyTests.scripts)
  func everyBeginningIsSafe(_ script: String) {
    for end in stride(from: 0, through: script.utf8.count, by: 2) {
      let bytes = Array(script.utf8.prefix(end))
      let check = AnswerCheck(analysis: analysis(bytes, "script.koh", files: KnownFiles(scripts: [:])))
      check.askOfAll()
      check.ask(at: end)
    }
  }

  @Test(arguments: CompletionPropertyTests.scripts)
  func everyMutationIsSafe(_ script: String) {
    var random = SplitMix(state: 7)
    for _ in 0..<60 {
      let bytes = Array(script.utf8).mutilated(using: &random)
      let check = AnswerCheck(analysis: analysis(bytes, "script.koh", files: KnownFiles(scripts: [:])))
      check.askOfAll()
      for _ in 0..<4 { check.ask(at: Int.random(in: -1...(bytes.count + 1), using: &random)) }
    }
  }
}

extension [UInt8] {
  /// With some places replaced by pieces of the language and by bytes that are no text.
  fileprivate func mutilated(using random: inout SplitMix) -> [UInt8] {
    var bytes = self
    for _ in 0..<Int.random(in: 1...5, using: &random) {
      let lower = Int.random(in: 0...bytes.count, using: &random)
      let upper = Swift.min(bytes.count, lower + Int.random(in: 0...9, using: &random))
      let piece = CompletionPropertyTests.pieces.randomElement(using: &random) ?? ""
      let isRaw = Int.random(in: 0...9, using: &random) == 0
      bytes.replaceSubrange(
        lower..<upper, with: isRaw ? [UInt8.random(in: 0...255, using: &random)] : Array<UInt8>(piece.utf8))
    }
    return bytes
  }
}
