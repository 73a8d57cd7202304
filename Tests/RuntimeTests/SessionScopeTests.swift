import IDE
import Lang
import ProgramTesting
import REPL
import Runtime
import Testing

/// What completion is told of a session, and what it makes of the real vocabulary.
@Suite struct SessionScopeTests {
  private func session(_ script: String) -> Session {
    var session = TestSession()
    #expect(session.run("use \"nir.csv\" | example\n" + script).map(\.message) == [])
    return session.session
  }

  private func completions(
    after head: String, in session: Session, named name: String = "<prompt>"
  ) -> [Completion] {
    Analysis(
      source: SourceText(head, name: name), vocabulary: standardVocabulary, scope: session.scope,
      files: DataFiles()
    ).completions(at: head.utf8.count)
  }

  @Test func namesAreKnownWithWhatTheyStandFor() {
    let scope = session(
      """
      let m1 = model transition ~ gender + months
      let half = 1 / 2
      let word = "abc"
      let found = true
      let list = [1, 2; 3, 4]
      let X = design(transition ~ gender)
      let se = m1.se
      fn twice(x) { return 2 * x }
      """
    ).scope
    #expect(
      scope.value(named: "m1")?.detail?.hasPrefix("model of transition ~ gender + months, N = ") ?? false)
    #expect(scope.value(named: "half")?.detail == "number 0.5")
    #expect(scope.value(named: "word")?.detail == "text \"abc\"")
    #expect(scope.value(named: "found")?.detail == "true")
    #expect(scope.value(named: "list")?.detail == "2×2 matrix")
    #expect(scope.names == ["X", "found", "half", "list", "m1", "se", "word"])
    #expect(scope.names.filter { scope.value(named: $0)?.result != nil } == ["m1"])
    #expect(scope.value(named: "se")?.elements == [["(Intercept)", "gender[mann]", "months"]])
    #expect(scope.value(named: "X")?.elements?.last == ["(Intercept)", "gender[mann]"])
    #expect(scope.value(named: "list")?.elements == nil)
    #expect(scope.functions == ["twice": 1])
  }

  @Test func fieldsAreThoseOfTheResult() throws {
    let session = session(
      "let m1 = model transition ~ gender + months\nlet d1 = did network 2015 | outcome(transition), time(cohort)"
    )
    let fields = try #require(session.scope.value(named: "m1")?.result)
    #expect(fields.map(\.name) == ModelResult.fields.map(\.name))
    let terms = ["(Intercept)", "gender[mann]", "months"]
    #expect(
      fields.filter { $0.elements == terms }.map(\.name) == [
        "coef", "se", "t", "p", "lower", "upper", "vcov",
      ])
    #expect(session.scope.value(named: "d1")?.result?.map(\.name) == DifferenceResult.fields.map(\.name))
    #expect(completions(after: "print m1.coef[\"g", in: session).map(\.label) == ["gender[mann]"])
    #expect(completions(after: "explain d", in: session).map(\.label) == ["d1"])
  }

  /// What completion does not offer there, the check refuses, as the run does.
  @Test func aNumberUsedAsACategoryEqualsNoText() {
    var session = TestSession()
    let script = "use \"nir.csv\"\nfactor cohort\nkeep if cohort == \"2015\""
    #expect(session.check(script).flatMap(\.diagnostics).map(\.id) == ["kind-mismatch"])
    #expect(session.run(script).map(\.id) == ["kind-mismatch"])
    let right = "use \"nir.csv\"\nfactor cohort\nkeep if cohort == 2015"
    #expect(session.check(right).flatMap(\.diagnostics).isEmpty)
    #expect(session.run(right).isEmpty)
  }

  @Test func theRealVocabularyIsCompleted() {
    let session = session("factor cohort")
    func labels(_ head: String) -> [String] { completions(after: head, in: session).map(\.label) }
    #expect(labels("set pager ") == ["on", "off"])
    #expect(labels("help unknown-opt") == ["unknown-option"])
    #expect(labels("factor gender | ref(\"k") == ["kvinne"])
    // A number used as a category is compared as a number.
    #expect(labels("keep if cohort == \"2015") == [])
    #expect(labels("keep if cohort == ").prefix(2) == ["2011", "2012"])
    #expect(labels("factor cohort | ref(\"2015") == ["2015"])
    #expect(labels("model transition ~ ref(gender, \"ma") == ["mann"])
    #expect(labels("model transition ~ gender | weights(") == ["frequency", "analytic", "probability"])
    #expect(labels("did network 2015 | time(coh") == ["cohort"])
    #expect(!labels("model transition ~ ").contains("transition"))
    #expect(labels("let m = ").prefix(2) == ["correlate", "did"])
  }

  /// A word that an example has is offered where it stands, but for names that the example makes.
  @Test(arguments: DeclarationTests.commandExamples)
  func theWordsOfAnExampleAreOffered(_ declared: DeclarationTests.Declared) {
    var session = TestSession()
    session.run(declared.example.setup.joined(separator: "\n"))
    let source = declared.example.source
    // The parts of a hyphenated topic are no words of their own.
    let made = Set([
      "lunemp", "late", "group", "m1", "unknown", "option", "n", "rate", "rates", "register", "early",
      "excess",
      "unemployment", "statement", "from", "nb", "m", "resultat", "year",
    ])
    for token in tokens(of: SourceText(source)) {
      guard let word = token.nameText, !made.contains(word) else { continue }
      let head = String(decoding: source.utf8.prefix(token.range.upperBound), as: UTF8.self)
      let labels = completions(after: head, in: session.session, named: session.scriptName).map(\.label)
      #expect(labels.contains(word), "\(head)")
    }
  }

  @Test func labelsOfValuesAreOffered() {
    let labelled = session("label network (0 = \"others\") (1 = \"networks\")")
    func labels(_ head: String) -> [String] { completions(after: head, in: labelled).map(\.label) }
    #expect(labels("keep if network == \"") == ["others", "networks"])
    #expect(labels("keep if network in [\"others\", \"") == ["networks"])
    #expect(labels("keep if cohort == \"").isEmpty)
    let hover = Analysis(
      source: SourceText("keep network", name: "<prompt>"), vocabulary: standardVocabulary,
      scope: labelled.scope, files: DataFiles()
    ).hover(at: 6)
    #expect(hover?.text.contains("labels of values: others, networks") ?? false)
  }
}
