import Glibc

/// Writes a file beside its final place and renames it when it is whole, so that nothing half-written is ever seen.
package struct FileReplacement {
  package let path: String
  /// Who may read and write the new file, before the process's mask.
  package let permissions: mode_t
  /// The new file is to have just these permissions, whatever the process's mask.
  private var isExact = false

  package init(path: String, permissions: mode_t = 0o666) {
    self.path = path
    self.permissions = permissions
  }

  /// For a file that is there: what a link leads to is replaced, not the link, and its permissions are kept.
  package init(rewriting path: String) throws {
    guard let resolved = realpath(path, nil) else { throw Failure(path: path, reason: errno) }
    defer { free(resolved) }
    var state = stat()
    // A rename asks only for the folder; whoever has closed a file means it.
    guard stat(resolved, &state) == 0, access(resolved, W_OK) == 0 else {
      throw Failure(path: path, reason: errno)
    }
    self.init(path: String(cString: resolved), permissions: state.st_mode & 0o7777)
    isExact = true
  }

  /// Why the file could not be written, in the system's words.
  package struct Failure: Error, CustomStringConvertible {
    package let path: String
    package let reason: String
    package var description: String { "'\(path)' cannot be written: \(reason)" }

    init(path: String, reason code: Int32) {
      self.path = path
      reason = String(cString: strerror(code))
    }
  }

  /// Whether something of that name is there.
  package static func exists(_ path: String) -> Bool { path.isPossiblePath && access(path, F_OK) == 0 }

  /// - Returns: what `body` returned; when it is false the file is left as it was.
  package func write(_ body: (StreamWriter) throws -> Bool) throws -> Bool {
    guard path.isPossiblePath else { throw Failure(path: path, reason: EINVAL) }
    let temporary = "\(path).\(getpid()).part"
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, permissions)
    guard descriptor >= 0 else { throw Failure(path: path, reason: errno) }
    let stream = StreamWriter(descriptor: descriptor)
    var isWhole = false
    var isOpen = true
    defer {
      if isOpen { close(descriptor) }
      if !isWhole { unlink(temporary) }
    }
    if isExact, fchmod(descriptor, permissions) != 0 { throw Failure(path: path, reason: errno) }
    let isWanted = try body(stream)
    stream.flush()
    let failure = stream.failure ?? (fsync(descriptor) == 0 ? nil : errno)
    isOpen = false
    close(descriptor)
    if let failure { throw Failure(path: path, reason: failure) }
    guard isWanted else { return false }
    guard rename(temporary, path) == 0 else {
      throw Failure(path: path, reason: errno)
    }
    isWhole = true
    return true
  }
}
