import IDE
import Lang
import Runtime
import Testing

/// Names of data in memory, where a call takes one.
@Suite struct FrameCompletionTests {
  @Test(arguments: ["frame ", "merge m:1 cohort using ", "append using "])
  func framesAreOffered(_ call: String) {
    let text = "use \"nir.csv\" as register\nframe copy rates\n" + call
    let session = TestSession()
    let analysis = Analysis(
      source: SourceText(text, name: session.scriptName), vocabulary: standardVocabulary, files: DataFiles())
    let labels = analysis.completions(at: text.utf8.count).filter { $0.kind == .name }.map(\.label)
    #expect(labels == ["rates", "register"])
  }
}
