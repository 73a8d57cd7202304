import Testing

@testable import Report

@Suite struct TextRendererTests {
  @Test func modelTable() {
    #expect(
      TextRenderer().render(modelReport) == """
        Linear model of transition                                            robust standard errors (HC1)
        23 032 rows read, 22 009 used; 1 023 dropped: months missing 706, unemp missing 415 (98 both)

                                      Coefficient       Std. err.        t        P      95 % interval
        gender (ref. kvinne, n = 9 985)
          mann                            0.146   ***    0.00644     22.69    0.000    0.133      0.159
        age (ref. 16-24, n = 5 861)
          25-34                          -0.0916  ***    0.00785    -11.67    0.000   -0.107     -0.0762
        country (ref. Eritrea, n = 4 123)
          Etiopia                         0.00255        0.0166       0.15    0.878   -0.0300     0.0351
        months                           -0.00504 ***    0.000375   -13.44    0.000   -0.00577   -0.00431
        log(unemp)                       -0.0283  ***    0.0104      -2.72    0.007   -0.0487    -0.00789
        Constant                          0.472   ***    0.0181      26.13    0.000    0.437      0.507

        N = 22 009   R² = 0.124   adjusted R² = 0.123   residual std. error = 0.461   F(25, 21983) = 174.5
        * p<0.1  ** p<0.05  *** p<0.01   t with 21 983 degrees of freedom; HC1 factor N/(N−K) = 1.0012

        """)
  }

  @Test func modelTableOnANarrowTerminal() {
    #expect(
      TextRenderer(width: 80).render(modelReport) == """
        Linear model of transition                         robust standard errors (HC1)
        23 032 rows read, 22 009 used; 1 023 dropped: months missing 706, unemp missing
        415 (98 both)

                     Coefficient       Std. err.        t       P      95 % interval
        gender (ref. kvinne, n = 9 985)
          mann           0.146   ***    0.00644     22.69   0.000    0.133      0.159
        age (ref. 16-24, n = 5 861)
          25-34         -0.0916  ***    0.00785    -11.67   0.000   -0.107     -0.0762
        country (ref. Eritrea, n = 4 123)
          Etiopia        0.00255        0.0166       0.15   0.878   -0.0300     0.0351
        months          -0.00504 ***    0.000375   -13.44   0.000   -0.00577   -0.00431
        log(unemp)      -0.0283  ***    0.0104      -2.72   0.007   -0.0487    -0.00789
        Constant         0.472   ***    0.0181      26.13   0.000    0.437      0.507

        N = 22 009   R² = 0.124   adjusted R² = 0.123   residual std. error = 0.461
        F(25, 21983) = 174.5
        * p<0.1  ** p<0.05  *** p<0.01
        t with 21 983 degrees of freedom; HC1 factor N/(N−K) = 1.0012

        """)
  }

  @Test func compactTable() {
    #expect(
      TextRenderer().render(compactReport) == """
        Linear model of transition

                       transition
        gender (ref. kvinne)
          mann     0.146***   (0.00644)
        age (ref. 16-24)
          25-34   -0.0916***  (0.00785)
          45+     -0.00443    (0.0222)
        Constant   0.472***   (0.0181)

        """)
  }

  @Test func differenceInDifferencesTable() {
    let renderer = TextRenderer(style: NumberStyle(minusSign: "−"))
    #expect(
      renderer.render(differenceReport) == """
        Observations in the diff-in-diff: 22 009
                                      Before (2011–2014)   After (2015–2016)     Total
        Control (network = 0)                     11 753               5 921    17 674
        Treated (network = 1)                      2 680               1 655     4 335
        Total                                     14 433               7 576    22 009

                                                 Outcome   Std. err.        t        P
        Before (2011–2014)
          Control                                  0.452
          Treated                                  0.513
          Difference (treated − control)           0.061       0.012     5.20    0.000 ***
        After (2015–2016)
          Control                                  0.551
          Treated                                  0.608
          Difference (treated − control)           0.057       0.014     4.13    0.000 ***
        Diff-in-diff                              −0.004       0.018    −0.24    0.811

        """)
  }

  @Test func tooManyColumnsAreSetInParts() {
    let table = Table(
      title: "Shares", columns: [TableColumn("", .left)] + (1...5).map { TableColumn("column \($0)") },
      rows: [
        .section("all"),
        .cells(label: "row", indent: 1, (1...5).map { .number(Double($0) / 8, .decimals(3)) }),
      ])
    #expect(
      TextRenderer(width: 36).render(Report(title: "", blocks: [.table(table)])) == """
        Shares
               column 1  column 2  column 3
        all
          row     0.125     0.250     0.375

               column 4  column 5
        all
          row     0.500     0.625

        """)
  }

  @Test(arguments: [modelReport, compactReport, differenceReport], 36...110)
  func linesKeepWithinTheWidth(report: Report, width: Int) {
    for line in TextRenderer(width: width).render(report).split(separator: "\n") {
      #expect(displayWidth(line) <= width, "\(line)")
      #expect(line.last != " ")
    }
  }

  /// However narrow, every figure is still there.
  @Test(arguments: [20, 30, 50])
  func noFigureIsLost(width: Int) {
    func figures(_ width: Int) -> [String] {
      let text = TextRenderer(width: width).render(Report(title: "", blocks: modelReport.blocks))
      return text.split { $0 == " " || $0 == "\n" }.filter { $0.contains(".") }.map(String.init).sorted()
    }
    for figure in Set(figures(200)) where !figure.hasPrefix("(") { #expect(figures(width).contains(figure)) }
  }

  @Test func wideAndCombiningCharactersLineUp() {
    let table = Table(
      columns: [TableColumn("kjønn", .left), TableColumn("n", .right)],
      rows: [
        .cells(label: "kvinne", [.count(9_985)]), .cells(label: "性別", [.count(12)]),
        .cells(label: "a\u{30A}r", [.count(1)]), .cells(label: "år", [.missing]), .rule,
        .cells(label: "👩‍👧 e", [.text("x")]),
      ])
    let text = TextRenderer().render(Report(title: "", blocks: [.table(table)]))
    #expect(
      text == """
        kjønn        n
        kvinne   9 985
        性別        12
        a\u{30A}r           1
        år           .
        ──────────────
        👩‍👧 e         x

        """)
    for line in text.split(separator: "\n") { #expect(displayWidth(line) == 14) }
  }

  @Test func mixedCellsStandOnTheDecimalPoint() {
    let table = Table(
      columns: [TableColumn("", .left), TableColumn("value")],
      rows: [
        .cells(label: "a", [.number(-1.25, .significant(3), stars: "*")]),
        .cells(label: "N", [.count(22_009)]),
        .cells(label: "gone", [.missing]), .cells(label: "c", [.text("(omitted)")]), .cells(label: "d", []),
        .blank,
        .cells(label: "e", [.empty, .count(9)]),
      ])
    #expect(
      TextRenderer().render(Report(title: "", blocks: [.table(table)])) == """
                   value
        a          -1.25 *
        N      22 009
        gone         .
        c      (omitted)
        d

        e

        """)
  }

  @Test func blocksAndNotes() {
    let report = Report(
      title: "Title", lead: ["lead"],
      blocks: [
        .heading("Heading"), .paragraph("a b"), .lines(["  x  y", "z"]),
        .facts([[Fact("N", .count(1_000)), Fact("p", .number(0.01, .decimals(2), stars: "**"))]]),
      ], notes: ["note"])
    #expect(
      TextRenderer().render(report) == """
        Title
        lead

        Heading
        a b

          x  y
        z

        N = 1 000   p = 0.01**
        note

        """)
    #expect(TextRenderer().render(Report(title: "")) == "")
  }

  @Test func colourMarksLinesAndChangesNoText() {
    let marked = TextRenderer(colour: true).render(modelReport)
    #expect(marked.hasPrefix("\u{1B}[1mLinear model"))
    let escapes = /\u{1B}\[[0-9]m/
    #expect(marked.replacing(escapes, with: "") == TextRenderer().render(modelReport))
  }

  @Test func controlCharactersInLabelsReachNoTerminal() {
    let table = Table(
      columns: [TableColumn("a\nb", .left), TableColumn("\u{1B}[31mred")],
      rows: [.section("s\u{7}"), .cells(label: "x\r\ny\u{1B}]0;", [.text("1\t2\u{2028}")])])
    let text = TextRenderer().render(Report(title: "t\u{8}", blocks: [.table(table), .lines(["\u{1B}c"])]))
    let controls = text.unicodeScalars.filter { $0.properties.generalCategory == .control && $0 != "\n" }
    #expect(controls.isEmpty)
    #expect(text.split(separator: "\n").count == 5)
  }
}
