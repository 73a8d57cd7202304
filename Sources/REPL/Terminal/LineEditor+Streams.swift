import CEdit
import Data
import Glibc

/// What libedit reads and writes, on its way from and to the terminal.
extension LineEditor {
  static func of(_ editor: OpaquePointer?) -> LineEditor? {
    guard let editor, let context = cedit_context(editor) else { return nil }
    return Unmanaged<EditorBox>.fromOpaque(context).takeUnretainedValue().editor
  }

  static func read(_ context: UnsafeMutableRawPointer?, _ scalar: UnsafeMutablePointer<Int32>?) -> Int32 {
    guard let context, let scalar,
      let editor = Unmanaged<EditorBox>.fromOpaque(context).takeUnretainedValue().editor
    else { return -1 }
    guard let key = editor.nextKey() else { return editor.outcome == .interrupted ? -1 : 0 }
    scalar.pointee = Int32(bitPattern: key.value)
    return 1
  }

  static func write(_ context: UnsafeMutableRawPointer?, _ bytes: UnsafePointer<CChar>?, _ count: Int) {
    guard let context, let bytes else { return }
    Unmanaged<EditorBox>.fromOpaque(context).takeUnretainedValue().editor?
      .write(UnsafeRawBufferPointer(start: bytes, count: count))
  }

  /// Writes what the editor draws, with its characters in the place of their codes.
  func write(_ bytes: UnsafeRawBufferPointer) {
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
  func nextKey() -> Unicode.Scalar? {
    if !pending.isEmpty { return Self.insertionKey }
    while true {
      if outcome == .interrupted { return nil }
      if takeInterrupt() { return Self.endKey }
      if TerminalSignals.takeChange() { el_resize(editor) }
      if TerminalSignals.takeReturn() {
        // The shell has changed the terminal's mode, and the editor believes in its own.
        cedit_prepare_terminal(editor, 0)
        cedit_prepare_terminal(editor, 1)
        setBracketedPaste(true)
        cedit_refresh(editor)
      }
      let waiting = keys.awaitBytes()
      if waiting == .woken { continue }
      // The terminal forgets what was typed before Ctrl-C, so what has come since belongs to the next line.
      if waiting == .filled, takeInterrupt() { return Self.endKey }
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

  /// After Ctrl-C the line is given up with the cursor behind it, where nothing is overwritten.
  private func takeInterrupt() -> Bool {
    guard TerminalSignals.takeInterrupt() else { return false }
    outcome = .interrupted
    return true
  }

  /// A mark, or another part of the character before the cursor, takes its place together with it. A scalar that the
  /// code uses itself is inserted under another.
  func composition(with scalar: Unicode.Scalar) -> Unicode.Scalar? {
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
}
