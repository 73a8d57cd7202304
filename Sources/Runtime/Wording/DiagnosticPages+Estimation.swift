import Lang

extension DiagnosticCatalogue {
  /// Problems of formulas, models and diff-in-diff.
  static let estimationPages = [
    DiagnosticPage(
      "no-formula", "A formula has '~' between the response and the terms.",
      example: "print columns(design(gender))",
      mended: "print columns(design(transition ~ gender))"),
    DiagnosticPage(
      "no-term", "A term of a formula reads at least one column; 1 and 0 stand for the constant.",
      example: "model transition ~ 3", mended: "model transition ~ 1"),
    DiagnosticPage("bad-formula", "The algebra of the formula cannot be carried out; the message says why."),
    DiagnosticPage(
      "no-observations",
      "No row is left after the condition and after leaving out rows with missing values; the message counts them.",
      example: "model transition ~ months if months > 100", mended: "model transition ~ months if months > 10"
    ),
    DiagnosticPage(
      "too-few-observations",
      "There are no more observations than coefficients, so nothing is left to estimate the variance from.",
      example: "model transition ~ gender + age if id < 4", mended: "model transition ~ gender + age"),
    DiagnosticPage(
      "bad-weights",
      "A weight is negative, a frequency is no whole number, or this kind of weight does not go with these standard errors.",
      example: "model transition ~ gender | weights(frequency unemp)",
      mended: "model transition ~ gender | weights(frequency months)"),
    DiagnosticPage(
      "one-cluster", "Clustered errors compare groups, and all rows used are in one.",
      example: "model transition ~ gender if network == 1 | cluster(network)",
      mended: "model transition ~ gender if network == 1 | cluster(municipality)"),
    DiagnosticPage(
      "leverage-one",
      "One observation alone determines a coefficient, so its residual is 0 whatever it is, and HC2 and HC3 divide by 0. "
        + "HC1 exists."),
    DiagnosticPage(
      "bad-treatment",
      "The treatment of a diff-in-diff has two values among the rows used: control and treated.",
      example: "did net 2015 | outcome(transition), time(cohort)",
      mended: "did network 2015 | outcome(transition), time(cohort)"),
    DiagnosticPage(
      "bad-time",
      "The time column must be numbers, and the start must divide its values into before and after.",
      example: "did network 2030 | outcome(transition), time(cohort)",
      mended: "did network 2015 | outcome(transition), time(cohort)"),
    DiagnosticPage(
      "empty-cell",
      "One of the four cells, control or treated, before or after, has no row: there is nothing to compare.",
      example: "did network 2015 if network == 0 or cohort < 2015 | outcome(transition), time(cohort)",
      mended: "did network 2015 | outcome(transition), time(cohort)"),
    DiagnosticPage(
      "not-identified",
      "A control says the same as the treatment, the period or their product, so the effect cannot be told apart from it."
    ),
    DiagnosticPage(
      "did-needs-outcome", "Without a model before it 'did' must be told the outcome.",
      example: "did network 2015",
      mended: "did network 2015 | outcome(transition), time(cohort)"),
    DiagnosticPage(
      "did-needs-time",
      "No term of the last model has the start among its values, so the time column must be said.",
      example: "did network 2015 | outcome(transition)",
      mended: "did network 2015 | outcome(transition), time(cohort)"),
    DiagnosticPage(
      "did-time-ambiguous",
      "Several terms of the last model have the start among their values: say which is the time column."),
  ]
}
