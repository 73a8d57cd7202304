import Glibc
import ProgramTesting
import Report
import Testing

@testable import Runtime

/// The promise of `save script`, on sessions made up at random: the file, run in a session of its own, gives the same
/// data, values and last result. `STORIES=5000` tells more of them than a test run has time for.
@Suite struct SavedStoryTests {
  private static let count = UInt64(getenv("STORIES").map { String(cString: $0) } ?? "") ?? 120

  /// A register short enough that a story is told in no time.
  private static let folder: TemporaryFolder? = {
    guard let folder = try? TemporaryFolder(), let text = try? Repository.text("Examples/data/nir.csv")
    else { return nil }
    let lines = text.split(separator: "\n").prefix(301).joined(separator: "\n")
    try? folder.write(lines + "\n", to: "nir.csv")
    try? folder.link("Examples/data/did_2x2.csv", as: "did_2x2.csv")
    try? folder.write("use \"nir.csv\"\nfactor gender | ref(\"kvinne\")\n", to: "prepare.koh")
    try? folder.write("let k = 5\nset digits 5\n", to: "settings.koh")
    return folder
  }()

  @Test(arguments: 0..<count)
  func aSavedScriptGivesTheSame(_ seed: UInt64) throws {
    let folder = try #require(Self.folder)
    var random = PropertyTests.Generator(state: seed &* 104_729 &+ 7)
    var session = TestSession(folder: folder.path)
    session.interpreter.session.timeline.isKept = true
    let goesBack = seed.isMultiple(of: 2)
    var said = Story.beginning
    while said.count < 20 {
      let statement = Story.statement(&random)
      if goesBack || !Story.goesThroughTime(statement) { said.append(statement) }
    }
    for statement in said { session.run(statement) }
    let file = "saved-\(seed).koh"
    let failures = session.run("save script \"\(file)\"")
    let story = Comment(rawValue: said.joined(separator: "\n") + "\n---")
    #expect(failures.map(\.message) == [], story)
    #expect(session.sink.warnings.filter { $0.id == "not-reproduced" }.isEmpty, story)

    let script = try folder.text(of: file)
    var again = TestSession(folder: folder.path)
    #expect(again.run(script).map(\.message) == [], "\(story)\n\(script)")
    Self.expectEqual(again.session, session.session, "\(story)\n\(script)")
    // Only a result of data that were undone may need all that was said.
    guard !goesBack else { return }
    let needed = ScriptSlice(session.session).needed.map { $0.text + "\n" }.joined()
    #expect(script.hasSuffix(" depend.\n" + needed), "\(story)\nkept more than was needed:\n\(script)")
  }

  private static func expectEqual(_ found: Session, _ expected: Session, _ story: Comment) {
    let options = PresentationOptions()
    #expect(found.frame == expected.frame, story)
    #expect(found.values.mapValues(\.json.text) == expected.values.mapValues(\.json.text), story)
    #expect(found.lastResult?.json(options).text == expected.lastResult?.json(options).text, story)
  }
}

/// Statements as an analyst who tries this and that might say them.
private enum Story {
  static let beginning = [
    "use \"nir.csv\"", "let k = 4", "fn twice(x) { return 2 * x }", "fn shift(x) { return x + k }",
    "gen a = months / 2",
  ]

  static func goesThroughTime(_ statement: String) -> Bool {
    statement.contains("undo") || statement.contains("redo")
  }

  static func statement(_ random: inout some RandomNumberGenerator) -> String {
    switch Int.random(in: 0..<26, using: &random) {
    case 0...2: "gen \(pick(new, &random)) = \(number(&random))\(condition(&random))"
    case 3: "replace \(pick(columns, &random)) = \(number(&random))\(condition(&random))"
    case 4: "\(pick(["keep", "drop"], &random)) if \(pick(conditions, &random))"
    case 5: "drop \(pick(new + ["id", "municipality", "m*"], &random))"
    case 6: "keep transition gender cohort months network unemp \(pick(new + ["age"], &random))"
    case 7: "factor \(pick(["gender | ref(\"kvinne\")", "cohort", "age | ref(last)"] + new, &random))"
    case 8: "label \(pick(columns, &random)) \"\(pick(["Tid", "", "æøå"], &random))\""
    case 9...10: "let \(pick(values, &random)) = \(pick(numbers, &random))"
    case 11...12: "let \(pick(["m", "n"], &random)) = \(model(&random))"
    case 13...14: model(&random)
    case 15:
      pick(["did network 2015", "let d = did network 2015 | outcome(transition), time(cohort)"], &random)
    case 16...18: pick(["undo", "undo", "undo 2", "redo"], &random)
    case 19:
      "fn \(pick(["twice", "shift"], &random))(x) { return \(pick(["2 * x", "x + k", "twice(x)"], &random)) }"
    case 20: "set \(pick(["digits 4", "level 90", "level 95", "seed 7", "stars none"], &random))"
    case 21: "for i in 1..2 { \(pick(loops, &random)) }"
    case 22: "if k > 3 { \(statement(&random)) } else { \(statement(&random)) }"
    case 23: pick(["describe", "summarize", "explain", "print k", "history", "results", "sample"], &random)
    case 24:
      pick(
        ["include \"prepare.koh\"", "include \"settings.koh\"", "use \"nir.csv\"", "use \"did_2x2.csv\""],
        &random)
    default:
      pick(["gen a = nothing", "drop nothing", "model transition ~ nothing", "let k = 1 / nothing"], &random)
    }
  }

  private static let new = ["a", "b", "c"]
  private static let columns = ["a", "b", "c", "months", "unemp", "transition", "gender"]
  private static let values = ["k", "t", "a"]
  private static let numbers = [
    "3", "k + 1", "twice(k)", "shift(2)", "mean(months)", "mean(a)", "m.r2", "m.coef[\"months\"]", "d.effect",
    "count(months > 20)", "\"k is {k}\"", "column(months)", "design(~ gender + months)",
  ]
  private static let conditions = [
    "months > 12", "gender == \"mann\"", "a > k", "missing(months)", "not missing(a)", "cohort >= 2013",
    "b in 1..9", "id < 200",
  ]
  private static let loops = [
    "gen a = i", "drop if cohort == 2010 + i", "let t = i * k", "replace months = months + i",
    "drop a\ngen a = i * 2", "let m = model transition ~ months",
  ]

  private static func number(_ random: inout some RandomNumberGenerator) -> String {
    pick(
      [
        "months", "1", "a + 1", "b * 2", "k * months", "twice(months)", "shift(a)", "log(unemp)", "mean(a)",
        "months - mean(months)", "cond(months > 24, a, missing)", "gender == \"mann\"", "m.r2 * months", "i",
      ], &random)
  }

  private static func condition(_ random: inout some RandomNumberGenerator) -> String {
    Int.random(in: 0..<3, using: &random) == 0 ? " if \(pick(conditions, &random))" : ""
  }

  private static func model(_ random: inout some RandomNumberGenerator) -> String {
    let term = pick(
      ["gender", "months", "a", "b", "gender*months", "log(months)", "age", "c", "poly(months, 2)"], &random)
    let option = pick(["", " | robust", " | cluster(cohort)", " | compact", " | level(90)"], &random)
    return "model transition ~ \(term) + cohort\(condition(&random))\(option)"
  }

  private static func pick(_ choices: [String], _ random: inout some RandomNumberGenerator) -> String {
    choices.randomElement(using: &random) ?? ""
  }
}
