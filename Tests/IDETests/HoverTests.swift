import IDE
import Testing

@Suite struct HoverTests {
  @Test(arguments: [
    (
      "mo$0del months ~ gender",
      "model [linear|logit] formula [if condition] [| cluster(columns), level(number), robust, weights(frequency|analytic column)]\nFit a model."
    ),
    ("model months ~ gender | lev$0el(90)", "level(number)\nLevel in percent.\nDefault: 95."),
    ("model months ~ gender i$0f months > 3", "if(condition)\nRows for which it holds."),
    ("model log$0it months ~ gender", "logit\nLogistic regression."),
    ("model months ~ gen$0der", "gender\nKjønn\ntext column\nvalues: kvinne, mann"),
    ("gen a = lo$0g(months)", "log(x)\nNatural logarithm."),
    ("let limit = 3\ngen a = lim$0it", "limit\nnumber 3"),
    ("for n in 1..3 { print $0n }", "n\nGoes through 1..3."),
    ("print m$01.r2", "m1\nmodel of months ~ gender, N = 22 009"), ("print m1.r$02", "r2\nR squared"),
    ("if 1 > 0 {\n  gen a = 1\n  gen b = $0a\n}", "a"),
  ])
  func whatIsKnownOfAWord(_ source: String, _ expected: String) {
    let fixture = EditorFixture(source)
    #expect(fixture.analysis.hover(at: fixture.offset)?.text == expected)
  }

  @Test func nothingIsKnownOfOtherPlaces() {
    for source in ["gen a = 1$0 + 2", "gen a = nothing$0", "$0", "# mod$0el", "print m1.gen$0der"] {
      let fixture = EditorFixture(source)
      #expect(fixture.analysis.hover(at: fixture.offset) == nil, "\(source)")
    }
  }

  @Test func diagnosticsComeFromTheCheck() {
    let fixture = EditorFixture("gen a = nothing\nmodel")
    #expect(fixture.analysis.diagnostics().map(\.id.rawValue) == ["unknown-column", "missing-argument"])
  }
}
