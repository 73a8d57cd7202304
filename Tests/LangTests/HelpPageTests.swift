import Lang
import Testing

@Suite struct HelpPageTests {
  @Test(arguments: [
    (
      "model",
      "model [linear|logit] formula [if condition] "
        + "[| cluster(columns), hc2, level(number), robust, weights(frequency|analytic column)]"
    ),
    ("did", "did treatment start [| time(column)]"),
    ("gen", "gen name = expression [if condition]"),
    ("keep", "keep [columns …] [if condition]"),
    ("set", "set setting values …"),
    ("factor", "factor columns … [| ref(first|last|value)]"),
    ("describe", "describe"),
  ])
  func synopsisComesFromTheDeclaration(_ name: String, _ expected: String) {
    #expect(testVocabulary.commands[name]?.synopsis == expected)
  }

  @Test func helpPageHasEveryPartAndFits() throws {
    let spec = try #require(testVocabulary.commands["model"])
    let lines = spec.helpPage(width: 60)
    #expect(lines.allSatisfy { $0.count <= 60 })
    #expect(lines.first == "model — fit a model")
    for title in ["Arguments", "Clauses", "Options", "Examples"] { #expect(lines.contains(title)) }
    #expect(lines.contains("  level(number)             Confidence level in percent."))
    #expect(lines.contains("                            Default: 95."))
    #expect(lines.contains("             logit: logistic regression"))
    #expect(lines.contains("At most one of robust, hc2 and cluster may be given."))
  }

  @Test func grammarPageIsReplacedBetweenItsMarks() throws {
    let page = GrammarPage(testVocabulary)
    let file = "# Grammar\n\(GrammarPage.opening)\nold\n\(GrammarPage.closing)\nend\n"
    let replaced = try #require(page.replacing(in: file))
    #expect(replaced == "# Grammar\n\(page.markdown)\nend\n")
    #expect(page.replacing(in: replaced) == replaced)
    #expect(page.replacing(in: "no marks") == nil)
    #expect(replaced.contains("### model"))
    #expect(replaced.contains("| `weights(frequency\\|analytic column)` |"))
    #expect(replaced.contains("| `round(x [, digits])` | Round to a number of digits. |"))
  }
}
