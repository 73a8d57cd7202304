import IDE
import Lang
import Runtime
import Testing

/// Where figures of columns stand, the functions that make none are not offered.
@Suite struct FigureCompletionTests {
  @Test(arguments: [
    ("table co", ["country", "cohort", "count"]), ("table gender me", ["median", "mean"]),
    ("collapse s", ["sd", "sum", "share"]), ("collapse x = med", ["median"]),
    ("table mean(mon", ["months"]), ("collapse x = mean(mon", ["months"]),
    ("gen x = lo", ["log", "lower"]), ("did network 2015 | controls(lo", ["log"]),
  ])
  func figuresAreOffered(_ call: String, _ expected: [String]) {
    let text = "use \"nir.csv\"\n" + call
    let session = TestSession()
    let analysis = Analysis(
      source: SourceText(text, name: session.scriptName), vocabulary: standardVocabulary, files: DataFiles())
    let found = analysis.completions(at: text.utf8.count).filter { $0.match == .exact }.map(\.label)
    for label in expected { #expect(found.contains(label), "\(found)") }
    let others = Set(found).subtracting(expected)
    #expect(others.isDisjoint(with: ["cos", "columns", "concat", "contains", "seq", "sqrt"]), "\(found)")
  }
}
