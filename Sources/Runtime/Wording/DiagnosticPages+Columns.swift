import Lang

extension DiagnosticCatalogue {
  /// Problems of changing columns: recode, label, scale, order.
  static let columnPages = [
    DiagnosticPage(
      "overlapping-rules", "A value is in two rules of 'recode', so it is not clear what becomes of it.",
      example: "recode months (3..12 = 1) (12..60 = 2)", mended: "recode months (3..12 = 1) (13..60 = 2)"),
    DiagnosticPage(
      "mixed-values",
      "A column holds numbers or texts, not both; all rules of a 'recode' give the same kind.",
      example: "recode months (3..12 = 1) (13..60 = \"long\")",
      mended: "recode months (3..12 = \"short\") (13..60 = \"long\")"),
    DiagnosticPage(
      "no-percentage", "A percentile is at a percentage: a number from 0 to 100.",
      example: "print percentile(months, 900)", mended: "print percentile(months, 90)"),
    DiagnosticPage(
      "empty-range", "A range goes from the smaller to the greater number.",
      example: "recode months (12..3 = 1) (else = 2)", mended: "recode months (3..12 = 1) (else = 2)"),
    DiagnosticPage(
      "unknown-word",
      "A rule names values: numbers, texts in quotes, or one of the words else, missing and, of a scale of answers, agree, neutral, disagree.",
      example: "recode gender (mann = 1) (else = 0)", mended: "recode gender (\"mann\" = 1) (else = 0)"),
    DiagnosticPage(
      "no-scale", "The words agree, neutral and disagree need a column whose scale of answers was declared.",
      example: "recode months (agree = 1) (else = 0)",
      mended: "recode months (13..60 = 1) (else = 0)"),
    DiagnosticPage(
      "values-left-out",
      """
      Some rows have values that no rule of 'recode' is for. Where they can they keep their value, which is a warning; \
      where the new values are of another kind, nothing is done.
      """,
      example: "recode gender (\"mann\" = 1)", mended: "recode gender (\"mann\" = 1) (else = 0)"),
    DiagnosticPage(
      "rule-without-rows", "No row has the value that a rule of 'recode' is for; it may be misspelt.",
      example: "recode gender (\"man\" = 1) (else = 0)", mended: "recode gender (\"mann\" = 1) (else = 0)"),
    DiagnosticPage(
      "label-of-nothing", "A label was given to a value that no row has; it may be misspelt.",
      example: "label gender (\"man\" = \"Men\")", mended: "label gender (\"mann\" = \"Men\")"),
    DiagnosticPage(
      "scale-values", "A scale has one number for each answer, from the smallest to the greatest.",
      example: "scale transition | levels(\"no\", \"yes\"), values(0)",
      mended: "scale transition | levels(\"no\", \"yes\"), values(0, 1)"),
    DiagnosticPage(
      "no-neutral", "The neutral answer must be one of the scale's.",
      example: "scale transition | levels(\"no\", \"yes\"), values(0, 1), neutral(3)",
      mended: "scale transition | levels(\"no\", \"yes\"), values(0, 1)"),
    DiagnosticPage(
      "outside-scale", "The column has values that are no answers of the scale.",
      example: "scale transition | levels(\"no\", \"yes\")",
      mended: "scale transition | levels(\"no\", \"yes\"), values(0, 1)"),
    DiagnosticPage(
      "moves-itself", "A column cannot stand before or after itself.",
      example: "order months unemp | after(months)", mended: "order unemp | after(months)"),
    DiagnosticPage(
      "value-of-each-row", "The function gives a value for each row; 'gen' makes a column of them.",
      example: "print rank(months)", mended: "gen place = rank(months)"),
  ]
}
