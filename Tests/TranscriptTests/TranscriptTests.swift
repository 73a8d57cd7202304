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
    guard !ShownText(played.text).agrees(with: ShownText(recorded.text)) else { return }
    if getenv("RECORD") != nil {
      try Files.write(played.text, to: "\(Repository.root)/\(path)")
      Issue.record("recorded anew: read \(path) before you keep it")
      return
    }
    for (before, now) in zip(recorded.exchanges, played.exchanges)
    where !ShownText(now.shown).agrees(with: ShownText(before.shown)) {
      Issue.record("$ \(before.command)\n\(difference(before.shown, now.shown))")
    }
  }

  @Test(arguments: [
    ("{\"a\":1.1924768765671335e-177}", "{\"a\":1.1924768765671333e-177}", true),
    ("0.3783321893046206", "0.37833218930462054", true), ("0.3783321893046206", "0.3783321893946206", false),
    ("0.146", "0.147", false), ("N = 22 009", "N = 22 010", false), ("a 1", "b 1", false),
    ("1 2", "12", false),
  ])
  func onlyLastDigitsMayDiffer(_ before: String, _ now: String, _ isSame: Bool) {
    #expect(ShownText(before).agrees(with: ShownText(now)) == isSame)
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
