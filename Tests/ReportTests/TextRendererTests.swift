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

  @Test func showNarrow() {
    print(TextRenderer(width: 60).render(modelReport))
    print(TextRenderer(width: 30).render(modelReport))
  }
}
