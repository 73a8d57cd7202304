import CEdit
import Data
import Glibc

extension LineEditor {
  /// Own keys first, then the user's `.editrc`, then what must work with vi keys too.
  func bindKeys() {
    cedit_set_prompt(editor) { editor in UnsafePointer(LineEditor.of(editor)?.prompt) }
    cedit_add_function(editor, "kohort-complete", "Complete the word.") { editor, _ in
      LineEditor.of(editor)?.completeWord() ?? UInt8(CC_NORM)
    }
    cedit_add_function(editor, "kohort-insert", "Insert what was pasted.") { editor, _ in
      LineEditor.of(editor)?.insertPending() ?? UInt8(CC_NORM)
    }
    cedit_add_function(editor, "kohort-up", "Go to the line above, or to the entry before.") { editor, _ in
      LineEditor.of(editor)?.goUp() ?? UInt8(CC_NORM)
    }
    cedit_add_function(editor, "kohort-down", "Go to the line below, or to the entry after.") { editor, _ in
      LineEditor.of(editor)?.goDown() ?? UInt8(CC_NORM)
    }
    for (keys, function) in Self.bindings { cedit_bind(editor, keys, function) }
    el_source(editor, nil)
    cedit_bind(editor, "^I", "kohort-complete")
    cedit_bind(editor, "^^", "kohort-insert")
    cedit_bind(editor, "^]", "ed-move-to-end")
    if cedit_has_vi_keys(editor) != 0 { cedit_bind(editor, "^R", "em-inc-search-prev") }
  }

  private static let bindings = [
    ("^R", "em-inc-search-prev"), ("^S", "em-inc-search-next"),
    ("^P", "kohort-up"), ("^N", "kohort-down"),
    ("\\e[A", "kohort-up"), ("\\eOA", "kohort-up"), ("\\e[B", "kohort-down"), ("\\eOB", "kohort-down"),
    ("\\e[H", "ed-move-to-beg"), ("\\eOH", "ed-move-to-beg"), ("\\e[1~", "ed-move-to-beg"),
    ("\\e[F", "ed-move-to-end"), ("\\eOF", "ed-move-to-end"), ("\\e[4~", "ed-move-to-end"),
    ("\\e[3~", "ed-delete-next-char"), ("\\e[1;5D", "ed-prev-word"), ("\\e[1;5C", "em-next-word"),
    ("\\e[1;3D", "ed-prev-word"), ("\\e[1;3C", "em-next-word"), ("\\e[3;5~", "em-delete-next-word"),
    ("^W", "ed-delete-prev-word"),
  ]

  func completeWord() -> UInt8 {
    let (text, cursor) = line
    let head = code.decoded(String(decoding: text.utf8.prefix(cursor), as: UTF8.self))
    switch complete(head) {
    case .nothing: return UInt8(CC_REFRESH_BEEP)
    case .replace(let bytes, let replacement):
      let word = String(decoding: head.utf8.suffix(bytes), as: UTF8.self)
      prepareInsertion(of: replacement, replacing: code.encoded(word).unicodeScalars.count)
      return insertPending()
    case .list(let lines):
      let listing = "\r\n" + lines.map { $0 + "\r\n" }.joined()
      moveToEnd()
      StreamWriter.writeAll(listing, to: STDOUT_FILENO)
      return UInt8(CC_REDISPLAY)
    }
  }

  /// Below a line of several rows, where a list can be shown.
  func moveToEnd() {
    let (text, cursor) = line
    let rows = text.utf8.dropFirst(cursor).count { $0 == UInt8(ascii: "\n") }
    if rows > 0 { StreamWriter.writeAll("\u{1B}[\(rows)B", to: STDOUT_FILENO) }
  }

  func goUp() -> UInt8 {
    let (text, cursor) = line
    if let scalars = MultilineText(text, cursor: cursor).scalarsUp {
      el_cursor(editor, -Int32(scalars))
      return UInt8(CC_REFRESH)
    }
    if isContinuation {
      outcome = .rejoined(code.decoded(text))
      return UInt8(CC_NEWLINE)
    }
    let head = String(decoding: text.utf8.prefix(cursor), as: UTF8.self)
    let entry = historyCursor.earlier(line: code.decoded(text), head: code.decoded(head))
    return entry.map { replaceLine(with: $0) } ?? UInt8(CC_REFRESH_BEEP)
  }

  func goDown() -> UInt8 {
    let (text, cursor) = line
    if let scalars = MultilineText(text, cursor: cursor).scalarsDown {
      el_cursor(editor, Int32(scalars))
      return UInt8(CC_REFRESH)
    }
    let head = String(decoding: text.utf8.prefix(cursor), as: UTF8.self)
    let entry = historyCursor.later(line: code.decoded(text), head: code.decoded(head))
    return entry.map { replaceLine(with: $0) } ?? UInt8(CC_REFRESH_BEEP)
  }
}
