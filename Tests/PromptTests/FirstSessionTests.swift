import Glibc
import ProgramTesting
import Testing

/// The session that the README begins with, played in a terminal. `RECORD=1 swift test` writes what has changed.
@Suite struct FirstSessionTests {
  private static let path = "Tests/Transcripts/sessions/first_session.txt"

  private static let statements = [
    "use \"nir.csv\"", "describe", "factor gender | ref(\"kvinne\")", "summarize transition months unemp",
    "model transition ~ gender + age + months + cohort + unemp | robust, compact", "did network 2015",
    "explain",
  ]

  @Test func itShowsWhatItShowed() throws {
    let played = try Self.played()
    let recorded = try Repository.text(Self.path)
    guard played != recorded else { return }
    if getenv("RECORD") != nil {
      try Files.write(played, to: "\(Repository.root)/\(Self.path)")
      Issue.record("recorded anew: read \(Self.path) before you keep it, and put it into README.md")
      return
    }
    let new = played.split(separator: "\n", omittingEmptySubsequences: false)
    for change in new.difference(from: recorded.split(separator: "\n", omittingEmptySubsequences: false)) {
      Issue.record("\(change)")
    }
  }

  @Test func theReadmeShowsIt() throws {
    let readme = try Repository.text("README.md")
    #expect(readme.contains("```console\n$ kohort\n\(try Repository.text(Self.path))```"))
  }

  private static func played() throws -> String {
    let terminal = try Terminal(width: 100, height: 240)
    try terminal.wait(forLastLine: "kohort>")
    for statement in statements { try terminal.runWhole(statement) }
    return try terminal.screen() + "\n"
  }
}
