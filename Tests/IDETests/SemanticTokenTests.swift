import IDE
import Lang
import Testing

@Suite struct SemanticTokenTests {
  /// `kind:word` of each word, `!` where it is declared; operators are left out.
  private func tokens(_ text: String) -> [String] {
    let script = MarkedScript(text)
    return script.analysis.semanticTokens().filter { $0.kind != .operator }.map {
      "\($0.kind.rawValue):\(script.analysis.source[$0.range])\($0.isDeclaration ? "!" : "")"
    }
  }

  @Test func commandsAndTheirParts() {
    #expect(
      tokens("use \"nir.csv\" # data\ngen a = months if gender == \"mann\"\nfactor gender | ref(\"kvinne\")")
        == [
          "command:use", "file:\"nir.csv\"", "comment:# data", "command:gen", "column:a!", "column:months",
          "clause:if", "column:gender", "level:\"mann\"", "command:factor", "column:gender", "option:ref",
          "level:\"kvinne\"",
        ])
    #expect(
      tokens("use \"nir.csv\"\nmodel linear months ~ ref(age, \"25-34\") | weights(frequency network)")
        .dropFirst(2)
        == [
          "command:model", "option:linear", "column:months", "function:ref", "column:age", "level:\"25-34\"",
          "option:weights", "option:frequency", "column:network",
        ])
  }

  @Test func namesAreWhatTheyStandFor() {
    #expect(
      tokens("fn f(x) { return log(x) }\nlet `a b` = f(2)\nfor k in 1..3 { print k `a b` missing }") == [
        "keyword:fn", "function:f!", "parameter:x!", "keyword:return", "function:log", "parameter:x",
        "keyword:let", "variable:`a b`!", "function:f", "number:2", "keyword:for", "variable:k!",
        "keyword:in",
        "number:1", "number:3", "command:print", "variable:k", "variable:`a b`", "keyword:missing",
      ])
  }

  @Test func wordsAreChosenBecauseOfOthers() {
    #expect(
      tokens("set language nb") == ["command:set", "option:language", "option:nb"])
  }

  /// They are words of a rule as `else` and `missing` are; what is no such word is nothing that is known.
  @Test func rulesHaveWords() {
    #expect(
      tokens("use \"nir.csv\"\nrecode months (agree = 1) (neutral = 0) (disagree = missing) (else = 2)")
        .dropFirst(2)
        == [
          "command:recode", "column:months", "option:agree", "number:1", "option:neutral", "number:0",
          "option:disagree", "keyword:missing", "keyword:else", "number:2",
        ])
    #expect(
      tokens("use \"nir.csv\"\nrecode months (angry = 1) (3 = agree)").dropFirst(2)
        == ["command:recode", "column:months", "number:1", "number:3"])
  }

  @Test func textsAreCutAtWhatIsComputed() {
    #expect(
      tokens("let n = 1\nprint \"N = {n + 1} of {n}\"").dropFirst(3) == [
        "command:print", "text:\"N = {", "variable:n", "number:1", "text:} of {", "variable:n", "text:}\"",
      ])
  }

  @Test func unknownNamesAndBrokenLinesAreLeftOut() {
    #expect(
      tokens("use \"nir.csv\"\nkeep if nothing > 3\nmodel months ~ (\nprint \"open {1") == [
        "command:use", "file:\"nir.csv\"", "command:keep", "clause:if", "number:3", "command:model",
        "column:months",
        "command:print", "text:\"open {", "number:1",
      ])
  }

  /// Twice the text takes about twice the time; a square would take four times as much.
  @Test func timeGrowsWithTheText() {
    func duration(_ lines: Int) -> Duration {
      let statements = (0..<lines).map {
        "model months ~ gender + log(unemp) | robust # \($0)\nlet v\($0) = \($0)\nreplace months = v\($0) if age == \"16-24\""
      }
      let script = MarkedScript("use \"nir.csv\"\n" + statements.joined(separator: "\n"))
      return ContinuousClock().measure {
        _ = script.analysis.semanticTokens()
        _ = script.analysis.symbols()
        _ = script.analysis.foldingRanges()
        _ = script.analysis.inlayHints(in: SourceRange(0, script.text.utf8.count))
        _ = script.analysis.codeLenses()
      }
    }
    let (small, large) = (duration(500), duration(2000))
    #expect(large < small * 12, "\(small) \(large)")
  }
}
