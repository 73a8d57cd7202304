import Data
import Glibc

/// The statements given at prompts, kept in a file from one start to the next: one entry a line, appended as they are
/// given, so that two prompts at once lose nothing of each other's.
package final class StatementHistory {
  private let path: String
  private let limit: Int
  private var last: String?
  /// Why the file cannot be kept, told once.
  package private(set) var failure: String?

  /// - Parameter limit: the entries that are kept, the newest ones.
  package init(path: String, limit: Int = 10_000) {
    self.path = path
    self.limit = limit
  }

  /// The entries, oldest first. A file that has grown to twice the limit is cut.
  package func load() -> [String] {
    guard let bytes = try? WholeFile.read(path) else { return [] }
    var lines = bytes.split(separator: UInt8(ascii: "\n"))
    if lines.count > 2 * limit { cut() }
    lines = lines.suffix(limit)
    let entries = lines.map { Self.unescaped(String(decoding: $0, as: UTF8.self)) }
    last = entries.last
    return entries
  }

  /// Adds entries, except one that is as the one before it.
  package func append(_ entries: [String]) {
    var text = ""
    for entry in entries where entry != last {
      text += Self.escaped(entry) + "\n"
      last = entry
    }
    guard !text.isEmpty, failure == nil else { return }
    withLock { failure = Self.append(text, to: path) }
  }

  // MARK: The file

  /// - Returns: the system's words for what went wrong, if anything did.
  private static func append(_ text: String, to path: String) -> String? {
    let descriptor = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return String(cString: strerror(errno)) }
    defer { close(descriptor) }
    return StreamWriter.writeAll(text, to: descriptor).map { String(cString: strerror($0)) }
  }

  /// Leaves the newest entries. Under the lock the file is read anew: another prompt may have added to it.
  private func cut() {
    withLock {
      guard let bytes = try? WholeFile.read(path) else { return }
      let lines = bytes.split(separator: UInt8(ascii: "\n")).suffix(limit)
      _ = try? FileReplacement(path: path, permissions: 0o600).write { stream in
        for line in lines { stream.write(String(decoding: line, as: UTF8.self) + "\n") }
        return true
      }
    }
  }

  /// One prompt at a time. The lock is a file of its own, since the other one may be replaced.
  private func withLock(_ body: () -> Void) {
    makeFolder()
    let lock = open(path + ".lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    defer { if lock >= 0 { close(lock) } }
    if lock >= 0 { while flock(lock, LOCK_EX) != 0, errno == EINTR {} }
    body()
  }

  private func makeFolder() {
    var parent = ""
    for part in path.split(separator: "/").dropLast() {
      parent += "/" + part
      mkdir(parent, 0o700)
    }
  }

  // MARK: Lines

  private static func escaped(_ entry: String) -> String {
    entry.map { character in
      switch character {
      case "\\": "\\\\"
      case "\n", "\r\n", "\r": "\\n"
      default: String(character)
      }
    }.joined()
  }

  private static func unescaped(_ line: String) -> String {
    var entry = ""
    var isEscaped = false
    for character in line {
      if isEscaped {
        entry.append(character == "n" ? "\n" : character)
        isEscaped = false
      } else if character == "\\" {
        isEscaped = true
      } else {
        entry.append(character)
      }
    }
    return entry
  }
}
