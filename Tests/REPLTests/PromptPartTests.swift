import Data

import Lang
import ProgramTesting
import Testing

@testable import IDE
@testable import REPL

/// The parts of the prompt that need no terminal.
@Suite struct PromptPartTests {
  @Test(arguments: ["", "abc", "kjønn", "e\u{301}", "x\u{301}y", "👩‍👩‍👧z", "\u{E000}", "a\nb", "\u{2F800}", "🇳🇴🇸🇪"])
  func everyTextIsDecodedAsItWas(_ text: String) {
    var code = ClusterCode()
    let encoded = code.encoded(text)
    #expect(encoded.unicodeScalars.count == text.count)
    #expect(code.decoded(encoded) == text)
  }

  @Test(arguments: [
    ("print 1", "print 1"), ("a\nb\n\n", "a\nb"), ("  indented\n", "  indented"),
    ("kohort> a +\n   ...> b\n12\nkohort> c\n", "a +\nb\nc"), ("out\nkohort> a", "a"), ("", ""),
  ])
  func ofAPastedSessionTheStatementsCount(_ pasted: String, _ script: String) {
    #expect(PastedText(pasted).script == script)
  }

  @Test func theCursorKeepsItsColumn() {
    #expect(MultilineText("abc\ndefg", cursor: 2).scalarsUp == nil)
    #expect(MultilineText("abc\ndefg", cursor: 6).scalarsUp == 4)
    #expect(MultilineText("a\ndefg", cursor: 6).scalarsUp == 5)
    #expect(MultilineText("abc\nd", cursor: 3).scalarsDown == 2)
    #expect(MultilineText("abc\nd", cursor: 5).scalarsDown == nil)
    #expect(MultilineText("å\nåå", cursor: 0).scalarsDown == 2)
  }

  @Test func entriesAreFoundByWhatTheLineBeginsWith() {
    var cursor = HistoryCursor()
    for entry in ["print 1", "let a = 2", "print 3", "print 3"] { cursor.append(entry) }
    #expect(cursor.earlier(line: "pr", head: "pr") == "print 3")
    #expect(cursor.earlier(line: "print 3", head: "print 3") == "print 1")
    #expect(cursor.earlier(line: "print 1", head: "print 1") == nil)
    #expect(cursor.later(line: "print 1", head: "print 1") == "print 3")
    #expect(cursor.later(line: "print 3", head: "print 3") == "pr")
    #expect(cursor.later(line: "pr", head: "pr") == nil)
    #expect(cursor.earlier(line: "print 3 changed", head: "") == "print 3")
    #expect(cursor.earlier(line: "print 3", head: "print 3") == "let a = 2")
  }

  @Test func oneCompletionIsWrittenAndSeveralAreListed() {
    let range = SourceRange(0, 2)
    let gender = Completion(
      label: "gender", kind: .column, detail: "Kjønn", replacement: "gender", range: range, match: .exact,
      isFinal: true)
    let general = Completion(
      label: "general", kind: .column, detail: "", replacement: "general", range: range, match: .exact,
      isFinal: true)
    let listing = { CompletionListing(completions: $0, width: 40, height: 20).step(after: $1) }
    #expect(listing([], "ge") == .nothing)
    #expect(listing([gender], "ge") == .replace(bytes: 2, with: "gender "))
    #expect(listing([gender, general], "ge") == .replace(bytes: 2, with: "gen"))
    let long = Completion(
      label: "gender", kind: .column, detail: String(repeating: "x", count: 90), replacement: "gender",
      range: SourceRange(0, 3), match: .exact, isFinal: true)
    guard case .list(let lines) = listing([long, general], "gen") else {
      Issue.record("no list")
      return
    }
    #expect(lines.count == 2 && lines.allSatisfy { $0.displayWidth < 40 })
  }

  @Test func aLongListIsSetInColumns() {
    let many = (0..<200).map { index in
      Completion(
        label: "item_\(index)", kind: .column, detail: "x", replacement: "item_\(index)",
        range: SourceRange(0, 5), match: .exact, isFinal: true)
    }
    guard
      case .list(let lines) = CompletionListing(completions: many, width: 60, height: 12).step(after: "item_")
    else {
      Issue.record("no list")
      return
    }
    #expect(lines.count <= 9 && lines.allSatisfy { $0.displayWidth < 62 })
    #expect(lines.last?.contains("200 in all") == true)
  }

  @Test func historyKeepsEveryEntryOfTwoPrompts() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/a/b/history"
    let texts = ["print \"a\\b\"", "two\nlines", "æøå", "\\n", "a\\\nb"]
    let (first, second) = (StatementHistory(path: path), StatementHistory(path: path))
    _ = (first.load(), second.load())
    for text in texts {
      first.append([text, text])
      second.append([text + " 2"])
    }
    #expect(StatementHistory(path: path).load() == texts.flatMap { [$0, $0 + " 2"] })
    #expect(first.failure == nil)
  }

  @Test func aLongHistoryIsCut() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/history"
    let history = StatementHistory(path: path, limit: 10)
    history.append((0..<50).map { "print \($0)" })
    #expect(StatementHistory(path: path, limit: 10).load() == (40..<50).map { "print \($0)" })
    #expect(try folder.text(of: "history").split(separator: "\n").count == 10)
  }

  @Test func progressSaysHowFarItIs() {
    let progress = Progress(activity: .reading, done: 250, total: 1000, rows: 1_234_567, pass: 1)
    #expect(
      progress.sentence(elapsed: 2) == "reading   25 %   1 234 567 rows   6 s left   (Ctrl-C stops)")
    let unknown = Progress(activity: .fitting, done: 5, total: 0, rows: 0, pass: 1)
    #expect(unknown.sentence(elapsed: 2) == "fitting   (Ctrl-C stops)")
  }
}
