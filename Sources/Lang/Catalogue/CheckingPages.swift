extension DiagnosticCatalogue {
  /// Problems of names, functions, formulas and files.
  static let checkingPages = [
    DiagnosticPage(
      "no-data", "The command works on columns, and no data have been read yet. 'use' reads them."),
    DiagnosticPage(
      "unknown-column",
      """
      The data have no column of that name at this place of the script: it is misspelt, it is made later, or it \
      was dropped before. 'describe' lists the columns. Upper and lower case differ.
      """,
      example: "keep gendr", mended: "keep gender"),
    DiagnosticPage(
      "unmatched-pattern", "No column's name begins so.", example: "keep norsk*", mended: "keep age"),
    DiagnosticPage(
      "reversed-range",
      "A range of columns goes from the earlier to the later column, in the order of the data.",
      example: "keep months..gender", mended: "keep gender..months"),
    DiagnosticPage(
      "unknown-name",
      "There is neither a column of that name nor a value that 'let' has named before this place.",
      example: "let limit = 3\nlet double = limt * 2", mended: "let limit = 3\nlet double = limit * 2"),
    DiagnosticPage("unknown-result", "No result was kept under that name by 'let'."),
    DiagnosticPage(
      "unknown-field", "The result has no field of that name; the message lists those that it has.",
      example: "let m1 = model transition ~ gender\nprint m1.rsquared",
      mended: "let m1 = model transition ~ gender\nprint m1.r2"),
    DiagnosticPage(
      "unknown-function", "There is no function of that name. 'help' lists the functions.",
      example: "gen a = lgo(months)", mended: "gen a = log(months)"),
    DiagnosticPage(
      "wrong-argument-count", "The function takes another number of arguments.",
      example: "gen a = log(months, 10)", mended: "gen a = log(months)"),
    DiagnosticPage(
      "formula-only-function",
      "The function makes terms of a model and so has a meaning only inside a formula.",
      example: "gen a = poly(months, 2)", mended: "model transition ~ poly(months, 2)"),
    DiagnosticPage(
      "function-as-command", "A function of the script is called with parentheses that touch its name.",
      example: "fn double(x) { return 2 * x }\ndouble 3", mended: "fn double(x) { return 2 * x }\ndouble(3)"),
    DiagnosticPage(
      "pattern-in-expression",
      "'a*' chooses columns and '.' stands for all others in a formula; neither is a value.",
      example: "print 2 + months*", mended: "print 2 + months"),
    DiagnosticPage(
      "response-among-terms", "A model that explains a column by itself explains nothing.",
      example: "model transition ~ gender + transition", mended: "model transition ~ gender"),
    DiagnosticPage(
      "kind-mismatch", "A numeric column never equals a text, nor a text column a number.",
      example: "keep if months == \"3\"", mended: "keep if months == 3"),
    DiagnosticPage(
      "unknown-level",
      "None of the column's values is so written; the condition would hold for no row, or for all.",
      example: "keep if gender == \"man\"", mended: "keep if gender == \"mann\""),
    DiagnosticPage(
      "file-not-found",
      "There is no file at that path. A relative path is relative to the script that holds it.",
      example: "use \"nri.csv\"", mended: "use \"nir.csv\""),
    DiagnosticPage("file-is-directory", "The path leads to a directory, not to a file."),
    DiagnosticPage("file-not-permitted", "The file exists, but its permissions do not let you read it."),
    DiagnosticPage(
      "file-unreadable", "The file was opened, but what it holds could not be read; the note says why."),
    DiagnosticPage(
      "include-cycle", "A script that includes itself, directly or through another, would never end."),
  ]
}
