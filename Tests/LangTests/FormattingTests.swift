import Lang
import Testing

/// The layout of scripts: what is made of what.
@Suite struct FormattingTests {
  /// Each row is a text and its layout; a layout of "=" is the text itself.
  @Test(arguments: [
    ("", ""), ("\n\n \n", ""), ("keep x", "keep x\n"), ("  keep   x  \n", "keep x\n"),
    ("\n\nkeep x\n\n\n\nkeep y\n\n", "keep x\n\nkeep y\n"), ("keep\tx\u{A0}y\n", "keep x y\n"),
    ("gen x=a+b\n", "gen x = a + b\n"), ("gen x = a*b/c-1\n", "gen x = a * b / c - 1\n"),
    ("gen x = - 1\n", "gen x = -1\n"), ("gen x = a - -b\n", "gen x = a - -b\n"),
    ("print -x\n", "="), ("print - x\n", "="), ("model ~a\n", "="),
    ("print design(~a+b)\n", "print design(~ a + b)\n"),
    ("keep if x<-3\n", "keep if x < -3\n"), ("keep if not(x)and y\n", "keep if not (x) and y\n"),
    ("model y~a:b+x ^ 2 | robust\n", "model y ~ a:b + x^2 | robust\n"), ("model y ~ .\n", "="),
    ("keep a..b c .. d\n", "keep a..b c..d\n"), ("keep norsk* x\n", "="), ("model y ~ . - x\n", "="),
    ("print m1.coef[ \"x\" ]*X'\n", "print m1.coef[\"x\"] * X'\n"),
    (
      "recode x (1 .. 3=0)   ( else=1 )|suffix( \"_a\" )\n",
      "recode x (1..3 = 0) (else = 1) | suffix(\"_a\")\n"
    ),
    ("print log( x ,2 )\n", "print log(x, 2)\n"), ("print [1,2;3,4]\n", "print [1, 2; 3, 4]\n"),
    ("print [ ]\n", "print []\n"), ("print x [1]\n", "="), ("factor a ,b,  c\n", "factor a, b, c\n"),
    ("list a|missing(x),in(y)\n", "list a | missing(x), in(y)\n"),
    ("print missing( x )\n", "print missing(x)\n"),
    ("keep a ;drop b;\n", "keep a; drop b;\n"), ("let  m = model y~x\n", "let m = model y ~ x\n"),
    ("print \"a  b\"  'c'\n", "="), ("print 1_000  1e-3  0.50\n", "print 1_000 1e-3 0.50\n"),
    ("print \"{ x+1 }\"\n", "="), ("merge m:1 x using \"a.csv\"\n", "="),
  ])
  func aLineIsSpaced(_ text: String, _ layout: String) {
    expectLayout(of: text, layout == "=" ? text : layout)
  }

  @Test(arguments: [
    ("keep x # why\n", "keep x  # why\n"), ("keep x#why  \n", "keep x  #why\n"),
    ("   # alone\n", "# alone\n"),
    ("# one\n\n\n\n# two", "# one\n\n# two\n"),
    (
      "for c in 1..3{\n# in\n keep x   # there\n# end\n}\n",
      "for c in 1..3 {\n  # in\n  keep x  # there\n  # end\n}\n"
    ),
    ("print log(a,# first\n# second\nb)\n", "print log(a,  # first\n  # second\n  b)\n"),
    ("model y ~ a + # first\nb\n", "model y ~ a +  # first\n  b\n"),
  ])
  func commentsKeepTheirPlace(_ text: String, _ layout: String) { expectLayout(of: text, layout) }

  @Test(arguments: [
    ("for c in 1..3 { print c }\n", "="),
    ("for c in 1..3 {print c;keep x}\n", "for c in 1..3 { print c; keep x }\n"),
    ("for c in 1..3 {\n\n\nprint c\n\n}\n", "for c in 1..3 {\n  print c\n}\n"), ("if a{}\n", "if a {}\n"),
    ("if a {\n}\n", "if a {}\n"), ("if a {\n# nothing\n}\n", "if a {\n  # nothing\n}\n"),
    (
      "if a{\nkeep x}\nelse if b{\nkeep y\n}\nelse{keep z}\n",
      "if a {\n  keep x\n} else if b {\n  keep y\n} else { keep z }\n"
    ),
    (
      "fn f (a,b){\n  if a {\n return b}\n\n return a\n}\n",
      "fn f(a, b) {\n  if a {\n    return b\n  }\n\n  return a\n}\n"
    ),
    ("if a {\n  keep x\n}\n# then\nelse {\n  keep y\n}\n", "="),
  ])
  func blocksAreIndented(_ text: String, _ layout: String) {
    expectLayout(of: text, layout == "=" ? text : layout)
  }

