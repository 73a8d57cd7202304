import Data
import ProgramTesting
import Report
import Runtime
import Testing

/// `save script` keeps what data and results depend on, and running it gives the same again.
@Suite struct SavedScriptTests {
  /// What is saved of some statements, without the remark.
  private func saved(_ statements: [String], options: String = "") throws -> [String] {
    var session = TestSession()
    session.interpreter.session.timeline.isKept = true
    for statement in statements { session.run(statement) }
    #expect(session.run("save script \"saved.koh\"\(options)").map(\.message) == [])
    #expect(session.sink.warnings.map(\.message) == [])
    return try session.text(of: "saved.koh").split(separator: "\n").dropFirst().map(String.init)
  }

  @Test(arguments: [
    // A model that another has superseded; what only shows something.
    (
      ["use \"nir.csv\"", "describe", "model transition ~ age", "model transition ~ gender"],
      ["use \"nir.csv\"", "model transition ~ gender"]
    ),
    // A column that went again, and one that a named result needs.
    (
      [
        "use \"nir.csv\"", "gen a = months", "drop a", "gen b = months", "let m = model transition ~ b",
        "drop b",
      ],
      ["use \"nir.csv\"", "gen b = months", "let m = model transition ~ b", "drop b"]
    ),
    // Undone, redone and failed.
    (
      ["use \"nir.csv\"", "gen a = 1", "undo", "gen b = 2", "undo", "redo", "gen c = nothing"],
      ["use \"nir.csv\"", "gen b = 2"]
    ),
    // Other data in place of the first, of which a result remains.
    (
      ["use \"survey.csv\"", "let n = count(overall)", "use \"nir.csv\"", "keep if cohort > 2014"],
      ["use \"survey.csv\"", "let n = count(overall)", "use \"nir.csv\"", "keep if cohort > 2014"]
    ),
    (["use \"survey.csv\"", "gen a = 1", "use \"nir.csv\""], ["use \"nir.csv\""]),
    // Settings, functions, loops, bindings that were superseded.
    (
      [
        "set digits 5", "set digits 4", "fn f(x) { return 2 * x }", "fn g(x) { return x }", "let a = 1",
        "let a = f(3)",
      ],
      ["set digits 4", "fn f(x) { return 2 * x }", "let a = f(3)"]
    ),
    (
      ["use \"nir.csv\"", "for y in 2011..2012 { drop if cohort == y }", "for i in 1..3 { print i }"],
      ["use \"nir.csv\"", "for y in 2011..2012 { drop if cohort == y }"]
    ),
    // What 'did' takes from the model.
    (
      [
        "use \"nir.csv\"", "model transition ~ gender", "model transition ~ gender + cohort | robust",
        "did network 2015",
      ],
      ["use \"nir.csv\"", "model transition ~ gender + cohort | robust", "did network 2015"]
    ),
    // Labels and levels, the last of each.
    (
      ["use \"nir.csv\"", "label months \"Tid\"", "label months \"Måneder\"", "factor age"],
      ["use \"nir.csv\"", "label months \"Tid\"", "label months \"Måneder\"", "factor age"]
    ),
    // Comments stay with their statement.
    (["# the register\nuse \"nir.csv\"  # all of it"], ["# the register", "use \"nir.csv\"  # all of it"]),
    // A result of data that were undone: only the whole story gives it again.
    (
      ["use \"nir.csv\"", "gen a = months", "let m = model transition ~ a", "undo"],
      ["use \"nir.csv\"", "gen a = months", "let m = model transition ~ a", "undo"]
    ),
  ])
  func whatIsNeededIsSaved(_ statements: [String], _ expected: [String]) throws {
    #expect(try saved(statements) == expected)
  }

  @Test func allKeepsEverythingThatSucceeded() throws {
    let statements = ["use \"nir.csv\"", "describe", "gen a = nothing", "gen a = 1", "undo", "history"]
    #expect(
      try saved(statements, options: " | all") == ["use \"nir.csv\"", "describe", "gen a = 1", "undo"])
  }

  private static let statements = [
    "use \"nir.csv\"", "use \"did_2x2.csv\"", "gen a = months / 2", "gen a = 1", "gen b = a + 1", "drop a",
    "drop b",
    "replace a = a * 2", "replace months = months + 1 if gender == \"mann\"", "keep if cohort >= 2013",
    "drop if missing(months)", "factor gender | ref(\"kvinne\")", "factor gender | ref(\"mann\")",
    "factor cohort",
    "label months \"Tid\"", "label months \"\"", "let k = 3", "let k = k + 1",
    "let m = model transition ~ gender",
    "let m = model transition ~ a | robust", "model transition ~ gender + cohort | robust",
    "did network 2015",
    "let d = did network 2015 | outcome(transition), time(cohort)", "let mean_a = mean(a)", "undo", "redo",
    "undo 2",
    "keep transition gender cohort months network", "fn twice(x) { return 2 * x }", "let t = twice(k)",
    "gen b = twice(months)", "for y in 2011..2012 { drop if cohort == y }",
    "if k > 3 { gen a = k } else { drop a }",
    "set digits 4", "print 1", "describe", "include \"prepare.koh\"", "let x = nothing", "explain",
  ]

  /// Whatever was said before: the saved script, in a session of its own, gives the same data, values and last result.
  @Test(arguments: 0..<25)
  func aSavedScriptGivesTheSame(_ seed: UInt64) throws {
    var random = PropertyTests.Generator(state: seed &* 7919 &+ 1)
    var session = TestSession()
    session.interpreter.session.timeline.isKept = true
    session.run("use \"nir.csv\"")
    var said = ["use \"nir.csv\""]
    for _ in 0..<18 {
      let statement = Self.statements.randomElement(using: &random) ?? ""
      said.append(statement)
      session.run(statement)
    }
    session.run("save script \"saved.koh\"")
    #expect(session.sink.warnings.filter { $0.id == "not-reproduced" }.isEmpty, "\(said)")
    let script = try session.text(of: "saved.koh")
    var again = TestSession()
    #expect(again.run(script).map(\.message) == [], "\(said)\n\(script)")
    expectEqual(again.session, session.session, "\(said)\n\(script)")
  }

  private func expectEqual(_ found: Session, _ expected: Session, _ story: String) {
    let options = PresentationOptions()
    #expect(found.frame?.columns == expected.frame?.columns, "\(story)")
    #expect(found.values.mapValues(\.json.text) == expected.values.mapValues(\.json.text), "\(story)")
    #expect(found.lastResult?.json(options).text == expected.lastResult?.json(options).text, "\(story)")
  }
}
