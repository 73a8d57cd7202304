import Lang

extension DiagnosticCatalogue {
  /// Problems of going back in a session and of saving it.
  static let sessionPages = [
    DiagnosticPage(
      "nothing-to-undo",
      "'undo' takes back statements that changed the data, and there are not so many; a script can go back to its beginning.",
      example: "undo 5", mended: "keep if cohort >= 2015\nundo"),
    DiagnosticPage(
      "nothing-to-redo",
      "'redo' does again what 'undo' has just taken back; a change of the data after the undo ends that.",
      example: "redo", mended: "keep if cohort >= 2015\nundo\nredo"),
    DiagnosticPage(
      "nothing-to-save",
      "There are no statements that data or results depend on; 'save script … | all' keeps whatever succeeded."
    ),
    DiagnosticPage(
      "not-reproduced",
      """
      The script was run once, unseen, and did not give what the session has: a file may have changed since it was read. \
      The script was written all the same.
      """),
    DiagnosticPage(
      "file-exists", "A file of that name is there already, and is only replaced when that is said."),
    DiagnosticPage("file-not-written", "The system refused to write the file; nothing of it was written."),
    DiagnosticPage(
      "no-examples",
      "The example data that come with Kohort are not where the program looks for them: beside it in share/kohort."
    ),
    DiagnosticPage(
      "wrong-value", "The setting takes other words; the message names them.", example: "set pager maybe",
      mended: "set pager off"),
  ]
}