  @Test(arguments: [
    ("model y ~ a +\n  b |\n  robust\n", "model y ~ a + b | robust\n"),
    ("print [1, 2;\n 3, 4]\n", "print [\n  1, 2;\n  3, 4\n]\n"),
    ("let x = inv([\n1;\n2]) * y\n", "let x = inv([\n    1;\n    2\n  ]) * y\n"),
  ])
  func linesAreJoinedButThoseOfMatrices(_ text: String, _ layout: String) { expectLayout(of: text, layout) }

  @Test func aWideStatementIsBrokenAtItsBarFirst() {
    expectLayout(
      of: """
        scale norsk1..medvirkning3 respekt1..overall | levels("Helt uenig", "Litt uenig", "Verken enig eller uenig", "Litt enig", "Helt enig"), neutral(3), outside("Vet ikke")

        """,
      """
      scale norsk1..medvirkning3 respekt1..overall |
        levels("Helt uenig", "Litt uenig", "Verken enig eller uenig", "Litt enig", "Helt enig"),
        neutral(3), outside("Vet ikke")

      """)
  }

  @Test func anOptionThatIsTooWideIsBrokenWithinAndEndsItsLine() {
    expectLayout(
      of: """
        factor country | levels("Eritrea and its neighbours", "Somalia", "Afghanistan", "Iran", "Irak", "Syria", "Sudan", "Etiopia"), ref("Iran"), compact

        """,
      """
      factor country |
        levels("Eritrea and its neighbours", "Somalia", "Afghanistan", "Iran", "Irak", "Syria", "Sudan",
          "Etiopia"),
        ref("Iran"), compact

      """)
  }

  @Test func aWideFormulaIsBrokenAtItsLoosestOperator() {
    expectLayout(
      of: """
        gen satisfaction = first_indicator + second_indicator * third_indicator + fourth_indicator + fifth_indicator

        """,
      """
      gen satisfaction = first_indicator + second_indicator * third_indicator + fourth_indicator +
        fifth_indicator

      """)
  }

  @Test func aWideBlockOnOneLineGetsLines() {
    expectLayout(
      of: """
        for c in 2011..2016 { model transition ~ gender + age + track if cohort == c | robust; print "cohort" c }

        """,
      """
      for c in 2011..2016 {
        model transition ~ gender + age + track if cohort == c | robust; print "cohort" c
      }

      """)
  }

  @Test func whatStandsInColumnsIsKeptThere() {
    expectLayout(
      of: """
        factor gender    | ref("kvinne")  # women
        factor age       | ref( "16-24" )
        factor track|ref("spor1")
        factor municipality | ref("0301")

        gen  a = 1
        gen bb = 2
        """,
      """
      factor gender | ref("kvinne")  # women
      factor age    | ref("16-24")
      factor track | ref("spor1")
      factor municipality | ref("0301")

      gen a = 1
      gen bb = 2

      """)
    expectLayout(of: "keep  x\nmodel y ~ x\n", "keep x\nmodel y ~ x\n")
    expectLayout(
      of: """
        use "nir.csv"                 # the register
        factor gender | ref("kvinne")
        factor age                    # four

        """,
      """
      use "nir.csv"                 # the register
      factor gender | ref("kvinne")
      factor age                    # four

      """)
  }

  @Test(arguments: [
    ("gen x = 1    # a\ngen y = 22   # b\n", "="),
    ("gen x=1   # a\ngen yyyyy = 22# b\n", "gen x = 1  # a\ngen yyyyy = 22  # b\n"),
    ("gen x=1     # a\ngen yyy = 22# b\n", "gen x = 1     # a\ngen yyy = 22  # b\n"),
    // The comment on `drop` stands in the column by chance.
    (
      "keep x; drop y   # a\ngen z = 1        # b\nlet a = [1, 2; 3, 4]  # c\ngen bbbb  =  91  # d\n",
      "keep x; drop y   # a\ngen z = 1        # b\nlet a = [1, 2; 3, 4]  # c\ngen bbbb = 91    # d\n"
    ),
  ])
  func commentsStayInTheirColumn(_ text: String, _ layout: String) {
    expectLayout(of: text, layout == "=" ? text : layout)
  }

