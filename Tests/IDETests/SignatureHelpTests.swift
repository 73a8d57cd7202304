import IDE
import Lang
import Testing

@Suite struct SignatureHelpTests {
  /// The active part of the label and what the label begins with.
  @Test(arguments: [
    ("gen $0", "gen", "name = expression"), ("rename months $0", "rename", "new"),
    ("rename mon$0ths", "rename", "old"), ("keep months if $0", "keep", "[if condition]"),
    ("model months ~ gender | robust, lev$0el(90)", "model", "level(number)"),
    ("let m = model $0", "model", "[linear]"),
    ("for k in 1..3 {\n  summarize $0", "summarize", "[columns …]"),
  ])
  func commands(_ marked: String, _ head: String, _ active: String) throws {
    let script = MarkedScript(marked)
    let help = try #require(script.analysis.signatureHelp(at: script.offset), "\(marked)")
    #expect(help.label.hasPrefix(head))
    #expect(try activePart(help) == active, "\(marked)")
  }

  @Test(arguments: [
    ("print round(2, $0", "round(x, digits)", "digits"), ("print round($0", "round(x, digits)", "x"),
    ("print max(1, 2, 3, $0)", "max(x, y, …)", "…"), ("gen a = log(months + 1$0)", "log(x)", "x"),
    ("print \"{round(2, $0", "round(x, digits)", "digits"),
    ("print (1 + round(2, (3$0", "round(x, digits)", "digits"),
    ("fn area(høyde, bredde) { return høyde * bredde }\nprint area(1, $0", "area(høyde, bredde)", "bredde"),
    ("model months ~ gender | cluster($0", "cluster(column)", "column"),
    (
      "model months ~ gender | weights(frequency $0)", "weights(frequency|analytic|probability column)",
      "frequency|analytic|probability column"
    ),
    ("summarize months if missing($0)", "missing(x)", "x"),
  ])
  func callsAndOptions(_ marked: String, _ label: String, _ active: String) throws {
    let script = MarkedScript(marked)
    let help = try #require(script.analysis.signatureHelp(at: script.offset), "\(marked)")
    #expect(help.label == label)
    #expect(try activePart(help) == active, "\(marked)")
  }

  @Test func ownFunctionsAreExplainedByTheirComments() throws {
    let script = MarkedScript(
      """
      # --- Shapes ---
      # The area of a rectangle,
      #   in square metres.
      fn area(a, b) { return a * b }

      # not about it

      fn bare(x) { return x }
      print area(1, $0)
      """)
    let help = try #require(script.analysis.signatureHelp(at: script.offset))
    #expect(help.documentation == "The area of a rectangle,\nin square metres.")
    let other = MarkedScript(script.text.replacing("area(1, )", with: "bare($0)"))
    #expect(
      other.analysis.signatureHelp(at: other.offset)?.documentation == "A function of this script.")
    let included = MarkedScript(
      "include \"f.koh\"\nprint twice($0)", scripts: ["f.koh": "# Doubled.\nfn twice(x) { return 2 * x }\n"])
    #expect(included.analysis.signatureHelp(at: included.offset)?.documentation == "Doubled.")
  }

  @Test func whatIsWrongHasNoActivePart() throws {
    let script = MarkedScript("print log(1, $0")
    let help = try #require(script.analysis.signatureHelp(at: script.offset))
    #expect(help.activeParameter == nil)
    #expect(help.documentation.contains("logarithm"))
  }

  @Test(arguments: [
    "$0", "mod$0el", "# gen $0", "nothing $0", "print 1 # log($0", "let a = $0", "gen a = 1\n$0",
  ])
  func otherPlacesHaveNone(_ marked: String) {
    let script = MarkedScript(marked)
    #expect(script.analysis.signatureHelp(at: script.offset) == nil, "\(marked)")
  }

  private func activePart(_ help: SignatureHelp) throws -> String {
    let active = try #require(help.activeParameter)
    return String(decoding: Array(help.label.utf8)[help.parameters[active].label], as: UTF8.self)
  }
}
