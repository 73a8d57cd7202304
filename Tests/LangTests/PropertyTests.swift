import Lang
import Testing

@Suite struct PropertyTests {
  @Test(arguments: 0..<40)
  func tokenSoupsAreReadWithoutATrap(_ seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<25 {
      expectSound(SourceText(tokenSoup(&generator, length: Int.random(in: 0...60, using: &generator))))
    }
  }

  @Test(arguments: 0..<20)
  func randomBytesAreReadWithoutATrap(_ seed: UInt64) {
    var generator = SeededGenerator(seed: seed &+ 1_000)
    for _ in 0..<25 {
      let count = Int.random(in: 0...80, using: &generator)
      let bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
      expectSound(SourceText(name: "bytes", utf8: bytes))
    }
  }

  /// Whatever one line holds, the statements after the next empty line are found.
  @Test(arguments: 0..<40)
  func aBrokenLineNeverHidesTheNext(_ seed: UInt64) {
    var generator = SeededGenerator(seed: seed &+ 2_000)
    for _ in 0..<25 {
      let line = tokenSoup(&generator, length: 12).filter { !$0.isNewline }
      let statements = parse(SourceText("drop first\n\(line)\n\nkeep second\n")).tree
      let verbs = statements.flatMap(allCommands).map { $0.verb.text + ($0.phrases.first?.name?.text ?? "") }
      #expect(verbs.contains("dropfirst"), "\(line)")
      #expect(verbs.contains("keepsecond"), "\(line)")
    }
  }

  @Test(arguments: [
    "keep (a", "keep a)", "print \"done", "gen `a = 1", "model y ~", "print [1, 2", "keep if", "x = ", "let",
    "let x =",
    "for", "for c in", "if", "fn f(", "f(1, 2", "keep a |", "keep a | robust(", "keep a,", "| robust", "else",
    "in",
    "print 1 +", "@@@", "}", "]", "print {", "foreach v in a b {", "keep \u{FFFD}", "print 'a", "let in = 3",
    "print \"{\"", "print \"{a b}\"", "m1.", "x[", "x[]", "2(3)", "use \"a\" \"b", "gen a = b = c = ",
    "return (",
  ])
  func theLineAfterAKnownMistakeIsRead(_ line: String) {
    let parsed = parse(SourceText("\(line)\nkeep second\nmodel y ~ x\n"))
    let verbs = parsed.tree.flatMap(allCommands).map(\.verb.text)
    #expect(verbs.suffix(1) == ["model"])
    let continues = isIncomplete(SourceText(line)) && !line.contains("(") && !line.contains("[")
    if !continues { #expect(verbs.suffix(2) == ["keep", "model"]) }
  }

  /// Work is counted in tokens looked at, since time would differ from machine to machine.
  @Test(arguments: [
    "keep a\n", "f(", "[1, ", "a + ", "- ", "{\n", "if a {\n", "(\n", "x = \n", "\"{", "| robust\n", "a ",
    "] ", ") ",
    "} ", "keep (a\n", "a.b", "a:b", "not ", "#\n", ",", "1 ..", "`", "é", "keep [\n", "}\n\n", "\n",
  ])
  func readingIsLinear(_ piece: String) {
    let once = stepCount(of: SourceText(String(repeating: piece, count: 500)))
    let tenfold = stepCount(of: SourceText(String(repeating: piece, count: 5_000)))
    #expect(tenfold <= 12 * once + 1_000)
  }

  private func expectSound(_ source: SourceText) {
    let parsed = parse(source)
    let checked = check(
      source, vocabulary: testVocabulary, scope: Scope(schema: testSchema), files: TestFiles())
    let renderer = DiagnosticRenderer(source)
    let count = source.utf8.count
    for diagnostic in parsed.diagnostics + (checked.first?.diagnostics ?? []) {
      let places = [diagnostic.range] + diagnostic.notes.compactMap(\.range) + diagnostic.fixIts.map(\.range)
      #expect(places.allSatisfy { 0 <= $0.lowerBound && $0.upperBound <= count }, "\(diagnostic)")
      #expect(!diagnostic.message.contains { $0.isNewline })
      _ = renderer.render(diagnostic)
    }
    for statement in parsed.tree {
      #expect(0 <= statement.range.lowerBound && statement.range.upperBound <= count)
    }
    #expect(parsed.diagnostics.contains { $0.severity == .error } || !dump(parsed.tree).contains("??"))
  }

  private func allCommands(_ statement: Statement) -> [CommandSyntax] { statement.commands }
}
