import Lang
import Testing

@Suite struct CheckerTests {
  @Test func fiveMistakesAreFoundInOneRun() {
    expectDiagnostics(
      """
      use "nir.csv"
      fcator gender
      ^^^^^^ unknown-command: there is no command 'fcator'
      gen lunemp = log(unempl)
                       ^^^^^^ unknown-column: there is no column 'unempl'
      keep if age = "25-34"
                 ^^^ single-equals
      model transition ~ gender + lunemp | robst
                                           ^^^^^ unknown-option: 'model' has no option 'robst'
      print "done
            ^^^^^ unclosed-text
      """, scope: Scope())
  }

  @Test func columnsAreFollowedThroughTheScript() {
    expectDiagnostics(
      """
      gen a = b
              ^ unknown-column
      gen b = months
      gen c = b
      drop b c
      gen d = b
              ^ unknown-column
      keep gender
      print months
            ^^^^^^ unknown-column
      """)
  }

  @Test func dataMustBeReadFirst() {
    expectDiagnostics(
      """
      keep gender
           ^^^^^^ no-data
      drop age
      use "nir.csv"
      drop age
      """, scope: Scope())
  }

  @Test func filesAreLookedAt() {
    expectDiagnostics(
      """
      use "none.csv"
          ^^^^^^^^^^ file-not-found: there is no file 'none.csv'
      use "folder"
          ^^^^^^^^ file-is-directory
      use "locked.csv"
          ^^^^^^^^^^^^ file-not-permitted
      use "broken.csv"
          ^^^^^^^^^^^^ file-unreadable
      gen x = anything
      """, scope: Scope())
  }

  @Test func includedScriptsAreWalked() {
    let source = SourceText(
      "include \"setup.koh\"\nprint threshold\nkeep gendr\ninclude \"faulty.koh\"", name: "main.koh")
    let checked = check(source, vocabulary: testVocabulary, files: TestFiles())
    #expect(checked.map(\.source.name) == ["main.koh", "setup.koh", "faulty.koh"])
    #expect(
      checked.map { $0.diagnostics.map(\.id.rawValue) } == [["unknown-column"], [], ["unknown-column"]])
    let cycle = check(SourceText("include \"loop.koh\""), vocabulary: testVocabulary, files: TestFiles())
    #expect(cycle.flatMap(\.diagnostics).map(\.id.rawValue) == ["include-cycle"])
  }

  @Test func branchesAndLoopsGiveNoFalseAlarms() {
    expectDiagnostics(
      """
      if 1 > 2 {
        gen a = 1
      } else {
        drop months
      }
      print a months
      for c in 1..3 {
        gen e = c
        print nothing
              ^^^^^^^ unknown-column
      }
      print e c
              ^ unknown-column
      fn double(x) {
        return x * factor_of(x) + anything
      }
      fn factor_of(x) { return 2 }
      print double(2)
      print double(2, 3)
            ^^^^^^^^^^^^ wrong-argument-count: 'double' takes 1 argument, not 2
      """)
  }

  @Test func aLineThatCannotBeReadHidesNoNames() {
    expectDiagnostics(
      """
      gen a = )
              ^ expected
      print a
      let b c
            ^ expected
      print b + c
      regres y x
      ^^^^^^ unknown-command
      print y
      """)
  }

  @Test func functionsAreChecked() {
    expectDiagnostics(
      """
      gen a = lgo(months)
              ^^^ unknown-function
      gen b = round(months, 1, 2)
              ^^^^^^^^^^^^^^^^^^^ wrong-argument-count: 'round' takes 1 or 2 arguments, not 3
      gen c = poly(months, 2)
              ^^^^ formula-only-function
      model transition ~ poly(months, 2, raw) + log(unemp)
      keep(gender)
      ^^^^ unknown-function
      """)
  }

  @Test func formulasAreChecked() {
    expectDiagnostics(
      """
      model transition ~ gender + transition
                                  ^^^^^^^^^^ response-among-terms
      model transition ~ gender*agee - 1
                                ^^^^ unknown-column
      model log(months) ~ months^2 + .
      model transition ~ . - transition
      print mean(gender*age)
      keep months* age*
      print months* age
            ^^^^^^^ pattern-in-expression
      """)
  }

  @Test func comparisonsThatCannotHoldAreTold() throws {
    expectDiagnostics(
      """
      keep if gender == "kvine"
                        ^^^^^^^ unknown-level
      keep if months > "3"
                       ^^^ kind-mismatch
      keep if age == 25
                     ^^ kind-mismatch
      """)
    try expectRepair("keep if gender == \"kvine\"", "keep if gender == \"kvinne\"")
    try expectRepair("keep if months > \"3\"", "keep if months > 3")
  }

  @Test func selectionsFollowTheDataOrder() {
    expectDiagnostics(
      """
      keep transition..gender co* all
      keep gender..transition
           ^^^^^^^^^^^^^^^^^^ reversed-range
      keep tr..ge
           ^^ unknown-column
               ^^ unknown-column
      keep x*
           ^^ unmatched-pattern
      """)
    let items = parse(SourceText("keep gender..cohort m* gender all")).tree
    guard case .command(let command) = items[0], let selection = ColumnSelection(command.phrases) else {
      return
    }
    let names = resolve(selection, in: testSchema).tree.map(\.text)
    #expect(names == ["gender", "age", "cohort", "months", "transition", "unemp", "network"])
  }

  @Test func aLoneWordIsACommandOrAValue() {
    expectDiagnostics(
      """
      let limit = 3
      let other = limit
      let another = limti
                    ^^^^^ unknown-name
      limit
      months
      describ
      ^^^^^^^ unknown-command
      did all 2015
          ^^^ unknown-column
      """)
  }

  @Test func nearestNamesAreOffered() throws {
    try expectRepair("keep gendr", "keep gender")
    try expectRepair("keep Gender", "keep gender")
    try expectRepair("keep kjønn", "keep gender")
    try expectRepair("regress transition ~ age", "model transition ~ age")
    try expectRepair("let limit = 3\nprint limt", "let limit = 3\nprint limit")
    #expect(NearestNames(["alpha", "beta"]).names(near: "gamma").isEmpty)
  }
}
