import Data
import Lang
import ProgramTesting
import Report
import Runtime
import Testing

/// What a look at the data finds, and what it keeps from one look to the next.
@Suite struct DataExaminationTests {
  private func found(_ script: String, _ session: TestSession = TestSession()) -> [String] {
    var examination = DataExamination(environment: session.session.environment)
    return told(examination.diagnostics(of: SourceText(script, name: session.scriptName)), script)
  }

  private func told(_ diagnostics: [Diagnostic], _ script: String) -> [String] {
    diagnostics.map { "\($0.id.rawValue) \(SourceText(script)[$0.range])" }
  }

  @Test func treatmentsThatCannotBeComparedAreTold() {
    let use = "use \"nir.csv\"\n"
    #expect(
      found(use + "keep if network == 1\ndid network 2015 | outcome(transition), time(cohort)") == [
        "bad-treatment network"
      ])
    #expect(
      found(use + "model transition ~ network + cohort + months\ndid network 2015") == [],
      "the model's time and terms")
    #expect(
      found(use + "gen twin = 3 - network\nmodel transition ~ twin + cohort\ndid network 2015")
        == ["control-is-treatment network"])
    #expect(
      found(
        use + "drop if cohort == 2012 and network == 1\nmodel transition ~ network + cohort\ndid network 2015"
      )
        == ["period-without-group network"])
    #expect(
      found(
        use
          + "gen x = cond(cohort == 2013, 1, 0)\ndid x 2015 | outcome(transition), time(cohort), cluster(municipality)"
      )
      .contains("treatment-switches-off x"))
  }

  @Test func termsAreHeldAgainstTheRowsThatAreLeft() {
    #expect(found("use \"nir.csv\"\nmodel transition ~ gender | cluster(municipality)") == [])
    #expect(
      found("use \"nir.csv\"\nkeep if gender == \"mann\"\nmodel transition ~ gender*age") == [
        "one-level gender"
      ])
    #expect(
      found("use \"nir.csv\"\nmodel transition ~ gender | cluster(country)") == ["few-clusters country"])
  }

  @Test func theConditionOfACallCounts() {
    let use = "use \"nir.csv\"\n"
    #expect(found(use + "model transition ~ gender*age if gender == \"mann\"") == ["one-level gender"])
    #expect(
      found(use + "model transition ~ months if network == 1 | cluster(network)") == ["few-clusters network"])
    #expect(found(use + "model transition ~ gender if months > nosuch") == [])
    #expect(found(use + "model transition ~ gender if months < 0") == [])
    #expect(
      found(use + "did network 2015 if network == 1 | outcome(transition), time(cohort)") == [
        "bad-treatment network"
      ])
    #expect(
      found(use + "model transition ~ network + cohort + months if network == 1\ndid network 2015")
        == ["bad-treatment network"])
  }

  /// Where it cannot be known what the data are, nothing is said.
  @Test(arguments: [
    "use \"nosuch.csv\"", "include \"prepare.koh\"", "for x in 1..2 { print x\n keep if gender == \"mann\" }",
    "use \"nir.csv\"\nundo", "keep if nosuch == 1",
  ]) func theLookEndsWhereTheDataAreNotKnown(_ beginning: String) {
    #expect(
      found("use \"nir.csv\"\n\(beginning)\nkeep if gender == \"mann\"\nmodel transition ~ gender") == [])
  }

  @Test func nothingIsWrittenOrShown() throws {
    let session = TestSession()
    _ = found(
      "use \"nir.csv\"\nsave \"x.csv\"\nexport \"y.md\"\nmodel transition ~ gender | save(\"z.md\")", session)
    for name in ["x.csv", "y.md", "z.md"] { #expect(throws: (any Error).self) { try session.text(of: name) } }
  }

  @Test func anEditGivesWhatAFreshLookGives() {
    let session = TestSession()
    var examination = DataExamination(environment: session.session.environment)
    let scripts = [
      "use \"nir.csv\"\nkeep if gender == \"mann\"\nmodel transition ~ gender",
      "use \"nir.csv\"\nkeep if gender == \"man\"\nmodel transition ~ gender",
      "use \"nir.csv\"\nmodel transition ~ gender",
      "use \"nir.csv\"\nkeep if age == \"45+\"\nmodel transition ~ gender + age",
    ]
    for script in scripts + scripts.reversed() {
      let again = told(examination.diagnostics(of: SourceText(script, name: session.scriptName)), script)
      #expect(again == found(script), "\(script)")
    }
  }

  /// The rows that a look counts are those that the model uses when it is run.
  @Test(arguments: [
    "model transition ~ gender + months",
    "model transition ~ gender + log(months) if cohort >= 2014 | robust",
    "let m = model log(unemp - 2.5) ~ gender + age | cluster(municipality)",
    "model transition ~ poly(months, 2) + factor(cohort)",
    "model transition ~ gender | weights(frequency months)",
    "model transition ~ network + cohort + unemp if months > 3 | robust\ndid network 2015",
    "did network 2015 | outcome(months), time(cohort), controls(gender, log(unemp - 2.5))",
  ]) func rowsAreThoseThatTheModelUses(_ models: String) throws {
    let script =
      "use \"nir.csv\"\nreplace months = missing if unemp > 3.4\ndrop if age == \"45+\"\n\(models)\n"
    var session = TestSession()
    var examination = DataExamination(environment: session.session.environment)
    let found = examination.findings(inParts: [SourceText(script, name: session.scriptName)]).rows
    #expect(session.run(script) == [])
    let use = try #require(session.session.ledger.lastUse)
    let last = try #require(found.last?.use)
    #expect(use.rowsUsed < use.rowsAvailable)
    #expect(last.sentence == use.sentence(PresentationOptions(), rowsRead: session.session.ledger.rowsRead))
    let number = NumberStyle.plain.text(of: use.rowsUsed)
    #expect(last.label == "N = \(number) of \(NumberStyle.plain.text(of: use.rowsAvailable))")
    #expect(last.offset == script.utf8.count - 1)
    #expect(found.count == models.split(separator: "\n").count)
  }

  @Test func rowsOfAModelThatCannotBeFittedAreNotTold() {
    let session = TestSession()
    var examination = DataExamination(environment: session.session.environment)
    let script = "use \"nir.csv\"\nmodel transition ~ nosuch\nmodel gender ~ age\ndid network 2015\nmodel"
    #expect(examination.findings(inParts: [SourceText(script, name: session.scriptName)]).rows.isEmpty)
  }
}
