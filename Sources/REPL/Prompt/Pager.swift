import Data
import Glibc

/// A program that shows a long text page by page: what `$PAGER` says, or `less`.
package struct Pager: Sendable {
  private let command: String

  package init(command: String?) {
    self.command = command.flatMap { $0.isEmpty ? nil : $0 } ?? "less -R"
  }

  /// - Returns: whether the text was shown; a pager that cannot be started shows nothing.
  func show(_ text: String) -> Bool {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { return false }
    _ = fcntl(ends[1], F_SETFD, FD_CLOEXEC)
    guard let child = start(input: ends[0]) else {
      close(ends[0])
      close(ends[1])
      return false
    }
    close(ends[0])
    // Ctrl-C is the pager's as long as it runs.
    var (ignoring, before) = (sigaction(), sigaction())
    ignoring.__sigaction_handler.sa_handler = SIG_IGN
    sigaction(SIGINT, &ignoring, &before)
    defer { sigaction(SIGINT, &before, nil) }
    // Who leaves the pager early has read enough.
    StreamWriter.writeAll(text, to: ends[1])
    close(ends[1])
    var state: Int32 = 0
    while waitpid(child, &state, 0) < 0, errno == EINTR {}
    return (state >> 8) & 0xFF != 127
  }

  private func start(input: Int32) -> pid_t? {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var defaults = sigset_t()
    sigemptyset(&defaults)
    sigaddset(&defaults, SIGPIPE)
    sigaddset(&defaults, SIGINT)
    posix_spawnattr_setsigdefault(&attributes, &defaults)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))
    var child = pid_t()
    var arguments: [UnsafeMutablePointer<CChar>?] =
      ["/bin/sh", "-c", command].map { (word: String) in strdup(word) } + [nil]
    defer { for argument in arguments { free(argument) } }
    guard posix_spawn(&child, "/bin/sh", &actions, &attributes, &arguments, environ) == 0 else { return nil }
    return child
  }
}
