import Lang

extension DiagnosticCatalogue {
  /// What a look at the data tells before a script is run.
  package static let examinationPages = [
    DiagnosticPage(
      "codes-as-number",
      """
      The column's numbers are codes with labels, such as 1 "city", 2 "town", 3 "village". In a formula a number has one \
      coefficient, as if a village were to a town what a town is to a city. As a factor it has one for each category.
      """,
      example: """
        recode cohort (2009..2012 = 1) (2013..2015 = 2) (else = 3) | suffix("_g")
        label cohort_g (1 = "early") (2 = "middle") (3 = "late")
        model transition ~ cohort_g
        """,
      mended: """
        recode cohort (2009..2012 = 1) (2013..2015 = 2) (else = 3) | suffix("_g")
        label cohort_g (1 = "early") (2 = "middle") (3 = "late")
        model transition ~ factor(cohort_g)
        """),
    DiagnosticPage(
      "one-level",
      "A term is the same in all rows that are left, so there is nothing to compare. Often a 'keep if' before it chose one of its values.",
      example: "keep if gender == \"mann\"\nmodel transition ~ gender + age",
      mended: "keep if gender == \"mann\"\nmodel transition ~ age"),
    DiagnosticPage(
      "few-clusters",
      "Standard errors that allow for clusters rest on there being many of them: with fewer than about 30 they are too small, and tests reject too often (Cameron and Miller 2015).",
      example: "model transition ~ months | cluster(country)",
      mended: "model transition ~ months | cluster(municipality)"),
    DiagnosticPage(
      "control-is-treatment",
      "Each value of the control goes with one value of the treatment, so that the effect of one cannot be told from that of the other.",
      example:
        "gen member = network + 1\ndid network 2015 | outcome(transition), time(cohort), controls(member)",
      mended: "did network 2015 | outcome(transition), time(cohort)"),
    DiagnosticPage(
      "period-without-group",
      "A difference in differences compares the groups period by period. In a period in which all rows are of one group there is nobody to compare with.",
      example:
        "drop if cohort == 2012 and network == 1\ndid network 2015 | outcome(transition), time(cohort)",
      mended: "drop if cohort == 2012\ndid network 2015 | outcome(transition), time(cohort)"),
    DiagnosticPage(
      "treatment-switches-off",
      "The treatment column says which group a row is of, and a group stays what it is over the periods. Here units are of the treated group first and of the other later.",
      example: nil, mended: nil),
  ]
}
