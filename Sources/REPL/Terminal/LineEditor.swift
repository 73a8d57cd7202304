import CEdit
import Data
import Glibc

/// Reads lines from a terminal with libedit: editing keys, the user's `.editrc`, history, completion, paste.
final class LineEditor {
  enum Line: Equatable {
    case text(String)
    /// Ctrl-C.
    case interrupted
    /// Up on a continuation line: the lines before are to be edited together with this one.
    case rejoined(String)
    /// Ctrl-D on an empty line, or the terminal has gone.
    case ended
  }

  /// What Tab asks: given the line up to the cursor, what to do.
  var complete: (_ head: String) -> CompletionStep = { _ in .nothing }

  private let editor: OpaquePointer
  private let history: OpaquePointer?
  private var keys = KeyReader(descriptor: STDIN_FILENO)
  private var prompt: UnsafeMutablePointer<CChar>?
  private var isContinuation = false
  /// A text that the key of `insert` brings in.
  private var pending = ""
  private var replacedScalars = 0
  private var outcome: Line?
  private let bracketsPaste: Bool
  private var code = ClusterCode()
  /// The beginning of a character that the editor has not written to its end.
  private var unwritten: [UInt8] = []

  /// The key, on no keyboard, that stands for what is to be inserted.
  private static let insertionKey: Unicode.Scalar = "\u{1E}"
  /// Entries that the history functions go through.
  static let historySize = 10_000

  /// `nil` where libedit finds no terminal to work on.
  init?(program: String, isDumb: Bool) {
    bracketsPaste = !isDumb
    let box = EditorBox()
    let context = Unmanaged.passRetained(box)
    guard
      let editor = cedit_open(
        program, context.toOpaque(), { context, scalar in LineEditor.read(context, scalar) },
        { context, bytes, count in LineEditor.write(context, bytes, count) })
    else {
      context.release()
      return nil
    }
    self.editor = editor
    history = cedit_open_history(editor, Int32(Self.historySize))
    box.editor = self
    bindKeys()
  }

  // MARK: Reading

  /// Reads one line, which may hold line ends that were pasted or recalled.
  /// - Parameter text: what stands in the line to begin with.
  func readLine(prompt: String, isContinuation: Bool = false, beginningWith text: String = "") -> Line {
    setPrompt(prompt)
    self.isContinuation = isContinuation
    outcome = nil
    if !text.isEmpty { prepareInsertion(of: text, replacing: 0) }
    setBracketedPaste(true)
    var count: Int32 = 0
    let line = el_gets(editor, &count)
    setBracketedPaste(false)
    if let outcome {
      if outcome == .interrupted { el_reset(editor) }
      return outcome
    }
    guard let line, count > 0 else { return .ended }
    var read = String(cString: line)
    if read.hasSuffix("\n") { read.removeLast() }
    return .text(code.decoded(read))
  }

  /// Adds an entry to those that Up and Ctrl-R find.
  func remember(_ entry: String) {
    if let history { cedit_enter_history(history, code.encoded(entry)) }
  }

  private func setPrompt(_ text: String) {
    free(prompt)
    prompt = strdup(text)
  }

  private func setBracketedPaste(_ isOn: Bool) {
    guard bracketsPaste else { return }
    let sequence = isOn ? "\u{1B}[?2004h" : "\u{1B}[?2004l"
    StreamWriter.writeAll(sequence, to: STDOUT_FILENO)
  }

  // MARK: Keys

  /// Own keys first, then the user's `.editrc`, then what must work with vi keys too.
  private func bindKeys() {
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
    if cedit_has_vi_keys(editor) != 0 { cedit_bind(editor, "^R", "em-inc-search-prev") }
  }

  private static let bindings = [
    ("^R", "em-inc-search-prev"), ("^S", "em-inc-search-next"),
    ("^P", "ed-search-prev-history"), ("^N", "ed-search-next-history"),
    ("\\e[A", "kohort-up"), ("\\eOA", "kohort-up"), ("\\e[B", "kohort-down"), ("\\eOB", "kohort-down"),
    ("\\e[H", "ed-move-to-beg"), ("\\eOH", "ed-move-to-beg"), ("\\e[1~", "ed-move-to-beg"),
    ("\\e[F", "ed-move-to-end"), ("\\eOF", "ed-move-to-end"), ("\\e[4~", "ed-move-to-end"),
    ("\\e[3~", "ed-delete-next-char"), ("\\e[1;5D", "ed-prev-word"), ("\\e[1;5C", "em-next-word"),
    ("\\e[1;3D", "ed-prev-word"), ("\\e[1;3C", "em-next-word"), ("\\e[3;5~", "em-delete-next-word"),
    ("^W", "ed-delete-prev-word"),
  ]

  private static func of(_ editor: OpaquePointer?) -> LineEditor? {
    guard let editor, let context = cedit_context(editor) else { return nil }
    return Unmanaged<EditorBox>.fromOpaque(context).takeUnretainedValue().editor
  }

  private static func read(_ context: UnsafeMutableRawPointer?, _ scalar: UnsafeMutablePointer<Int32>?) -> Int32 {
    guard let context, let scalar,
      let editor = Unmanaged<EditorBox>.fromOpaque(context).takeUnretainedValue().editor
    else { return -1 }
    guard let key = editor.nextKey() else { return editor.outcome == .interrupted ? -1 : 0 }
    scalar.pointee = Int32(bitPattern: key.value)
    return 1
  }

