import ProgramTesting
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
    // A column made anew after a result of the one before: that one must go first.
    (
      [
        "use \"nir.csv\"", "describe", "gen a = months", "gen b = 1", "drop b",
        "let m = model transition ~ a", "drop a", "gen a = log(unemp)",
      ],
      ["use \"nir.csv\"", "gen a = months", "let m = model transition ~ a", "drop a", "gen a = log(unemp)"]
    ),
    (["use \"nir.csv\"", "gen a = 1", "drop a", "gen a = 2"], ["use \"nir.csv\"", "gen a = 2"]),
    // A column that only changed its place.
    (
      ["use \"nir.csv\"", "gen a = 1", "gen b = 1", "if true { drop a; gen a = 1 }"],
      ["use \"nir.csv\"", "gen a = 1", "gen b = 1", "if true { drop a; gen a = 1 }"]
    ),
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
}
