import IDE
import Lang
import Testing

/// Names of results, their fields and their elements.
@Suite struct ResultCompletionTests {
  @Test(arguments: [
    ("print m1.$0", ["coef", "vcov", "r2"]), ("m1.$0", ["coef", "vcov", "r2"]), ("let r = m1.r$0", ["r2"]),
    ("gen a = months * m1.co$0", ["coef"]), ("print \"R2 = {m1.$0", ["coef", "vcov", "r2"]),
    ("print \"R2 = {round(m1.r$0}\"", ["r2"]), ("print \"{limit} and {li$0", ["limit"]),
    ("print m1.coef[\"$0", ["(Intercept)", "gender[mann]"]), ("print m1.coef[\"gen$0\"]", ["gender[mann]"]),
    ("print m1.vcov[\"(Intercept)\", \"g$0", ["gender[mann]"]), ("print m1.r2[\"$0", []),
    ("print \"{m1.coef[\"gen$0", ["gender[mann]"]), ("print X[1, \"$0", ["one", "months"]),
    ("print X[\"$0", []), ("explain $0", ["m1"]), ("explain l$0", []),
    ("let m2 = model months ~ age\nm2.$0", ["coef", "r2"]), ("let m2 = m1\nm2.$0", ["coef", "vcov", "r2"]),
    ("let m1 = 3\nm1.$0", []), ("for m1 in 1..3 { m1.$0 }", []),
    ("if 1 > 0 { let m1 = 3 }\nm1.$0", []), ("fn f(some) { explain s$0 }", ["some"]),
  ])
  func whatMayBeWritten(_ source: String, _ expected: [String]) { expectCompletions(source, expected) }

  @Test func whatIsSaidOfThem() {
    #expect(EditorFixture("print m1.r$0").completions.map(\.detail) == ["R squared"])
    #expect(
      EditorFixture("explain m$0").completions.map(\.detail) == ["model of months ~ gender, N = 22 009"])
    let bound = "let m2 = model months ~ age | robust\nexplain m2$0"
    #expect(EditorFixture(bound).completions.map(\.detail) == ["model: months ~ age"])
    #expect(EditorFixture("print li$0").completions.map(\.detail) == ["number 3"])
    #expect(EditorFixture("print tw$0").completions.map(\.detail) == ["function of 1 parameter"])
  }

  @Test func aFieldThatIsNotThereIsToldBeforeTheRun() {
    let found = EditorFixture("print m1.ceof").analysis.diagnostics()
    #expect(found.map(\.message) == ["the result 'm1' has no 'ceof'"])
    #expect(found.first?.fixIts.map(\.replacement) == ["coef"])
  }
}
