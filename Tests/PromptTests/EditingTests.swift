import ProgramTesting
import Testing

/// Typing, moving, completing and pasting at the prompt, in a real terminal.
@Suite(.serialized) struct EditingTests {
  /// The prompt takes eight cells.
  @Test(arguments: [
    ("kjønn æøå", 17, 16), ("漢字 x", 14, 13), ("e\u{301}x", 10, 9), ("x\u{301}y", 10, 9), ("a😀b", 12, 11),
  ])
  func theCursorIsBehindWhatWasTyped(_ text: String, _ column: Int, _ columnAfterLeft: Int) throws {
    let terminal = try Terminal()
    try terminal.wait(forLastLine: "kohort>")
    try terminal.type(text)
    try terminal.wait(forColumn: column)
    try terminal.press("Left")
    try terminal.wait(forColumn: columnAfterLeft)
    try terminal.press("Home")
    try terminal.wait(forColumn: 8)
    try terminal.press("End")
    try terminal.wait(forColumn: column)
  }

  @Test func lettersAndMarksAreOneCharacter() throws {
    let terminal = try Terminal()
    try terminal.wait(forLastLine: "kohort>")
    try terminal.type("print \"ae\u{301}x\u{301}👩‍👩‍👧\"")
    try terminal.press("Left", "BSpace", "BSpace", "BSpace")
    try terminal.wait(forLastLine: "kohort> print \"a\"")
    try terminal.press("End", "Enter")
    try terminal.wait(for: "\na\nkohort>")
  }

  @Test func aColumnAndAnOptionAreCompleted() throws {
    let terminal = try Terminal()
    try terminal.wait(forLastLine: "kohort>")
    try terminal.runWhole("use \"nir.csv\"")
    try terminal.type("model transition ~ gend")
    try terminal.press("Tab")
    try terminal.wait(forLastLine: "kohort> model transition ~ gender")
    try terminal.type("| rob")
    try terminal.press("Tab")
    try terminal.wait(forLastLine: "gender | robust")
    try terminal.press("Enter")
    try terminal.wait(for: "robust standard errors (HC1)")
  }

  @Test func severalCompletionsAreListedWithAWordOnEach() throws {
    let terminal = try Terminal()
    try terminal.wait(forLastLine: "kohort>")
    try terminal.runWhole("use \"nir.csv\"")
    try terminal.runWhole("let m1 = model transition ~ gender | compact")
    try terminal.type("m1.r")
    try terminal.press("Tab")
    let screen = try terminal.wait("the list with the line below it") { screen in
      screen.contains("R squared") && screen.hasSuffix("kohort> m1.r") ? screen : nil
    }
    #expect(screen.contains("the residual sum of squares"))
    try terminal.press("C-c")
    try terminal.wait(for: "m1.r^C\nkohort>")
    try terminal.type("factor gender | ref(\"k")
    try terminal.press("Tab")
    try terminal.wait(for: "ref(\"kvinne")
    try terminal.press("C-c")
    try terminal.wait(forLastLine: "^C\nkohort>")
    try terminal.type("use \"sur")
    try terminal.press("Tab")
    try terminal.wait(for: "use \"survey.csv\"")
  }

  @Test func aStatementGoesOnAndCanBeJoined() throws {
    let terminal = try Terminal()
    try terminal.wait(forLastLine: "kohort>")
    try terminal.run("print 1 +")
    try terminal.wait(forLastLine: "   ...>")
    try terminal.type("2")
    try terminal.press("Up")
    try terminal.wait(forLastLine: "kohort> print 1 +\n2")
    try terminal.press("BSpace")
    try terminal.type("41")
    try terminal.press("Enter")
    try terminal.wait(for: "\n42\nkohort>")
  }

  @Test func severalLinesArePastedAtOnce() throws {
    let terminal = try Terminal()
    try terminal.wait(forLastLine: "kohort>")
    try terminal.paste("let a = 2\nlet b = a *\n\t21\nprint a\nprint b\n")
    try terminal.wait(for: "print b")
    #expect(!(try terminal.screen().contains("42")))
    try terminal.press("Enter")
    try terminal.wait(for: "\n2\n42\nkohort>")
    // Each statement is an entry of its own.
    try terminal.press("Up")
    try terminal.wait(forLastLine: "kohort> print b")
    try terminal.press("Up", "Up")
    try terminal.wait(forLastLine: "kohort> let b = a *\n  21")
  }

  @Test func upFindsEntriesThatBeginAsTheLineDoes() throws {
    let terminal = try Terminal()
    try terminal.wait(forLastLine: "kohort>")
    for statement in ["print 1", "let a = 2", "print 3", "let b = 4"] { try terminal.run(statement) }
    try terminal.wait(forLastLine: "kohort> let b = 4\nkohort>")
    try terminal.type("print")
    try terminal.press("Up")
    try terminal.wait(forLastLine: "kohort> print 3")
    try terminal.press("Up", "Up")
    try terminal.wait(forLastLine: "kohort> print 1")
    try terminal.press("Down", "Down")
    try terminal.wait(forLastLine: "kohort> print")
  }

  @Test func aCopiedSessionIsPastedWithoutItsOutput() throws {
    let terminal = try Terminal()
    try terminal.wait(forLastLine: "kohort>")
    try terminal.paste("kohort> print 1 +\n   ...> 1\n2\nkohort> print 3 * 4\n12\n")
    try terminal.press("Enter")
    try terminal.wait(for: "\n2\n12\nkohort>")
  }

  @Test func viKeysAreChosenInTheUsersFile() throws {
    let folder = try TemporaryFolder(withExampleData: ())
    try folder.write("bind -v\n", to: ".editrc")
    let terminal = try Terminal(folder: folder)
    try terminal.wait(forLastLine: "kohort>")
    try terminal.type("print 2 * 4")
    try terminal.press("Escape")
    try terminal.wait(forColumn: 18)
    try terminal.type("r5")
    try terminal.press("Enter")
    try terminal.wait(for: "\n10\nkohort>")
    try terminal.paste("print 1\nprint 2\n")
    try terminal.press("Enter")
    try terminal.wait(for: "\n1\n2\nkohort>")
  }

  @Test func aLongLineIsEditedInANarrowTerminal() throws {
    let terminal = try Terminal(width: 40, height: 20)
    try terminal.wait(forLastLine: "kohort>")
    try terminal.type("print \"0123456789 0123456789 0123456789 æøå\"")
    try terminal.press("Home")
    try terminal.wait(forColumn: 8)
    try terminal.press("End", "Left", "BSpace", "Enter")
    try terminal.wait(for: "0123456789 0123456789 0123456789 æø\nkohort>")
  }
}
