extension DiagnosticCatalogue {
  /// Problems of a call that its command does not take.
  static let bindingPages = [
    DiagnosticPage(
      "unknown-command",
      """
      A statement begins with a command, unless it is an expression or begins with 'let', 'for', 'if', 'fn' \
      or 'return'. 'help' lists the commands.
      """,
      example: "kep gender", mended: "keep gender"),
    DiagnosticPage(
      "missing-argument", "The command cannot do without this argument.",
      example: "model | robust", mended: "model transition ~ gender | robust"),
    DiagnosticPage(
      "unexpected-argument",
      "The command takes fewer arguments, or of another form. Options stand after '|'.",
      example: "model transition ~ gender robust", mended: "model transition ~ gender | robust"),
    DiagnosticPage(
      "too-many-values", "The option or clause takes one value.",
      example: "model transition ~ gender | level(90, 95)", mended: "model transition ~ gender | level(90)"),
    DiagnosticPage(
      "missing-value", "The option or clause needs a value.",
      example: "model transition ~ gender | level", mended: "model transition ~ gender | level(90)"),
    DiagnosticPage(
      "wrong-shape",
      "The argument has another form than the command can use there: a text in the place of a column, say.",
      example: "use nir.csv", mended: "use \"nir.csv\""),
    DiagnosticPage(
      "unknown-choice", "Only some words may stand there.",
      example: "model logt transition ~ gender", mended: "model logit transition ~ gender"),
    DiagnosticPage(
      "unknown-clause", "The command has no such clause.",
      example: "keep gender by age", mended: "keep gender"),
    DiagnosticPage(
      "unknown-option", "The command has no such option. Its help page lists those that it has.",
      example: "model transition ~ gender | robst", mended: "model transition ~ gender | robust"),
    DiagnosticPage("missing-option", "The command cannot do without this option."),
    DiagnosticPage(
      "repeated-option", "An option is given once.",
      example: "model transition ~ gender | robust, robust", mended: "model transition ~ gender | robust"),
    DiagnosticPage(
      "repeated-clause", "A clause is given once. Two conditions are joined by 'and'.",
      example: "keep if months > 3 if unemp > 2", mended: "keep if months > 3 and unemp > 2"),
    DiagnosticPage(
      "exclusive-options",
      "The options contradict each other: one kind of standard errors, say, excludes another.",
      example: "model transition ~ gender | robust, hc2", mended: "model transition ~ gender | hc2"),
    DiagnosticPage(
      "flag-with-value", "The option stands without a value.",
      example: "model transition ~ gender | robust(1)", mended: "model transition ~ gender | robust"),
  ]
}
