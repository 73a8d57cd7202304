import Lang

/// Every diagnostic of the language, with its page.
package let diagnosticCatalogue = DiagnosticCatalogue(
  DiagnosticCatalogue.languagePages + DiagnosticCatalogue.valuePages + DiagnosticCatalogue.dataPages
    + DiagnosticCatalogue.filePages + DiagnosticCatalogue.estimationPages + DiagnosticCatalogue.sessionPages
    + DiagnosticCatalogue.columnPages + DiagnosticCatalogue.framePages + DiagnosticCatalogue.tablePages
    + DiagnosticCatalogue.examinationPages)

extension DiagnosticCatalogue {
  /// Problems of values and matrices.
  static let valuePages = [
    DiagnosticPage(
      "out-of-bounds", "The number is outside what can stand there; the message says from where to where.",
      example: "set digits 40", mended: "set digits 4"),
    DiagnosticPage(
      "no-value", "What stands there has no value of its own, such as a pattern of column names.",
      example: "print norsk*", mended: "print 2 * 3"),
    DiagnosticPage("malformed-expression", "The expression could not be read; another message says why."),
    DiagnosticPage(
      "column-where-value",
      "A column has a value for each row, and one value is needed. An aggregate makes one: mean(x), max(x), count(x).",
      example: "print months", mended: "print mean(months)"),
    DiagnosticPage("range-too-long", "A range such as 1..10 holds at most a million numbers."),
    DiagnosticPage(
      "uneven-rows", "The rows of a matrix, set apart by ';', must be equally long.",
      example: "print [1, 2; 3]",
      mended: "print [1, 2; 3, 4]"),
    DiagnosticPage(
      "calls-too-deep", "A function calls itself without end, or so deeply that it must be a mistake.",
      example: "fn f(x) { return f(x) }\nprint f(1)", mended: "fn f(x) { return x }\nprint f(1)"),
    DiagnosticPage(
      "not-in-place",
      "Over columns a function of your own is read in place, row by row, so its body must be one 'return'."),
    DiagnosticPage("return-outside-function", "'return' ends a function of 'fn' and stands only inside one."),
    DiagnosticPage(
      "interrupted", "Ctrl-C stopped the command. Data and results are as they were before it."),
    DiagnosticPage(
      "no-fields", "Only results of commands have fields, such as m1.r2.", example: "let a = 2\nprint a.r2",
      mended: "let m1 = model transition ~ gender\nprint m1.r2"),
    DiagnosticPage(
      "unknown-term",
      "No element has that name. Coefficients are called as in tables: (Intercept), x, column[level].",
      example: "let m1 = model transition ~ gender\nprint m1.coef[\"man\"]",
      mended: "let m1 = model transition ~ gender\nprint m1.coef[\"gender[mann]\"]"),
    DiagnosticPage(
      "shape-mismatch", "The matrices have shapes that the operation cannot join.",
      example: "print [1, 2] * [3, 4]", mended: "print [1, 2] * [3; 4]"),
    DiagnosticPage(
      "not-square", "Inverse, determinant and the like exist for square matrices only.",
      example: "print det([1, 2])",
      mended: "print det([1, 2; 3, 4])"),
    DiagnosticPage(
      "singular",
      "Some column of the matrix can be written with the others, so it has no inverse; the message names such columns.",
      example: "print inv([1, 2; 2, 4])", mended: "print inv([1, 2; 2, 5])"),
    DiagnosticPage(
      "not-positive-definite", "A Cholesky factor exists for symmetric positive definite matrices only.",
      example: "print cholesky([1, 2; 2, 1])", mended: "print cholesky([2, 1; 1, 2])"),
    DiagnosticPage("not-finite", "The matrix holds an infinite number or one that does not exist."),
    DiagnosticPage(
      "not-converged", "An iterative factorisation did not come to an end; the matrix is extraordinary."),
    DiagnosticPage("too-large", "The numbers or the matrix are too large to be worked with."),
    DiagnosticPage(
      "unknown-topic", "There is no help under that name.", example: "help modle", mended: "help model"),
    DiagnosticPage(
      "nothing-to-explain", "'explain' tells the last result of 'model' or 'did', and there is none yet."),
  ]

  /// Problems of the data in memory.
  static let dataPages = [
    DiagnosticPage(
      "column-exists", "'gen' makes new columns only; 'replace' changes one that exists.",
      example: "gen months = 2", mended: "replace months = 2"),
    DiagnosticPage(
      "columns-and-condition", "'keep' and 'drop' take columns or a condition: one statement for each.",
      example: "keep gender if months > 12", mended: "keep if months > 12\nkeep gender"),
    DiagnosticPage(
      "kind-changed",
      "The new values made the column one of another kind. Nothing is lost, but formulas may treat it otherwise."
    ),
    DiagnosticPage("length-mismatch", "A column must have one value for each row of the data."),
    DiagnosticPage("repeated-name", "Two columns cannot have one name."),
    DiagnosticPage(
      "missing-in-matrix", "A matrix has no place for missing values; leave the rows out first.",
      example: "print rows(column(months))", mended: "drop if missing(months)\nprint rows(column(months))"),
    DiagnosticPage(
      "text-where-number",
      "A number is needed, and the column holds texts; the message shows the first of them.",
      example: "gen x = log(gender)", mended: "gen x = log(months)"),
    DiagnosticPage(
      "number-where-condition",
      "A condition is true or false; a column of numbers must be compared with something.",
      example: "keep if network", mended: "keep if network == 1"),
    DiagnosticPage("repeated-level", "A level can stand once in the order of a factor."),
    DiagnosticPage(
      "values-outside-levels",
      "The levels given for a factor leave out values that rows have; name them all.",
      example: "factor track | levels(\"spor1\", \"spor2\")",
      mended: "factor track | levels(\"spor1\", \"spor2\", \"spor3\", \"ukjent\")"),
    DiagnosticPage(
      "too-many-levels",
      "The column has too many different values for categories: is it an identifier? Then leave it out, or cluster by it."
    ),
  ]
}
