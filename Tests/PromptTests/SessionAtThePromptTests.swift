import ProgramTesting
import Testing

/// What statements do and leave at the prompt, in a real terminal.
@Suite(.serialized) struct SessionAtThePromptTests {
  private func terminal(
    _ command: String = "kohort", height: Int = 40, folder: TemporaryFolder? = nil,
    environment: [String: String] = [:]
  ) throws -> Terminal {
    let terminal = try Terminal(command, height: height, folder: folder, environment: environment)
    try terminal.wait(forLastLine: "kohort>")
    return terminal
  }

  @Test func anErrorLeavesTheDataAndOffersARepair() throws {
    let terminal = try terminal()
    try terminal.runWhole("use \"nir.csv\"")
    let screen = try terminal.runWhole("replace mnths = 1")
    #expect(screen.contains("\nerror: there is no column 'mnths' [unknown-column]"))
    try terminal.runWhole("gen x = log(unemp)")
    let failed = try terminal.runWhole("drop x; drop nothing; drop id")
    #expect(failed.contains("1 statement after it not run"))
    #expect(try terminal.runWhole("describe").contains("23 032 rows, 12 columns"))
    try terminal.runWhole("model transition ~ gendr")
    try terminal.press("Tab")
    try terminal.wait(forLastLine: "kohort> model transition ~ gender")
  }

  @Test func controlCClearsTheLineAndControlDLeaves() throws {
    let terminal = try terminal()
    try terminal.type("print 1 + 1")
    try terminal.press("Left", "Left")
    try terminal.wait(forColumn: 17)
    try terminal.press("C-c")
    try terminal.wait(for: "kohort> print 1 + 1^C\nkohort>")
    try terminal.run("print 1 +")
    try terminal.wait(forLastLine: "   ...>")
    try terminal.press("C-c")
    try terminal.wait(for: "   ...> ^C\nkohort>")
    try terminal.press("C-d")
    try terminal.wait(for: "[status 0]")
  }

  @Test func exitLeaves() throws {
    let terminal = try terminal()
    try terminal.run("exit")
    try terminal.wait(for: "[status 0]")
  }

  @Test func aStoppedPromptGoesOnWithItsLine() throws {
    let terminal = try Terminal("bash --norc -i", environment: ["PS1": "shell> "])
    try terminal.wait(forLastLine: "shell>")
    try terminal.run("kohort")
    try terminal.wait(forLastLine: "kohort>")
    try terminal.type("print \"half")
    try terminal.wait(forLastLine: "kohort> print \"half")
    try terminal.press("C-z")
    try terminal.wait(for: "Stopped")
    try terminal.wait(forLastLine: "shell>")
    try terminal.run("fg")
    try terminal.wait(forLastLine: "kohort> print \"half")
    try terminal.type(" done\"")
    try terminal.press("Enter")
    try terminal.wait(for: "kohort> print \"half done\"\nhalf done\nkohort>")
  }

  @Test func dataAreUndoneAndRedone() throws {
    let terminal = try terminal()
    try terminal.runWhole("use \"nir.csv\"")
    try terminal.runWhole("for y in 2012..2013 { keep if cohort != y }")
    #expect(try terminal.runWhole("undo").contains("nir.csv: 23 032 rows, 12 columns"))
    #expect(try terminal.runWhole("redo").contains("nir.csv: 15 223 rows, 12 columns"))
    #expect(try terminal.runWhole("undo 3").contains("only 2 can be undone; nothing was"))
    try terminal.runWhole("sample")
    let history = try terminal.runWhole("history")
    #expect(history.contains("5  undo 3  # failed"))
  }

