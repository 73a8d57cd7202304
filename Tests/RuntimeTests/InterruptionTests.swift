import Data
import Lang
import ProgramTesting
import Runtime
import Testing

/// Wherever a command is when it is interrupted, it says so and leaves everything as it was.
@Suite struct InterruptionTests {
  struct Statement: CustomTestStringConvertible, Sendable {
    var setup: [String]
    var source: String
    var testDescription: String { source }
  }

  /// The examples of all commands, and what they do not show.
  static let statements =
    standardVocabulary.commandNames.flatMap { name in
      (standardVocabulary.commands[name]?.examples ?? []).map {
        Statement(setup: $0.setup, source: $0.source)
      }
    }
    + [
      "use \"nir.csv\" | text(id)", "gen x = months * 0.25 if gender == \"mann\"", "gen x = log(id)",
      "gen x = cond(months > 24, gender, missing)", "replace net = \"net1\" if net == \"net2\"",
      "factor id", "factor municipality | ref(largest)", "drop if months > 24 or gender in [\"mann\"]",
      "head 3000",
      "model transition ~ poly(months, 3) + gender | hc3", "model transition ~ municipality*cohort | robust",
      "model transition ~ months + log(id - 1) | cluster(id)",
      "model transition ~ gender | weights(frequency cohort), robust",
      "print mean(months), sd(unemp), median(id), max(months)",
      "let first = column(id)\nlet x = sum(log(first))",
      "let x = design(~ gender + months)",
      "fn first(n) { return cond(n < 2, n, first(n - 1) + first(n - 2)) }\nprint first(9)",
      "print 1..20000",
    ].map { Statement(setup: ["use \"nir.csv\""], source: $0) }

  /// A folder in which the register stands several times over, so that its rows are several blocks.
  private static let folder: TemporaryFolder? = {
    guard let folder = try? TemporaryFolder(), let text = try? Repository.text("Examples/data/nir.csv"),
      let end = text.firstIndex(of: "\n")
    else { return nil }
    let rows = text[text.index(after: end)...]
    try? folder.write(text + rows, to: "nir.csv")
    try? folder.write("use \"nir.csv\"\nfactor gender | ref(\"kvinne\")\n", to: "prepare.koh")
    return folder
  }()

  /// Moments at which each statement is interrupted, besides its first.
  private static let moments = 6

  @Test(arguments: statements)
  func interruptedAnywhereItLeavesTheSessionAsItWas(_ statement: Statement) throws {
    let folder = try #require(Self.folder)
    var session = TestSession(folder: folder.path)
    #expect(session.run(statement.setup.joined(separator: "\n")).map(\.message) == [])
    let before = session.session
    let looks = try lookCount(of: statement, in: session)
    #expect(looks > 0)
    for moment in 0...Self.moments {
      // The last looks are not always as many, as threads take turns.
      let poll = max(1, looks * 19 / 20 * moment / Self.moments)
      session.interpreter.session = before
      session.interpreter.session.environment.interruption = Interruption(atPoll: poll)
      #expect(session.run(statement.source).map(\.id) == ["interrupted"], "at look \(poll) of \(looks)")
      expectEqual(session.session, before)
    }
  }

  /// How often a statement that nobody interrupts looks.
  private func lookCount(of statement: Statement, in session: TestSession) throws -> Int {
    var session = session
    let counting = Interruption(atPoll: .max)
    session.interpreter.session.environment.interruption = counting
    #expect(session.run(statement.source).map(\.message) == [])
    return counting.pollCount
  }

  /// But for what the first of two statements has bound, if it came to its end.
  private func expectEqual(_ after: Session, _ before: Session) {
    #expect(after.frame == before.frame)
    #expect("\(after.ledger)" == "\(before.ledger)")
    #expect(Set(after.values.keys).subtracting(["first"]) == Set(before.values.keys))
    #expect(Set(after.functions.keys).subtracting(["first"]) == Set(before.functions.keys))
    #expect("\(after.settings)" == "\(before.settings)")
    #expect(after.lastModel?.fit.coefficients == before.lastModel?.fit.coefficients)
    #expect(after.lastResult?.kind == before.lastResult?.kind)
  }

  @Test(arguments: [
    ("use \"nir.csv\"", Activity.computing), ("gen x = log(months)", .computing), ("factor id", .computing),
    ("keep if months > 12", .filtering), ("summarize", .describing), ("describe", .describing),
    ("model transition ~ gender + months", .fitting),
    ("did network 2015 | outcome(transition), time(cohort)", .fitting), ("print mean(id)", .computing),
  ])
  func progressIsTold(_ statement: String, _ activity: Activity) throws {
    var session = TestSession()
    session.run("use \"nir.csv\"")
    let interruption = Interruption()
    #expect(interruption.progress == nil)
    session.interpreter.session.environment.interruption = interruption
    session.run(statement)
    let progress = try #require(interruption.progress)
    #expect(progress.activity == activity)
    #expect(progress.done == progress.total && progress.total > 0)
    #expect(progress.rows == 23_032)
    #expect(progress.pass >= 1)
  }
}
