import IDE
import Lang
import Testing

@Suite struct RenameTests {
  static let cases: [(marked: String, name: String, renamed: String)] = [
    ("let a = 1\nprint $0a", "b", "let b = 1\nprint b"),
    ("let a = 1\nprint \"{$0a}\"", "to ord", "let `to ord` = 1\nprint \"{`to ord`}\""),
    ("let `to ord` = 1\nprint `to$0 ord`", "a", "let a = 1\nprint a"),
    ("use \"nir.csv\"\ngen $0a = 1\nsummarize a", "if", "use \"nir.csv\"\ngen `if` = 1\nsummarize `if`"),
    ("use \"nir.csv\"\ngen $0a = 1\nsummarize a", "by", "use \"nir.csv\"\ngen `by` = 1\nsummarize `by`"),
    ("fn f(x) { return $0x }\nprint x", "æøå", "fn f(æøå) { return æøå }\nprint x"),
    ("fn f(x) { return x }\nprint $0f(1)", "g", "fn g(x) { return x }\nprint g(1)"),
    ("let a = 1\n$0a", "table", "let table = 1\n`table`"),
    (
      "use \"nir.csv\"\ngen $0a = 1\ndrop a\ngen a = 2", "b",
      "use \"nir.csv\"\ngen b = 1\ndrop b\ngen a = 2"
    ),
    (
      "use \"nir.csv\" as $0one\nuse \"nir.csv\" as two\nframe one", "first",
      "use \"nir.csv\" as first\nuse \"nir.csv\" as two\nframe first"
    ),
  ]

  @Test(arguments: cases)
  func everyPlaceIsRenamed(_ marked: String, _ name: String, _ renamed: String) throws {
    let script = MarkedScript(marked)
    let edits = try script.analysis.rename(at: script.offset, to: name)
    let text = String(decoding: script.analysis.source.applying(edits), as: UTF8.self)
    #expect(text == renamed)
  }

  /// The old name in place of the new one gives the text that was there.
  @Test(arguments: cases.filter { !$0.marked.contains("`") })
  func renamingBackGivesTheText(_ marked: String, _ name: String, _ renamed: String) throws {
    let script = MarkedScript(marked)
    let old = try #require(script.analysis.renameTarget(at: script.offset)).name
    let edits = try script.analysis.rename(at: script.offset, to: name)
    let first = try #require(edits.first)
    let again = MarkedScript(String(decoding: script.analysis.source.applying(edits), as: UTF8.self))
    let back = try again.analysis.rename(at: first.range.lowerBound, to: old)
    #expect(String(decoding: again.analysis.source.applying(back), as: UTF8.self) == script.text)
  }

  @Test(arguments: [
    "mod$0el months ~ gender", "use \"nir.csv\"\nsummarize mont$0hs",
    "use \"nir.csv\"\ntable gender | perc$0ent(row)",
    "print lo$0g(1)", "$0", "use \"nir.csv\"\nrecode months (1 = 0) | suffix(\"_x\")\nsummarize mo$0nths_x",
  ])
  func whatComesFromElsewhereKeepsItsName(_ marked: String) {
    let script = MarkedScript(marked)
    #expect(script.analysis.renameTarget(at: script.offset) == nil, "\(marked)")
    #expect(throws: RenameProblem.notRenamable) { try script.analysis.rename(at: script.offset, to: "b") }
  }

  @Test(arguments: [
    ("let $0a = 1\nlet b = 2", "b"), ("use \"nir.csv\"\ngen $0a = 1", "months"),
    ("use \"nir.csv\"\ngen $0a = 1\ngen b = 2", "b"),
    ("use \"nir.csv\"\nlet $0a = 1\nkeep if months > a", "months"),
    ("fn f(x) { return x }\nfn $0g(x) { return x }", "f"), ("fn $0f(x) { return x }", "log"),
  ])
  func namesThatAreTakenAreRefused(_ marked: String, _ name: String) {
    let script = MarkedScript(marked)
    #expect(throws: RenameProblem.taken(name), "\(marked)") {
      try script.analysis.rename(at: script.offset, to: name)
    }
  }

  /// A pattern stands for whatever begins so: it would silently stand for other columns.
  @Test(arguments: [
    ("use \"nir.csv\"\ngen score$0_a = 1\nsummarize «score*»", "points", false),
    ("use \"nir.csv\"\ngen points$0 = 1\ngen score_a = 1\ntable mean(«score*»)", "score_b", true),
    ("use \"nir.csv\"\ngen score$0 = 1\nfor i in 1..2 { keep id «sc*» }", "points", false),
    ("use \"nir.csv\"\ngen score_a = 1\ngen s = rowmean(«score*»)\nsummarize score$0_a", "x", false),
  ])
  func patternsKeepWhatTheyStandFor(_ marked: String, _ name: String, _ gains: Bool) throws {
    let script = MarkedScript(marked)
    let changed = ChangedPattern(
      pattern: script.texts(script.ranges).joined(), range: try #require(script.ranges.first),
      wouldGainColumn: gains)
    #expect(throws: RenameProblem.changesPattern(changed)) {
      try script.analysis.rename(at: script.offset, to: name)
    }
  }

  @Test(arguments: [
    ("use \"nir.csv\"\ngen score$0_a = 1\nsummarize score*", "score_b"),
    ("use \"nir.csv\"\ngen $0a = 1\nsummarize mo*", "b"),
    ("use \"nir.csv\"\ngen score$0_a = 1\ndrop score_a\ngen score_c = 2\nsummarize score*", "x"),
    ("use \"nir.csv\"\nlet score$0 = 1\nsummarize mo*", "more"),
  ])
  func patternsThatStandForTheSameAreNoHindrance(_ marked: String, _ name: String) throws {
    let script = MarkedScript(marked)
    #expect(try !script.analysis.rename(at: script.offset, to: name).isEmpty)
  }

  @Test(arguments: ["", "  ", "a`b", "a\nb"])
  func whatNoNameCanBeIsRefused(_ name: String) {
    let script = MarkedScript("let $0a = 1")
    #expect(throws: RenameProblem.invalidName(name)) {
      try script.analysis.rename(at: script.offset, to: name)
    }
  }

  @Test func theTargetIsTheNameAsItIsWritten() throws {
    let script = MarkedScript("use \"nir.csv\"\ngen `a b` = 1\nsummarize «`a$0 b`»")
    let target = try #require(script.analysis.renameTarget(at: script.offset))
    #expect(target.name == "a b")
    #expect([target.range] == script.ranges)
  }
}
