/// The language's words as lists that koh-mode reads.
struct EmacsWords {
  private let words: EditorWords

  init(_ words: EditorWords) { self.words = words }

  var text: String {
    """
    ;;; koh-words.el --- The words of Kohort scripts  -*- lexical-binding: t; -*-

    ;;; Commentary:

    ;; Written by `kohort write-editor-files'; changes are made in its tables.

    ;;; Code:

    \(list("commands", words.commands))
    \(list("clauses", words.clauses))
    \(list("options", words.options))
    \(list("functions", words.functions))
    \(list("statement-words", words.statementWords))
    \(list("operator-words", words.operatorWords))
    \(list("constants", words.constants))
    (provide 'koh-words)
    ;;; koh-words.el ends here

    """
  }

  private func list(_ name: String, _ words: [String]) -> String {
    let quoted = words.map { "\"\($0)\"" }.joined(separator: "\n    ")
    let told = name.split(separator: "-").joined(separator: " ")
    return "(defconst koh-words-\(name)\n  '(\(quoted))\n  \"The \(told) of Kohort.\")\n"
  }
}
