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

  let editor: OpaquePointer
  private let history: OpaquePointer?
  var keys = KeyReader(descriptor: STDIN_FILENO)
  private(set) var prompt: UnsafeMutablePointer<CChar>?
  private(set) var isContinuation = false
  /// A text that the key of `insert` brings in.
  private(set) var pending = ""
  private var replacedScalars = 0
  var outcome: Line?
  private let bracketsPaste: Bool
  var code = ClusterCode()
  var historyCursor = HistoryCursor()
  /// The beginning of a character that the editor has not written to its end.
  var unwritten: [UInt8] = []

  /// The key, on no keyboard, that stands for what is to be inserted.
  static let insertionKey: Unicode.Scalar = "\u{1E}"
  /// The key that moves the cursor to the end, with emacs and vi keys alike.
  static let endKey: Unicode.Scalar = "\u{1D}"
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
    historyCursor.leave()
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
    historyCursor.append(entry)
  }

  private func setPrompt(_ text: String) {
    free(prompt)
    prompt = strdup(text)
  }

  func setBracketedPaste(_ isOn: Bool) {
    guard bracketsPaste else { return }
    let sequence = isOn ? "\u{1B}[?2004h" : "\u{1B}[?2004l"
    StreamWriter.writeAll(sequence, to: STDOUT_FILENO)
  }

  // MARK: The line

  /// The line and the place of the cursor in it.
  var line: (text: String, cursor: Int) {
    guard let info = el_line(editor)?.pointee, let start = info.buffer else { return ("", 0) }
    let bytes = UnsafeRawBufferPointer(start: start, count: max(0, info.lastchar - start))
    return (String(decoding: bytes, as: UTF8.self), min(max(0, info.cursor - start), bytes.count))
  }

  func prepareInsertion(of text: String, replacing scalars: Int) {
    pending = text
    replacedScalars = scalars
  }

  /// Puts a text in the place of the whole line, with the cursor behind it.
  func replaceLine(with text: String) -> UInt8 {
    let scalars = line.text.unicodeScalars.count
    el_cursor(editor, Int32(clamping: scalars))
    prepareInsertion(of: text, replacing: scalars)
    return insertPending()
  }

  func insertPending() -> UInt8 {
    if replacedScalars > 0 { el_deletestr(editor, Int32(replacedScalars)) }
    let failed = el_insertstr(editor, code.encoded(pending)) != 0
    pending = ""
    return UInt8(failed ? CC_REFRESH_BEEP : CC_REFRESH)
  }
}

/// What the C library holds for the callbacks.
final class EditorBox {
  weak var editor: LineEditor?
}
