import Lang
import Testing

@Suite struct RendererTests {
  private func rendered(_ text: String, name: String = "study.koh") -> String {
    let source = SourceText(text, name: name)
    let found =
      check(source, vocabulary: testVocabulary, scope: Scope(schema: testSchema)).first?.diagnostics ?? []
    return DiagnosticRenderer(source).render(found)
  }

  @Test func placeExcerptNotesAndRepairs() {
    #expect(
      rendered("drop age\n\nmodel transition ~ months | robst") == """
        study.koh:3:29: error: 'model' has no option 'robst' [unknown-option]
         3 | model transition ~ months | robst
           |                             ^^^^^
           = its options are cluster, hc2, level, robust, weights
           = fix: replace with 'robust'

        """)
  }

  @Test func marksStandBelowWideCombiningAndTabbedText() {
    #expect(
      rendered("\tprint \"日本e\u{301}\" nmae") == """
        study.koh:1:14: error: there is no column 'nmae' [unknown-column]
         1 |     print "日本e\u{301}" nmae
           |                   ^^^^
           = the columns are transition, gender, age, cohort, months, unemp, network

        """)
  }

  @Test func rangesOverLinesShowTheirFirstLine() {
    let text = rendered("print round(1,\n  2,\n  3)")
    #expect(text.contains(" 1 | print round(1,\n   |       ^^^^^^^^\n"))
  }

  @Test func longLinesAreCutAroundTheMark() {
    let text = rendered("print " + String(repeating: "months ", count: 5_000) + "nmae")
    let lines = text.split(separator: "\n")
    #expect(lines[1].count < 130)
    #expect(lines[1].hasSuffix("months nmae"))
    #expect(lines[2].count == lines[1].count)
  }

  @Test func terminalsAreNotWrittenTo() {
    #expect(!rendered("print \u{1B}[31m nmae \u{7}").contains("\u{1B}"))
  }

  @Test func severityIsColouredOnRequest() {
    let source = SourceText("keep nmae")
    let found = Diagnostic("unknown-column", "there is no column 'nmae'", at: SourceRange(5, 9))
    let text = DiagnosticRenderer(source, usesColour: true).render(found)
    #expect(text.contains("\u{1B}[1;31merror:\u{1B}[0m"))
  }

  @Test func jsonIsOneLineWithPlacesInCharacters() {
    let source = SourceText("# æ\nprint \"é\" nmae", name: "a\"b.koh")
    let diagnostic = Diagnostic(
      "unknown-column", "there is no column 'nmae'", at: SourceRange(16, 20),
      notes: [.init("a\tnote"), .init("there", at: SourceRange(0, 1))],
      fixIts: [.init("Replace with 'age'", at: SourceRange(16, 20), replacement: "age")])
    #expect(
      DiagnosticJSON(source).line(for: diagnostic) == #"""
        {"diagnostic":"unknown-column","severity":"error","message":"there is no column 'nmae'",\#
        "file":"a\"b.koh","line":2,"column":11,"end_line":2,"end_column":15,\#
        "notes":[{"message":"a\tnote"},{"message":"there","range":[1,1,1,2]}],\#
        "fixes":[{"title":"Replace with 'age'","range":[2,11,2,15],"replacement":"age"}]}
        """#)
  }

  @Test func linesAndColumnsAreCounted() {
    let table = LineTable(SourceText("a\r\n😀b\rc\n"))
    #expect(table.lineCount == 4)
    #expect(table.position(of: 7) == LineTable.Position(line: 2, column: 2))
    #expect(table.position(of: 99) == LineTable.Position(line: 4, column: 1))
  }
}
