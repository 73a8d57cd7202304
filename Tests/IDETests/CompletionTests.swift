import IDE
import Testing

@Suite struct CompletionTests {
  @Test(arguments: [
    ("$0", ["gen", "model", "let", "for", "if", "fn", "return", "gender", "months", "Hvor mange", "log"]),
    ("mo$0", ["model", "months"]),
    ("let x = mo$0", ["model", "months"]),
    ("model l$0", ["linear", "logit", "log"]),
    ("model months ~ $0", ["linear", "logit", "if", "gender", "months", "Hvor mange", "log", "poly"]),
    ("model months ~ kj$0", ["gender"]),
    ("model months ~ gender | $0", ["cluster", "level", "robust"]),
    ("model months ~ gender | robust, $0", ["level"]),
    ("model months ~ gender |\n  le$0", ["level"]),
    ("model months ~ gender | cluster(g$0", ["gender"]),
    ("gen a = 1\nprint a\nge$0\n", ["gen", "gender"]),
    ("gen abc = 1\ngen b = ab$0", ["abc"]),
    ("let limit = 3\ngen b = li$0", ["limit"]),
    ("fn twice(x) { return 2 * x }\ngen b = tw$0", ["twice"]),
    ("gen a = 1 if gender == \"$0", ["kvinne", "mann"]),
    ("gen a = 1 if gender == \"m$0\"", ["mann"]),
    ("let $0", []),
    ("m1.$0", []),
    ("gen a = 1 i$0", ["if"]),
    ("# mo$0", []),
  ])
  func whatMayBeWritten(_ source: String, _ expected: [String]) {
    let fixture = EditorFixture(source)
    #expect(fixture.analysis.completions(at: fixture.offset).map(\.label) == expected)
  }

  @Test func replacementsFitIntoTheSource() {
    let name = EditorFixture("gen a = Hv$0")
    #expect(name.analysis.completions(at: name.offset).map(\.replacement) == ["`Hvor mange`"])
    #expect(name.analysis.completions(at: name.offset).first?.range.lowerBound == 8)
    let option = EditorFixture("model months ~ gender | l$0")
    #expect(option.analysis.completions(at: option.offset).map(\.replacement) == ["level("])
    let column = EditorFixture("gen a = ge$0")
    #expect(column.analysis.completions(at: column.offset).map(\.detail) == ["Kjønn, text"])
  }

  @Test func everyPlaceIsSafeToAsk() {
    let text = "let m = model months ~ log(gender) | level(90)\nif a { gen b = \"x{1}\" }\n[1; 2] 'é"
    for offset in -1...(text.utf8.count + 1) {
      let analysis = EditorFixture(text).analysis
      _ = analysis.completions(at: offset)
      _ = analysis.hover(at: offset)
    }
  }
}