  @Test func statementsAreKeptForTheNextStart() throws {
    let folder = try TemporaryFolder(withExampleData: ())
    let first = try terminal(folder: folder)
    let second = try terminal(folder: folder)
    try first.runWhole("print \"first\"")
    try second.runWhole("print \"second\"")
    try first.runWhole("print \"first\"")
    try first.run("print 40 +")
    try first.run("2")
    try first.wait(for: "\n42\nkohort>")
    try second.press("C-d")
    try first.press("C-d")
    try first.wait(for: "[status 0]")
    try second.wait(for: "[status 0]")
    #expect(
      try folder.text(of: "state/kohort/history")
        == "print \"first\"\nprint \"second\"\nprint 40 +\\n2\n")
    let third = try terminal(folder: folder)
    try third.press("Up")
    try third.wait(forLastLine: "kohort> print 40 +\n2")
    try third.press("C-c")
    try third.wait(for: "2^C\nkohort>")
    try third.press("C-r")
    try third.type("sec")
    try third.wait(for: "print \"second\"")
    try third.press("Enter")
    try third.wait(for: "\nsecond\nkohort>")
  }

  @Test func theInitialScriptIsRun() throws {
    let folder = try TemporaryFolder(withExampleData: ())
    _ = try Program.shell("mkdir -p config/kohort", folder: folder.path)
    try folder.write("let answer = 42\nprint nothing\n", to: "config/kohort/init.koh")
    let terminal = try terminal(folder: folder)
    #expect(try terminal.screen().contains("init.koh:2:7: error"))
    #expect(try terminal.runWhole("print answer").contains("\n42\nkohort>"))
    let without = try self.terminal("kohort --no-init", folder: folder)
    #expect(!(try without.screen().contains("error")))
  }

  @Test func aSavedScriptGivesTheSameResults() throws {
    let folder = try TemporaryFolder(withExampleData: ())
    _ = try Program.shell("mkdir scripts", folder: folder.path)
    let terminal = try terminal(height: 60, folder: folder)
    for statement in [
      "use \"nir.csv\"", "gen try = months * 2", "undo", "gen lunemp = lgo(unemp)", "gen lunemp = log(unemp)",
      "model transition ~ gender", "keep if cohort >= 2012", "factor gender | ref(\"kvinne\")",
      "let m1 = model transition ~ gender + lunemp | robust, compact", "gen junk = 1", "drop junk",
      "model transition ~ gender + age + cohort + lunemp | robust, compact", "did network 2015",
    ] { try terminal.runWhole(statement) }
    let told = try terminal.runWhole("save script \"scripts/analysis.koh\"")
    #expect(told.contains("run anew they give the same data and results"))
    #expect(
      try folder.text(of: "scripts/analysis.koh") == """
        # From a session at the prompt: the statements on which its data and results depend.
        use "../nir.csv"
        gen lunemp = log(unemp)
        keep if cohort >= 2012
        factor gender | ref("kvinne")
        let m1 = model transition ~ gender + lunemp | robust, compact
        model transition ~ gender + age + cohort + lunemp | robust, compact
        did network 2015

        """)
    let again = try terminal.runWhole("save script \"scripts/analysis.koh\"")
    #expect(again.contains("there is already a file"))
    try terminal.runWhole("let e = m1.coef[\"lunemp\"]")
    try terminal.runWhole("print \"effect = {e}\"")
    let effect = try #require(
      try terminal.screen().split(separator: "\n").last { $0.hasPrefix("effect = ") })
    let script = try folder.text(of: "scripts/analysis.koh")
    try folder.write(
      script + "let e = m1.coef[\"lunemp\"]\nprint \"effect = {e}\"\n", to: "scripts/more.koh")
    let rerun = try Program.run(["run", folder.path + "/scripts/more.koh"])
    #expect(rerun.status == 0, "\(rerun.errors)")
    #expect(rerun.output.contains(effect))
  }

  @Test func aLongResultDoesNotFloodTheScreen() throws {
    let folder = try TemporaryFolder()
    let names = (1...1000).map { "item_\($0)" }.joined(separator: ",")
    let row = (1...1000).map { "\($0 % 5)" }.joined(separator: ",")
    try folder.write("\(names)\n\(row)\n\(row)\n", to: "wide.csv")
    let terminal = try terminal(folder: folder, environment: ["PAGER": "cat > paged"])
    try terminal.runWhole("use \"wide.csv\"")
    try terminal.runWhole("describe")
    #expect(try terminal.screen().contains("lines not shown; 'set pager on' shows them all"))
    #expect(try terminal.scrollback().split(separator: "\n").count < 80)
    try terminal.runWhole("set pager on")
    try terminal.runWhole("describe")
    let paged = try folder.text(of: "paged")
    #expect(paged.contains("item_1 ") && paged.contains("item_500 ") && paged.contains("item_1000 "))
  }

  @Test func coloursAreForTerminalsThatWantThem() throws {
    let plain = try terminal()
    #expect(!(try plain.colouredScreen().contains("\u{1B}[")))
    let coloured = try terminal(environment: ["NO_COLOR": ""])
    #expect(try coloured.colouredScreen().contains("\u{1B}["))
  }

  @Test func aTerminalWithoutSequencesHasAPromptToo() throws {
    let terminal = try terminal(environment: ["TERM": "dumb"])
    try terminal.run("print 6 * 7")
    try terminal.wait(for: "\n42\n")
  }

  @Test func inputThatIsNoTerminalIsAScript() throws {
    let good = try Program.run([], input: "print 6 * 7\n")
    #expect(good.output == "42\n" && good.status == 0)
    let bad = try Program.run([], input: "print 1\nprint nothing\nprint 2\n")
    #expect(bad.output == "1\n" && bad.status == 1)
  }
}
