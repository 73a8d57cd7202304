import Glibc

/// Folders that are the program's own while it runs.
enum ResultsFolder {
  /// A new folder among the temporary files that only this user can read; nil where there can be none.
  static func make() -> String? {
    let parent = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array((parent + "/kohort-XXXXXX").utf8CString)
    return template.withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress, let path = mkdtemp(base) else { return nil }
      return String(cString: path)
    }
  }
}
