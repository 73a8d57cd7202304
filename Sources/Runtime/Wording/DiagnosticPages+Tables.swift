import Lang

extension DiagnosticCatalogue {
  /// Problems of tables and of what describes data.
  static let tablePages = [
    DiagnosticPage(
      "several-by-columns",
      "One column of categories stands side by side in a table; others stand under one another.",
      example: "table gender by network cohort", mended: "table gender cohort by network"),
    DiagnosticPage(
      "weighted-test",
      "Means and categories can be tested with frequency weights, ranks without weights only.",
      example: "table gender by network | weights(probability months), test",
      mended: "table gender by network | weights(frequency months), test"),
    DiagnosticPage(
      "nothing-to-test", "A test compares groups; without 'by' a table of counts has none.",
      example: "table gender | test", mended: "table gender by network | test"),
    DiagnosticPage(
      "too-many-categories",
      "The column has too many different values for a table; a figure of it may be meant.",
      example: "table factor(id)", mended: "table mean(months)"),
    DiagnosticPage(
      "no-figure", "What stands there is neither a column nor a figure of one.",
      example: "table log(months)", mended: "table median(months)"),
    DiagnosticPage(
      "no-share", "A share is of values from 0 to 1, of true and false, or of answers on a declared scale.",
      example: "table gender | share(months)", mended: "table gender | share(transition)"),
    DiagnosticPage(
      "unknown-ending", "The ending of a file's name says how a result is written; these endings are known.",
      example: "summarize months\nexport \"months.doc\"", mended: "summarize months"),
    DiagnosticPage(
      "nothing-to-export", "'export' writes the last result, and there is none yet.",
      example: "export \"table.html\"",
      mended: "summarize months"),
    DiagnosticPage(
      "too-few-columns", "Two columns at least can go together, or measure one thing.",
      example: "correlate months", mended: "correlate months unemp"),
    DiagnosticPage(
      "no-numbers", "There is no column of numbers to describe.", example: "summarize gender by network",
      mended: "summarize months by network"),
  ]
}
