import IDE
import Lang
import Testing

/// Hints, and what may be done about a place.
@Suite struct HintTests {
  /// The script with its hints written into it.
  private func hinted(_ text: String) -> String {
    let script = MarkedScript(text)
    let hints = script.analysis.inlayHints(in: SourceRange(0, text.utf8.count))
    let edits = hints.map {
      TextEdit(SourceRange($0.offset, $0.offset), replacement: Array("‹\($0.label)›".utf8))
    }
    return String(decoding: script.analysis.source.applying(edits), as: UTF8.self)
  }

  @Test(arguments: [
    "model months ~ gender‹ ref. kvinne› + age‹ ref. 16-24›*network + gender:network",
    "factor gender | ref(\"mann\")\nmodel months ~ gender‹ ref. mann›",
    "factor gender | ref(last)\nmodel months ~ gender‹ ref. mann›",
    "factor gender | ref(largest)\nmodel months ~ gender",
    "factor age‹ ref. 35-44› | levels(\"35-44\", \"25-34\", \"16-24\")\nmodel months ~ age‹ ref. 35-44›",
    "factor gender | ref(\"mann\")\nfactor gender‹ ref. mann›", "model months ~ ref(gender, \"mann\")",
    "keep if gender == \"mann\"\nmodel months ~ gender + age‹ ref. 16-24›",
    "model months ~ gender + age‹ ref. 16-24› if gender == \"mann\"",
    "let m = model months ~ log(unemp) + (gender‹ ref. kvinne› + months)^2 | robust",
    "if 1 > 0 { factor gender | ref(\"mann\") }\nmodel months ~ gender",
    "did network 2015 | outcome(transition), controls(gender‹ ref. kvinne›, log(unemp) + age‹ ref. 16-24›*months)",
    "did network 2015 if gender == \"mann\" | controls(gender, age‹ ref. 16-24›)",
    "did network 2015 | outcome(transition), cluster(gender)",
    "print columns(design(months ~ gender‹ ref. kvinne›))", "table gender by age",
  ])
  func referenceLevelsAreTold(_ marked: String) {
    var text = marked
    for hint in marked.ranges(of: /‹[^›]*›/).reversed() { text.removeSubrange(hint) }
    #expect(hinted("use \"nir.csv\"\n" + text) == "use \"nir.csv\"\n" + marked)
  }

  @Test func hintsOutsideTheRangeAreLeftOut() {
    let script = MarkedScript("use \"nir.csv\"\nmodel months ~ gender\n«model months ~ age»")
    let hints = script.analysis.inlayHints(in: script.ranges[0])
    #expect(hints.map(\.label) == [" ref. 16-24"])
  }

  // MARK: Actions

  private func actions(_ marked: String) -> [String: String] {
    let script = MarkedScript("use \"nir.csv\"\n" + marked)
    let head = "use \"nir.csv\"\n".count
    let actions = script.analysis.codeActions(in: SourceRange(script.offset, script.offset))
    return Dictionary(
      actions.map {
        let text = String(decoding: script.analysis.source.applying($0.edits), as: UTF8.self)
        return ($0.title, String(text.dropFirst(head)))
      }, uniquingKeysWith: { first, _ in first })
  }

  @Test func modelsMayGetRobustErrors() {
    #expect(actions("mod$0el months ~ unemp")["Add robust"] == "model months ~ unemp | robust")
    #expect(
      actions("let m = mod$0el months ~ unemp | level(90)\nsort age")["Add robust"]
        == "let m = model months ~ unemp | level(90), robust\nsort age")
    #expect(actions("mod$0el months ~ unemp | hc3")["Add robust"] == nil)
    #expect(actions("summ$0arize unemp")["Add robust"] == nil)
  }

  @Test func columnsMayBecomeFactors() {
    #expect(
      actions("model months ~ coh$0ort")["Declare 'cohort' as factor"]
        == "factor cohort\nmodel months ~ cohort")
    #expect(
      actions("if 1 > 0 {\n  let m = model months ~ `Hvor mange$0`\n}")["Declare 'Hvor mange' as factor"]
        == "if 1 > 0 {\n  factor `Hvor mange`\n  let m = model months ~ `Hvor mange`\n}")
    #expect(
      actions("sort age; model months ~ age$0")["Declare 'age' as factor"]
        == "sort age; factor age; model months ~ age")
    #expect(actions("model mon$0ths ~ cohort")["Declare 'months' as factor"] == nil)
  }

  @Test func referenceLevelsMayBeSet() {
    #expect(
      actions("model months ~ gen$0der")["Set the reference level to 'mann'"]
        == "model months ~ ref(gender, \"mann\")")
    #expect(actions("model months ~ gen$0der")["Set the reference level to 'kvinne'"] == nil)
    #expect(
      actions("model months ~ re$0f(age, \"25-34\")")["Set the reference level to '35-44'"]
        == "model months ~ ref(age, \"35-44\")")
    #expect(
      actions("factor gen$0der")["Set the reference level to 'mann'"] == "factor gender | ref(\"mann\")")
    #expect(
      actions("factor age | ref(fi$0rst)")["Set the reference level to '25-34'"]
        == "factor age | ref(\"25-34\")")
  }

  @Test func repairsComeWithWhatTheyRepair() throws {
    let script = MarkedScript("use \"nir.csv\"\nsummarize mnths$0")
    let action = try #require(
      script.analysis.codeActions(in: SourceRange(script.offset, script.offset)).first)
    #expect(action.kind == .quickFix)
    #expect(action.isPreferred)
    #expect(action.fixes?.id == "unknown-column")
    #expect(action.edits.map(\.replacementText) == ["months"])
  }
}
