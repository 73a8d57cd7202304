extension DiagnosticCatalogue {
  /// Problems of single words and signs.
  static let lexingPages = [
    DiagnosticPage(
      "invalid-encoding",
      """
      Scripts are UTF-8. The file holds bytes that are not, most often because an old editor saved it as Latin-1 \
      or Windows-1252. Save it again as UTF-8.
      """),
    DiagnosticPage(
      "invalid-character",
      "The character begins nothing in the language. A name that holds such characters stands in backticks.",
      example: "let a = 3 @ 2", mended: "let a = 3 * 2"),
    DiagnosticPage(
      "lookalike-character",
      "Word processors and web pages write typographic signs for plain ones: a long dash for a minus.",
      example: "print 3 − 2", mended: "print 3 - 2"),
    DiagnosticPage(
      "foreign-operator",
      "Other languages write this operator so. Here logic is written in words, a power with '^'.",
      example: "keep if months > 3 && unemp > 2", mended: "keep if months > 3 and unemp > 2"),
    DiagnosticPage(
      "invalid-number",
      "Numbers are written 12, 0.5, 1e-3 or 1_000. A name that begins with a digit stands in backticks.",
      example: "print 12kr", mended: "print 12"),
    DiagnosticPage(
      "number-too-large", "Numbers are of double precision; the largest is about 1.8e308.",
      example: "print 1e999", mended: "print 1e99"),
    DiagnosticPage("empty-name", "Backticks hold a name.", example: "gen `` = 1", mended: "gen one = 1"),
    DiagnosticPage(
      "unclosed-name", "A name in backticks is closed on the line on which it begins.",
      example: "gen `a name = 1", mended: "gen `a name` = 1"),
    DiagnosticPage(
      "unclosed-text",
      "A text in quotes is closed on the line on which it begins. A new line in it is written '\\n'.",
      example: "print \"done", mended: "print \"done\""),
    DiagnosticPage(
      "wrong-quotes", "Texts stand in straight double quotes. An apostrophe transposes a matrix.",
      example: "keep if gender == 'mann'", mended: "keep if gender == \"mann\""),
    DiagnosticPage(
      "unknown-escape",
      """
      In a text a backslash begins \\" for a quote, \\\\ for a backslash, \\n for a new line or \\t for a \
      tab. Paths may be written with '/' on every system.
      """,
      example: "print \"50\\%\"", mended: "print \"50%\""),
    DiagnosticPage(
      "unclosed-interpolation",
      "In a text '{' opens an expression, which '}' closes. A brace itself is written '{{'.",
      example: "print \"{1 + 1\"", mended: "print \"{1 + 1}\""),
    DiagnosticPage(
      "lone-brace", "In a text '}' closes an expression. A brace itself is written '}}'.",
      example: "print \"a}\"", mended: "print \"a}}\""),
    DiagnosticPage(
      "nested-too-deeply",
      """
      Brackets, blocks and chains of operators may be nested some hundreds deep, far deeper than anyone reads. \
      Give parts names with 'let'.
      """),
  ]
}
