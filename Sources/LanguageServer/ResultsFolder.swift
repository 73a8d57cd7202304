import Glibc

/// Folders that are the program's own while it runs.
enum ResultsFolder {
  /// A new folder in one for temporary files, which only this user can read; nil where there can be none.
  static func make(in parent: String) -> String? {
    var template = Array((parent + "/kohort-XXXXXX").utf8CString)
    return template.withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress, let path = mkdtemp(base) else { return nil }
      return String(cString: path)
    }
  }
}
