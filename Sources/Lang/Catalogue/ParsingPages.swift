extension DiagnosticCatalogue {
  /// Problems of the form of statements and expressions.
  static let parsingPages = [
    DiagnosticPage(
      "expected", "Something else must stand at this place for the statement to make sense.",
      example: "let a 3", mended: "let a = 3"),
    DiagnosticPage(
      "unexpected",
      "The statement could have ended before this place, and what follows does not belong to it.",
      example: "mean(months) months", mended: "mean(months)"),
    DiagnosticPage(
      "unfinished",
      """
      A line that ends with an operator, a comma, '~' or '|' goes on in the next line, but not across an empty \
      line or the end of the script.
      """,
      example: "model transition ~ gender +", mended: "model transition ~ gender + age"),
    DiagnosticPage(
      "reserved-word", "A few words belong to the language. As a name such a word stands in backticks.",
      example: "let in = 3", mended: "let `in` = 3"),
    DiagnosticPage(
      "unexpected-brace", "The '}' closes no block.", example: "drop months\n}", mended: "drop months"),
    DiagnosticPage(
      "unclosed-block", "A block is closed by '}'.",
      example: "for c in 1..3 {\n  print c", mended: "for c in 1..3 {\n  print c\n}"),
    DiagnosticPage(
      "unclosed-bracket", "Every '(' and '[' is closed in the same statement.",
      example: "gen a = log(months", mended: "gen a = log(months)"),
    DiagnosticPage(
      "mismatched-bracket", "'(' is closed by ')', '[' by ']'.", example: "print [1, 2)",
      mended: "print [1, 2]"),
    DiagnosticPage(
      "callee-is-no-name",
      "A parenthesis that touches what stands before it calls a function; only a name can be called.",
      example: "print 2(3)", mended: "print 2 * 3"),
    DiagnosticPage(
      "bare-assignment",
      """
      'let' gives a name to a value of the script; 'gen' makes a column, with a value for each row. \
      A bare '=' does not say which.
      """,
      example: "half = months / 2", mended: "gen half = months / 2"),
    DiagnosticPage(
      "binding-with-equality", "'let' gives a value with a single '='; '==' compares.",
      example: "let a == 3", mended: "let a = 3"),
    DiagnosticPage(
      "loop-with-assignment", "A loop is written 'for name in values'.",
      example: "for c = 1..3 { print c }", mended: "for c in 1..3 { print c }"),
    DiagnosticPage(
      "single-equals", "A single '=' gives a value; equality is '=='.",
      example: "keep if gender = \"mann\"", mended: "keep if gender == \"mann\""),
    DiagnosticPage(
      "ambiguous-sign",
      """
      Arguments are set apart by spaces, so 'a -b' could be two arguments or one difference. A binary operator \
      has spaces on both sides or on neither; a comma sets two arguments apart.
      """,
      example: "print months -unemp", mended: "print months - unemp"),
    DiagnosticPage(
      "uneven-spacing", "A binary operator has spaces on both sides or on neither.",
      example: "print months /unemp", mended: "print months / unemp"),
    DiagnosticPage(
      "chained-comparison",
      "'a < b < c' would compare the truth of 'a < b' with c. Compare twice, or use a range.",
      example: "keep if 3 < months < 9", mended: "keep if 3 < months and months < 9"),
    DiagnosticPage(
      "empty-interpolation",
      "Between the braces in a text stands an expression. Braces themselves are doubled.",
      example: "print \"{}\"", mended: "print \"{{}}\""),
  ]

  /// Problems of commas, bars and the form of options.
  static let optionPages = [
    DiagnosticPage(
      "trailing-comma", "A comma stands between two things.", example: "print log(1,)", mended: "print log(1)"
    ),
    DiagnosticPage(
      "missing-comma", "Options, and the cells of a matrix, are set apart by commas.",
      example: "model transition ~ gender | robust level(90)",
      mended: "model transition ~ gender | robust, level(90)"),
    DiagnosticPage(
      "second-bar", "One '|' opens the options; commas set them apart.",
      example: "model transition ~ gender | robust | level(90)",
      mended: "model transition ~ gender | robust, level(90)"),
    DiagnosticPage(
      "clause-after-options", "Clauses such as 'if' and 'by' stand before the '|', options after it.",
      example: "model transition ~ gender | robust if months > 3",
      mended: "model transition ~ gender if months > 3 | robust"),
    DiagnosticPage(
      "space-before-arguments", "The parenthesis of an option touches its name.",
      example: "model transition ~ gender | level (90)", mended: "model transition ~ gender | level(90)"),
    DiagnosticPage(
      "value-without-parentheses", "The value of an option stands in parentheses.",
      example: "model transition ~ gender | level = 90", mended: "model transition ~ gender | level(90)"),
    DiagnosticPage(
      "bar-at-line-start",
      "A statement ends with its line unless the line ends with '|' or an operator; so no line begins with '|'.",
      example: "model transition ~ gender\n  | robust", mended: "model transition ~ gender |\n  robust"),
  ]
}