  private static func write(_ context: UnsafeMutableRawPointer?, _ bytes: UnsafePointer<CChar>?, _ count: Int) {
    guard let context, let bytes else { return }
    Unmanaged<EditorBox>.fromOpaque(context).takeUnretainedValue().editor?
      .write(UnsafeRawBufferPointer(start: bytes, count: count))
  }

  /// Writes what the editor draws, with its characters in the place of their codes.
  private func write(_ bytes: UnsafeRawBufferPointer) {
    unwritten += bytes
    var end = unwritten.count
    if let last = unwritten.suffix(4).lastIndex(where: { $0 & 0xC0 != 0x80 }), unwritten[last] >= 0xC0 {
      let length = unwritten[last] >= 0xF0 ? 4 : unwritten[last] >= 0xE0 ? 3 : 2
      if end - last < length { end = last }
    }
    let text = String(decoding: unwritten[..<end], as: UTF8.self)
    unwritten.removeFirst(end)
    StreamWriter.writeAll(code.decoded(text), to: STDOUT_FILENO)
  }

  /// The next key as libedit is to see it; `nil` when the line is given up.
  private func nextKey() -> Unicode.Scalar? {
    if !pending.isEmpty { return Self.insertionKey }
    while true {
      if TerminalSignals.takeInterrupt() {
        outcome = .interrupted
        el_cursor(editor, Int32(line.text.unicodeScalars.count))
        cedit_refresh(editor)
        return nil
      }
      if TerminalSignals.takeChange() { el_resize(editor) }
      if TerminalSignals.takeReturn() {
        cedit_prepare_terminal(editor, 1)
        setBracketedPaste(true)
        cedit_refresh(editor)
      }
      switch keys.next() {
      case .woken: continue
      case .ended:
        outcome = .ended
        return nil
      case .pasted(let text):
        let script = PastedText(text).script
        if script.isEmpty { continue }
        prepareInsertion(of: script, replacing: 0)
        return Self.insertionKey
      case .scalar(let scalar): return scalar.isASCII ? scalar : composition(with: scalar) ?? scalar
      }
    }
  }

  // MARK: The line

  /// The line and the place of the cursor in it.
  private var line: (text: String, cursor: Int) {
    guard let info = el_line(editor)?.pointee, let start = info.buffer else { return ("", 0) }
    let bytes = UnsafeRawBufferPointer(start: start, count: max(0, info.lastchar - start))
    return (String(decoding: bytes, as: UTF8.self), min(max(0, info.cursor - start), bytes.count))
  }

  private func prepareInsertion(of text: String, replacing scalars: Int) {
    pending = text
    replacedScalars = scalars
  }

  private func insertPending() -> UInt8 {
    if replacedScalars > 0 { el_deletestr(editor, Int32(replacedScalars)) }
    let failed = el_insertstr(editor, code.encoded(pending)) != 0
    pending = ""
    return UInt8(failed ? CC_REFRESH_BEEP : CC_REFRESH)
  }

  /// A mark, or another part of the character before the cursor, takes its place together with it. A scalar that the
  /// code uses itself is inserted under another.
  private func composition(with scalar: Unicode.Scalar) -> Unicode.Scalar? {
    let (text, cursor) = line
    let last = String(decoding: text.utf8.prefix(cursor), as: UTF8.self).unicodeScalars.last
    var joined = code.decoded(last.map { String($0) } ?? "")
    joined.unicodeScalars.append(scalar)
    if last != nil, joined.count == 1 {
      prepareInsertion(of: joined, replacing: 1)
    } else if ClusterCode.isCode(scalar) {
      prepareInsertion(of: String(scalar), replacing: 0)
    } else {
      return nil
    }
    return Self.insertionKey
  }

  private func completeWord() -> UInt8 {
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
  private func moveToEnd() {
    let (text, cursor) = line
    let rows = text.utf8.dropFirst(cursor).count { $0 == UInt8(ascii: "\n") }
    if rows > 0 { StreamWriter.writeAll("\u{1B}[\(rows)B", to: STDOUT_FILENO) }
  }

  private func goUp() -> UInt8 {
    let (text, cursor) = line
    if let scalars = MultilineText(text, cursor: cursor).scalarsUp {
      el_cursor(editor, -Int32(scalars))
      return UInt8(CC_REFRESH)
    }
    if isContinuation {
      outcome = .rejoined(code.decoded(text))
      return UInt8(CC_NEWLINE)
    }
    el_push(editor, "\u{10}")
    return UInt8(CC_NORM)
  }

  private func goDown() -> UInt8 {
    let (text, cursor) = line
    if let scalars = MultilineText(text, cursor: cursor).scalarsDown {
      el_cursor(editor, Int32(scalars))
      return UInt8(CC_REFRESH)
    }
    el_push(editor, "\u{0E}")
    return UInt8(CC_NORM)
  }
}

/// What the C library holds for the callbacks.
private final class EditorBox {
  weak var editor: LineEditor?
}

/// What Tab does.
enum CompletionStep: Equatable {
  case nothing
  /// So many bytes before the cursor are replaced.
  case replace(bytes: Int, with: String)
  /// Lines to show below the line that is being written.
  case list([String])
}
