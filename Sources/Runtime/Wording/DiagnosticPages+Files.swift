import Lang

extension DiagnosticCatalogue {
  /// Problems of data files. They are shown at the path in the script, with the row and line of the file.
  static let filePages = [
    DiagnosticPage("file-empty", "The file has no byte. Was it written to its end?"),
    DiagnosticPage(
      "file-not-text",
      "The file is not a text file but, by its first bytes, of another format. Save it as CSV in the program that made it."
    ),
    DiagnosticPage(
      "file-not-utf8",
      "Some bytes are not UTF-8, as in files saved as Latin-1 or Windows-1252. Save the file anew as UTF-8."),
    DiagnosticPage(
      "file-repeated-name", "Two columns of the header have one name, so neither could be spoken of."),
    DiagnosticPage(
      "file-empty-name",
      "A column of the header has no name; often a delimiter too many at the end of the line."),
    DiagnosticPage(
      "file-ragged-row",
      "A row has more or fewer fields than the header. A field that holds the delimiter or a line end must stand in quotes."
    ),
    DiagnosticPage(
      "file-quote",
      "A quoted field is not closed, or text follows its closing quote. Inside quotes a quote is written twice."
    ),
    DiagnosticPage(
      "file-misfit",
      "A value does not fit the kind that 'use' declared for its column: a text in a column of numbers."),
    DiagnosticPage(
      "file-comma",
      "The comma cannot both separate fields and be the decimal sign: say what separates them, delimiter(semicolon)."
    ),
    DiagnosticPage("file-too-large", "The file has more columns or rows than can be held."),
    DiagnosticPage(
      "file-delimiter",
      "The header shows that fields are separated by something else than the comma; this says by what."),
    DiagnosticPage("file-no-rows", "The file has a header and nothing below it."),
    DiagnosticPage(
      "file-empty-column",
      "The column has no value in any row. It is kept as a column of numbers, all missing."),
    DiagnosticPage(
      "file-text-among-numbers",
      "Nearly all values of the column are numbers, yet some are not, so it was read as text. If they mean missing, "
        + "name them: use … | missing(\"n/a\")."),
    DiagnosticPage(
      "file-decimal-comma", "The values look like numbers with a decimal comma: use … | decimal(comma)."),
    DiagnosticPage(
      "file-digits-lost",
      "A number has more digits than a number can hold. To keep every digit read the column as text."),
    DiagnosticPage(
      "file-blank-lines", "Empty lines between rows are not rows and were passed over; this says how many."),
    DiagnosticPage(
      "file-truncated", "The file ends before all the rows that it announces. Was it copied to its end?"),
    DiagnosticPage(
      "file-damaged",
      "The file begins as one of its format, or is named so, but what follows cannot be understood."),
    DiagnosticPage(
      "file-encoding",
      "The file's texts are in a character encoding that is not known here, or not in the one that it names."),
    DiagnosticPage("file-version", "The file is of a version of its format that is not read."),
    DiagnosticPage(
      "file-options",
      "'delimiter', 'decimal', 'missing', 'text' and 'number' are about text files, 'sheet' and 'range' about workbooks."
    ),
    DiagnosticPage(
      "file-times",
      "The column has points of time with hours and minutes. There is no such kind of column: they became seconds since "
        + "1970-01-01 00:00, in the file's own time zone. Columns whose times are all midnights become dates."
    ),
    DiagnosticPage(
      "file-dates",
      "The column's numbers count periods, or days outside the calendar, which dates cannot hold: they stay numbers."
    ),
    DiagnosticPage("file-error-cells", "Cells with an error such as #N/A have no value and became missing."),
    DiagnosticPage(
      "file-mixed-cells",
      "Cells of a column are of different kinds (numbers, texts, dates, true and false), so all became texts."
    ),
    DiagnosticPage("file-other-sheets", "A workbook has several sheets, and the first was read."),
    DiagnosticPage(
      "file-range", "A range of cells is written with its first and last cell: range(\"B2:F200\")."),
    DiagnosticPage(
      "file-format",
      "The end of a file's name decides in what format data are saved, and this one is not known."),
    DiagnosticPage(
      "file-not-held",
      "The file was written, and the format could not hold everything as it is in memory; this says what and of which column."
    ),
    DiagnosticPage("file-workbook", "The workbook is damaged, or is no workbook."),
    DiagnosticPage(
      "file-no-sheet", "The workbook has no such sheet; the message names those that there are."),
    DiagnosticPage("file-no-cells", "The sheet, or the range asked for, has no cell with a value."),
  ]
}
