import IDE
import Lang
import Testing

@Suite struct OutlineTests {
  /// `kind name`, indented by depth.
  private func outline(_ symbols: [DocumentSymbol], depth: Int = 0) -> [String] {
    symbols.flatMap { symbol in
      [String(repeating: "  ", count: depth) + "\(symbol.kind.rawValue) \(symbol.name)"]
        + outline(symbol.children, depth: depth + 1)
    }
  }

  @Test func statementsThatMakeSomethingAreListed() {
    let script = MarkedScript(
      """
      use "nir.csv" as register
      gen lunemp = log(unemp)
      let m1 = model months ~ gender
      let limit = 3
      model months ~ age | robust
      summarize months
      fn half(x) {
        let y = x / 2
        return y
      }
      for k in 1..3 {
        gen `år {k}` = k
      }
      include "more.koh"
      frame copy rates
      """)
    #expect(
      outline(script.analysis.symbols()) == [
        "data nir.csv", "column lunemp", "model m1", "variable limit", "model model months ~ age",
        "function half", "  variable y", "loop for k", "  column år {k}", "script more.koh", "data rates",
      ])
  }

  @Test func headingsMakeSections() {
    let script = MarkedScript(
      """
      let a = 1
      # --- Data ---
      use "nir.csv"
      # an ordinary comment
      ## Groups
      gen b = 1
      # Models ------
      model months ~ gender
      # ===
      """)
    #expect(
      outline(script.analysis.symbols()) == [
        "variable a", "section Data", "  data nir.csv", "  section Groups", "    column b", "section Models",
        "  model model months ~ gender",
      ])
  }

  @Test func foldsAreBlocksLongStatementsAndComments() {
    let script = MarkedScript(
      """
      «# one
      # two»
      let a = 1 # three
      # four

      for k in 1..3 «{
        if k > 1 «{
          print k
        }»
      }»
      «model months ~ gender +
        age»
      fn f(x) { return x }
      """)
    let found = script.analysis.foldingRanges()
    #expect(found.map(\.range) == script.ranges)
    #expect(found.map(\.isComment) == [true, false, false, false])
  }

  @Test func selectionsGrow() {
    let script = MarkedScript("if 1 > 0 {\n  model months ~ gender + log(une$0mp) | robust\n}\n")
    #expect(
      script.texts(script.analysis.selectionRanges(at: script.offset)) == [
        "unemp", "log(unemp)", "gender + log(unemp)", "months ~ gender + log(unemp)",
        "model months ~ gender + log(unemp) | robust",
        "\n  model months ~ gender + log(unemp) | robust\n",
        "{\n  model months ~ gender + log(unemp) | robust\n}",
        "if 1 > 0 {\n  model months ~ gender + log(unemp) | robust\n}", script.text,
      ])
  }

  @Test func selectionsKnowOptionsAndTexts() {
    let script = MarkedScript("table gender | mean(months), title(\"N = {li$0mit}\")")
    #expect(
      script.texts(script.analysis.selectionRanges(at: script.offset)) == [
        "limit", "{limit}", "\"N = {limit}\"", "title(\"N = {limit}\")",
        "mean(months), title(\"N = {limit}\")",
        script.text,
      ])
  }

  @Test func lensesStandOnWhatShowsResults() {
    let script = MarkedScript(
      "use \"nir.csv\"\n«summarize months»\ngen a = 1\n«model months ~ gender»\n«a + 1»\nlet b = 2\nif b > 1 { summarize a }"
    )
    let lenses = script.analysis.codeLenses()
    #expect(lenses.filter { $0.action == .run }.map(\.range) == script.ranges)
    #expect(lenses.filter { $0.action == .runFrom }.map(\.range) == script.ranges)
    #expect(Set(lenses.map(\.title)) == ["Run", "Run from here"])
  }

  @Test func linksAreFilesThatAreRead() {
    let script = MarkedScript(
      "use «\"nir.csv\"» | example\ninclude «\"more.koh\"»\nappend using «\"b.csv\"»\nexport \"c.html\"\nuse \"{x}.csv\"\nsave \"d.csv\""
    )
    let links = script.analysis.documentLinks()
    #expect(links.map(\.range) == script.ranges)
    #expect(links.map(\.path) == ["nir.csv", "more.koh", "b.csv"])
    #expect(links.map(\.isExample) == [true, false, false])
  }
}
