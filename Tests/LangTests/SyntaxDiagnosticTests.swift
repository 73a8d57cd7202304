import Lang
import Testing

@Suite struct SyntaxDiagnosticTests {
  @Test func singleEqualsInAConditionIsAnError() {
    expectDiagnostics(
      """
      keep if age = "25-34"
                 ^^^ single-equals: a single '=' compares nothing; equality is '=='
      keep if months > 3 and age = "25-34"
                                 ^ single-equals
      keep if (age = "25-34")
                  ^^^ single-equals
      """)
  }

  @Test func bareAssignmentOffersBothReadings() throws {
    expectDiagnostics(
      """
      x = 3
      ^^^ bare-assignment
      x <- 3
      ^^^^ bare-assignment
      """)
    try expectRepair("x = 3", "let x = 3")
    try expectRepair("x = 3", "gen x = 3", choice: 1)
    try expectRepair("x <- 3", "let x = 3")
  }

  @Test func aSignWithOneSpaceCanBeReadInTwoWays() throws {
    expectDiagnostics(
      """
      print months -unemp
                   ^ ambiguous-sign
      """)
    try expectRepair("print months -unemp", "print months - unemp")
    try expectRepair("print months -unemp", "print months, -unemp", choice: 1)
  }

  @Test func otherOperatorsWarnOfUnevenSpaces() throws {
    expectDiagnostics(
      """
      print months /unemp
                   ^ uneven-spacing
      model transition ~gender
                       ^ uneven-spacing
      """)
    try expectRepair("print months /unemp", "print months / unemp")
    try expectRepair("print months/ unemp", "print months / unemp")
  }

  @Test func optionsMayBeMendedWhereTheMeaningIsClear() throws {
    expectDiagnostics(
      """
      model transition ~ age | level 90
                                     ^^ value-without-parentheses
      model transition ~ age | level = 90
                                       ^^ value-without-parentheses
      model transition ~ age | level (90)
                                    ^ space-before-arguments
      model transition ~ age | robust level(90)
                                     ^ missing-comma
      model transition ~ age | robust | level(90)
                                      ^ second-bar
      model transition ~ age | robust if months > 3
                                      ^^ clause-after-options
      model transition ~ age | robust,
                                     ^ unfinished
      """)
    try expectRepair("model transition ~ age | level 90", "model transition ~ age | level(90)")
    try expectRepair(
      "model transition ~ age | robust level(90)", "model transition ~ age | robust, level(90)")
  }

  @Test func aBarAtTheBeginningOfALineJoinsIt() throws {
    expectDiagnostics(
      """
      model transition ~ age
        | robust
        ^ bar-at-line-start
      keep age
      """)
    try expectRepair("model transition ~ age\n  | robust", "model transition ~ age | robust")
    try expectRepair("model transition ~ age # x\n| robust", "model transition ~ age | # x\n robust")
  }

  @Test func textsInOtherQuotesAreMended() throws {
    try expectRepair("keep if age == '25-34'", "keep if age == \"25-34\"")
    try expectRepair("keep if age == “25-34”", "keep if age == \"25-34\"")
    try expectRepair("use \"nir.csv", "use \"nir.csv\"")
    try expectRepair("print \"C:\\data\"", "print \"C:\\\\data\"")
    try expectRepair("print \"a } b\"", "print \"a }} b\"")
  }

  @Test func operatorsOfOtherLanguagesAreMended() throws {
    try expectRepair("keep if months > 3 && unemp > 2", "keep if months > 3 and unemp > 2")
    try expectRepair("keep if !(months > 3)", "keep if not (months > 3)")
    try expectRepair("print 2**3", "print 2^3")
    try expectRepair("print 3 − 2", "print 3 - 2")
    try expectRepair("print 1 < 2 < 3", "print 1 < 2 and 2 < 3")
    try expectRepair("let x == 3", "let x = 3")
    try expectRepair("for c = 1..3 { print c }", "for c in 1..3 { print c }")
  }

  @Test func bracketsAreClosed() throws {
    expectDiagnostics(
      """
      print log(months
               ^ unclosed-bracket
      keep months unemp
      print [1, 2)
                 ^ mismatched-bracket
      gen lunemp = log(unemp
                      ^ unclosed-bracket
      keep if months == 3
      print log(months,
                      ^ unfinished
      keep if months == 3
      print (months
            ^ unclosed-bracket
      describe
      """)
    try expectRepair("print log(months\nkeep age", "print log(months)\nkeep age")
    try expectRepair("print [1 2]", "print [1, 2]")
    try expectRepair("print log(months,)", "print log(months)")
    try expectRepair("print 2x", "print `2x`")
  }

  @Test func invalidBytesAreToldOnce() {
    let source = SourceText(
      name: "latin1.koh", utf8: Array("# kj".utf8) + [0xF8] + Array("nn ".utf8) + [0xE6, 0x0A])
    let found = parse(source).diagnostics
    #expect(found.map(\.id.rawValue) == ["invalid-encoding"])
    #expect(found.first?.range == SourceRange(4, 5))
  }

  @Test func deepNestingIsAnErrorNotACrash() {
    let deep = String(repeating: "(", count: 100_000) + "1" + String(repeating: ")", count: 100_000)
    #expect(
      parse(SourceText("print \(deep)\nkeep age")).diagnostics.map(\.id.rawValue) == ["nested-too-deeply"])
    let long = "print 1" + String(repeating: " + 1", count: 100_000) + "\nkeep age"
    #expect(parse(SourceText(long)).diagnostics.map(\.id.rawValue) == ["nested-too-deeply"])
    let blocks = String(repeating: "if a {\n", count: 10_000)
    #expect(parse(SourceText(blocks)).diagnostics.contains { $0.id == "nested-too-deeply" })
  }
}
