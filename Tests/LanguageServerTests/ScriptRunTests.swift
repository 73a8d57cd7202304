import Data
import Lang
import ProgramTesting
import Runtime
import Synchronization
import Testing

@testable import LanguageServer

/// What "Run" and "Run from here" give.
@Suite struct ScriptRunTests {
  private let text = "use \"nir.csv\"\nprint 11\nmodel transition ~ gender\nprint 22\nprint nosuch\n"

  private func run(_ first: String, to last: String) -> (outcome: ScriptRun.Outcome, lines: [Int]) {
    var environment = RunEnvironment(
      threads: 1, interruption: Interruption(), folder: "\(Repository.root)/Examples/data",
      vocabulary: standardVocabulary)
    environment.workingFolder = Repository.root
    func place(_ part: String) -> SourceRange {
      let head =
        text.utf8.count - (text.ranges(of: part).first.map { text[$0.lowerBound...].utf8.count } ?? 0)
      return SourceRange(head, head + part.utf8.count)
    }
    let reported = Mutex<[Int]>([])
    let outcome = ScriptRun(
      source: SourceText(text), range: SourceRange(place(first).lowerBound, place(last).upperBound),
      environment: environment, report: { line in reported.withLock { $0.append(line) } }
    ).run()
    return (outcome, reported.withLock { $0 })
  }

  @Test func aStatementIsRunWithWhatItNeeds() {
    let (outcome, lines) = run("model", to: "~ gender")
    #expect(outcome.succeeded)
    #expect(outcome.text.contains("Linear model of transition"))
    #expect(outcome.text.contains("N = 23 032"))
    #expect(!outcome.text.contains("11"))
    #expect(lines == [1, 2, 3])
  }

  @Test func fromAStatementOnEverythingIsRun() {
    let (outcome, _) = run("print 22", to: "print nosuch")
    #expect(!outcome.succeeded)
    #expect(outcome.text.contains("22"))
    #expect(outcome.text.contains("nosuch"))
    #expect(outcome.text.contains("[unknown-name]"))
    #expect(!outcome.text.contains("Linear model"))
  }
}
