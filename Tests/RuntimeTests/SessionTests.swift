import Data
import Lang
import Runtime
import Testing

/// A statement works on a copy of the session: what fails leaves nothing behind.
@Suite struct SessionTests {
  static let setup = """
    use "nir.csv"
    let a = 3
    keep if cohort < 2016
    let m1 = model transition ~ gender
    """

  @Test(arguments: [
    "use \"nowhere.csv\"", "gen x = log(gender)", "gen months = 3", "replace months = nothing",
    "keep if gender == nothing", "drop nothing", "factor gender | levels(\"kvinne\")",
    "let a = 1 / nothing", "let b = inv([1, 2; 2, 4])", "model transition ~ nothing",
    "did net 2015", "set digits 40", "label nothing \"x\"", "keep gender if months > 3",
    "let m1 = model transition ~ months if months > 1000",
  ])
  func anErrorLeavesTheSessionAsItWas(_ statement: String) throws {
    var session = TestSession()
    #expect(session.run(Self.setup).map(\.message) == [])
    let before = session.session
    #expect(session.run(statement).count == 1)
    let after = session.session
    #expect(after.schema == before.schema)
    #expect(after.frame?.rowCount == before.frame?.rowCount)
    #expect(after.values.keys.sorted() == before.values.keys.sorted())
    #expect("\(after.ledger)" == "\(before.ledger)")
    #expect("\(after.settings)" == "\(before.settings)")
    // The statements after it work on what was there before it.
    #expect(session.run("keep if months > a\nprint m1.r2").map(\.message) == [])
  }

  @Test(arguments: [
    "use \"nir.csv\"", "gen x = log(months)", "keep if months > 12",
    "model transition ~ gender + age + country | hc3", "summarize", "for i in 1..1000000 { let a = i }",
  ])
  func interruptionLeavesTheSessionAsItWas(_ statement: String) throws {
    var session = TestSession()
    #expect(session.run(Self.setup).map(\.message) == [])
    let before = session.session
    session.interruption.request()
    #expect(session.run(statement).map(\.id) == ["interrupted"])
    let after = session.session
    #expect(after.schema == before.schema)
    #expect(after.frame?.rowCount == before.frame?.rowCount)
    #expect("\(after.ledger)" == "\(before.ledger)")
    #expect(after.lastModel?.presentation.fit.observations == before.lastModel?.presentation.fit.observations)
  }

  @Test func anErrorInALoopLeavesWhatWasBeforeIt() {
    var session = TestSession()
    let failures = session.run(
      "let n = 0\nfor i in 1..5 {\n  let n = n + 1\n  if i == 3 { let x = nothing }\n}")
    #expect(failures.count == 1)
    guard case .number(let rounds)? = session.session.values["n"] else {
      Issue.record("no n")
      return
    }
    #expect(rounds == 0)
  }

  @Test func aLoopVariableEndsWithItsLoop() {
    var session = TestSession()
    #expect(session.run("let c = 7\nfor c in 1..3 { print c }\nfor d in 1..3 { print d }").isEmpty)
    guard case .number(let outer)? = session.session.values["c"] else {
      Issue.record("no c")
      return
    }
    #expect(outer == 7)
    #expect(session.session.values["d"] == nil)
  }

  @Test func textThatCannotBeParsedIsNotBegun() {
    var session = TestSession()
    let failures = session.run("let a = 1\nlet b = (2\n")
    #expect(!failures.isEmpty)
    #expect(session.session.values.isEmpty)
  }
}
