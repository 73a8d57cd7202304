import Glibc
import ProgramTesting
import Testing

/// What the program shows for whole scripts, letter by letter. `RECORD=1 swift test` writes what has changed.
@Suite struct TranscriptTests {
  static let paths = (try? Repository.files(below: "Tests/Transcripts", suffix: ".golden")) ?? []

  @Test func thereAreTranscripts() { #expect(!Self.paths.isEmpty) }

  @Test(arguments: paths)
  func showsWhatItShowed(_ path: String) throws {
    let recorded = Transcript(try Repository.text(path))
    #expect(!recorded.exchanges.isEmpty, "no command")
    let played = try recorded.played()
    guard played.text != recorded.text else { return }
    if getenv("RECORD") != nil {
      try Files.write(played.text, to: "\(Repository.root)/\(path)")
      Issue.record("recorded anew: read \(path) before you keep it")
      return
    }
    for (before, now) in zip(recorded.exchanges, played.exchanges) where before.shown != now.shown {
      Issue.record("$ \(before.command)\n\(difference(before.shown, now.shown))")
    }
  }

  /// The lines that went and came, with `-` and `+`.
  private func difference(_ before: String, _ now: String) -> String {
    let old = before.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let new = now.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    return new.difference(from: old).map { change in
      switch change {
      case .remove(let line, let text, _): "-\(line + 1): \(text)"
      case .insert(let line, let text, _): "+\(line + 1): \(text)"
      }
    }.joined(separator: "\n")
  }
}
