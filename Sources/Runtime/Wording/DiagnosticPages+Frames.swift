import Lang

extension DiagnosticCatalogue {
  /// Problems of putting data together and of turning them round.
  static let framePages = [
    DiagnosticPage(
      "repeated-keys",
      """
      A key stands more than once where each must stand once: in the other data of 'merge m:1', in the data of \
      'merge 1:m', in both for 1:1, and among the identifiers of 'reshape'. The message names the first and its rows.
      """,
      example: "frame copy other\nkeep cohort months\nframe main\ndrop months\nmerge m:1 cohort using other",
      mended:
        "frame copy other\ncollapse months = mean(months) by cohort\nframe main\ndrop months\nmerge m:1 cohort using other"
    ),
    DiagnosticPage(
      "columns-in-both",
      "Both data have columns of these names that are no keys; the option 'columns' chooses what comes in.",
      example: "frame copy other\ncollapse mean(months) by cohort\nframe main\nmerge m:1 cohort using other",
      mended:
        "frame copy other\ncollapse average = mean(months) by cohort\nframe main\nmerge m:1 cohort using other"
    ),
    DiagnosticPage(
      "unknown-frame", "No data in memory have this name; 'frame' lists those that are.",
      example: "frame survey",
      mended: "frame main"),
    DiagnosticPage(
      "frame-exists", "Data of that name are in memory already.", example: "frame copy main",
      mended: "frame copy other"),
    DiagnosticPage(
      "drops-current-frame", "The current data cannot be dropped; go to others first.",
      example: "frame drop main",
      mended: "frame copy other\nframe drop main"),
    DiagnosticPage(
      "unmatched-stub",
      "'reshape long' names the beginnings of columns: income for income2011 and income2012.",
      example: "reshape long income | id(id), name(year)",
      mended: "keep id months unemp\nreshape long mo | id(id), name(which)"),
    DiagnosticPage(
      "not-constant",
      "'reshape wide' makes one row of each unit, and a column that differs among its rows would lose values.",
      example:
        "collapse rate = mean(transition) n = count() by network cohort\nreshape wide rate | id(network), name(cohort)",
      mended:
        "collapse rate = mean(transition) by network cohort\nreshape wide rate | id(network), name(cohort)"),
    DiagnosticPage(
      "not-sorted-by", "Only columns that are sorted by can be descending.",
      example: "sort cohort | descending(months)", mended: "sort cohort months | descending(months)"),
    DiagnosticPage(
      "unnamed-figure", "A figure of an expression needs a name; that of a column keeps the column's.",
      example: "collapse mean(months / 12) by cohort", mended: "collapse years = mean(months / 12) by cohort"),
  ]
}