  /// Where blanks make no difference there is one way to write them.
  @Test(arguments: [
    ("keep x\n~a+b\n", "keep x\n~ a + b\n"), ("~a\n", "~ a\n"), ("let f = ~a\n", "let f = ~ a\n"),
    ("model  ~a\n", "model ~a\n"), ("model~a\n", "model ~ a\n"),
    ("table a by(b) if(c)\n", "table a by (b) if (c)\n"), ("keep x | by(a)\n", "keep x | by(a)\n"),
    ("kepp (\nkeep   b\n", "kepp (\nkeep b\n"),
  ])
  func theLayoutIsTheSameEverywhere(_ text: String, _ layout: String) { expectLayout(of: text, layout) }

  @Test func aWideListOfPhrasesIsBrokenInItsBrackets() {
    expectLayout(
      of: """
        table gender | share(first_indicator second_indicator third_indicator fourth_indicator fifth_indicator), test

        """,
      """
      table gender |
        share(first_indicator second_indicator third_indicator fourth_indicator fifth_indicator), test

      """)
    expectLayout(
      of: """
        table gender | share(first_indicator second_indicator third_indicator fourth_indicator fifth_indicator sixth_indicator)

        """,
      """
      table gender |
        share(first_indicator second_indicator third_indicator fourth_indicator fifth_indicator
          sixth_indicator)

      """)
  }

  @Test func linesEndAsTheFirstOneDoes() {
    expectLayout(of: "keep  x\r\nkeep y\nkeep z", "keep x\r\nkeep y\r\nkeep z\r\n")
    expectLayout(of: "keep  x\nkeep y\r\nkeep z\r\n", "keep x\nkeep y\nkeep z\n")
    expectLayout(of: "\u{FEFF} keep  x\n", "\u{FEFF}keep x\n")
  }

  @Test(arguments: [
    ("keep  x\nkeep (a  b\ndrop  y\n", "keep x\nkeep (a  b\ndrop y\n"),
    ("keep  x\n  let  in  = 3\ngen y=1\n", "keep x\n  let  in  = 3\ngen y = 1\n"),
    (
      "for c in 1..3 {\nkeep  x\nlet in  = 3 # why \n\n\n keep  y\n}\n",
      "for c in 1..3 {\n  keep x\nlet in  = 3 # why\n\n  keep y\n}\n"
    ),
    ("keep  x\nfor c in 1..3 {\n keep  y\n", "keep x\nfor c in 1..3 {\nkeep y\n"),
    ("gen x  = 1;gen y = = 2;  gen z  = 3\n", "gen x = 1;gen y = = 2;  gen z = 3\n"),
  ])
  func whatCannotBeReadIsLeftAsItIs(_ text: String, _ layout: String) { expectLayout(of: text, layout) }

  /// A part marked by `«` and `»` is the range.
  @Test(arguments: [
    ("keep  x\nke«ep»  y\nkeep  z\n", "keep  x\nkeep y\nkeep  z\n"),
    ("if a {\nkeep  «»x\n keep  y\n}\n", "if a {\n  keep x\n keep  y\n}\n"),
    ("keep  x\nif a {\nkeep  x\n«}»\nkeep  y\n", "keep  x\nif a {\n  keep x\n}\nkeep  y\n"),
    ("keep  x\n\n\n«»\nkeep  y\n", "="),
  ])
  func aRangeMeansTheStatementsThatItTouches(_ text: String, _ layout: String) {
    let parts = text.split(omittingEmptySubsequences: false) { "«»".contains($0) }
    let source = SourceText(parts.joined())
    let start = parts[0].utf8.count
    let formatting = format(source, in: SourceRange(start, start + parts[1].utf8.count))
    #expect(formatting.text == (layout == "=" ? parts.joined() : layout))
    #expect(source.applying(formatting.edits) == formatting.utf8)
  }

  @Test func editsAreNoLongerThanNeeded() {
    let edits = format(SourceText("keep  x\n\n\n\nkeep y\n")).edits
    #expect(edits.map(\.range) == [SourceRange(5, 6), SourceRange(9, 11)].map { $0 })
    #expect(format(SourceText("keep x\n")).isUnchanged)
  }

  private func expectLayout(of text: String, _ layout: String, at location: SourceLocation = #_sourceLocation)
  {
    let formatting = format(SourceText(text))
    #expect(formatting.text == layout, sourceLocation: location)
    #expect(!formatting.isRefused, sourceLocation: location)
    let again = format(SourceText(formatting.text))
    #expect(again.text == formatting.text, "the second time", sourceLocation: location)
  }
}
