import Glibc

/// A process that has come to its end, with what it wrote.
package struct FinishedProcess: Sendable {
  package let output: String
  package let errors: String
  /// The exit status; 128 and the signal's number when a signal ended it.
  package let status: Int32

  /// A system call that failed, with its reason.
  package struct SystemError: Error, CustomStringConvertible {
    package let description: String
    init(_ call: String, _ code: Int32 = errno) {
      description = "\(call): \(String(cString: strerror(code)))"
    }
  }

  /// Longer than any test should take, so that a program that hangs fails its test and not the whole run.
  private static let patienceInSeconds = 120

  /// Starts the program and waits for its end.
  ///
  /// The program sees this process's environment with `NO_COLOR` set, changed by `environment`.
  package init(
    executable: String, arguments: [String], input: String, folder: String?, environment: [String: String]
  ) throws {
    let standardInput = try TemporaryFile(input)
    let standardOutput = try TemporaryFile()
    let standardError = try TemporaryFile()
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for (number, file) in [standardInput, standardOutput, standardError].enumerated() {
      posix_spawn_file_actions_adddup2(&actions, file.descriptor, Int32(number))
    }

    // Swift's threads block nearly all signals, and a child inherits that: tmux would wait for its own SIGTERM for ever.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var nothing = sigset_t()
    sigemptyset(&nothing)
    posix_spawnattr_setsigmask(&attributes, &nothing)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))

    // `env -C` changes the folder: glibc's own way is hidden from Swift.
    let inFolder = folder.map { ["/usr/bin/env", "-C", $0] } ?? []
    let command = inFolder + [executable] + arguments
    var child = pid_t()
    let code = withCStrings(command) { arguments in
      withCStrings(Self.variables(environment)) { variables in
        posix_spawn(&child, command[0], &actions, &attributes, arguments, variables)
      }
    }
    guard code == 0 else { throw SystemError("starting \(executable)", code) }
    status = try Self.wait(for: child)
    output = try standardOutput.text()
    errors = try standardError.text()
  }

  private static func variables(_ changes: [String: String]) -> [String] {
    var all = ["NO_COLOR": "1"]
    var next = environ
    while let entry = next.pointee {
      let parts = String(cString: entry).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      if parts.count == 2 { all[String(parts[0])] = String(parts[1]) }
      next += 1
    }
    all.merge(changes) { _, new in new }
    return all.map { "\($0)=\($1)" }.sorted()
  }

  private static func wait(for child: pid_t) throws -> Int32 {
    var state: Int32 = 0
    for _ in 0..<(patienceInSeconds * 1000) {
      let ended = waitpid(child, &state, WNOHANG)
      if ended == child { return state & 0x7f == 0 ? (state >> 8) & 0xff : 128 + (state & 0x7f) }
      if ended < 0, errno != EINTR { throw SystemError("waitpid") }
      usleep(1000)
    }
    kill(child, SIGKILL)
    waitpid(child, &state, 0)
    throw SystemError("waiting for the program", ETIMEDOUT)
  }
}

/// A file without a name that is gone with its last descriptor.
private final class TemporaryFile {
  let descriptor: Int32

  init(_ contents: String = "") throws {
    var path = Array("/tmp/kohort-test-XXXXXX".utf8CString)
    descriptor = mkstemp(&path)
    guard descriptor >= 0, fcntl(descriptor, F_SETFD, FD_CLOEXEC) == 0 else {
      throw FinishedProcess.SystemError("mkstemp")
    }
    unlink(path)
    var bytes = Array(contents.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      guard count > 0 else { throw FinishedProcess.SystemError("write") }
      bytes = bytes.dropFirst(count)
    }
    lseek(descriptor, 0, SEEK_SET)
  }

  deinit { close(descriptor) }

  /// All that was written to it; bytes that are no UTF-8 appear as U+FFFD.
  func text() throws -> String {
    lseek(descriptor, 0, SEEK_SET)
    return String(decoding: try readAll(descriptor), as: UTF8.self)
  }
}

/// The bytes from the descriptor's place to the end.
func readAll(_ descriptor: Int32) throws -> [UInt8] {
  var bytes: [UInt8] = []
  var block = [UInt8](repeating: 0, count: 1 << 16)
  while true {
    let count = read(descriptor, &block, block.count)
    guard count >= 0 else { throw FinishedProcess.SystemError("read") }
    if count == 0 { return bytes }
    bytes += block[..<count]
  }
}

/// Calls `body` with the texts as a C array that ends with a null pointer.
private func withCStrings<Result>(
  _ texts: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
) -> Result {
  let pointers = texts.map { strdup($0) }
  defer { for pointer in pointers { free(pointer) } }
  return body(pointers + [nil])
}
