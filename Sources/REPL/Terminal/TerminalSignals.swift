import Data
import Glibc
import Synchronization

/// What the terminal tells a program by signals: Ctrl-C, a new size, and that it goes on after Ctrl-Z.
///
/// Handlers only count and ask the running computation to stop; they are installed so that a read which waits for a key
/// comes back.
enum TerminalSignals {
  /// Installs the handlers.
  /// - Parameter interruption: what Ctrl-C asks to stop.
  static func watch(asking interruption: Interruption) {
    target.store(UInt(bitPattern: Unmanaged.passRetained(interruption).toOpaque()), ordering: .releasing)
    install(SIGINT) { _ in
      interrupts.store(true, ordering: .releasing)
      guard let pointer = UnsafeRawPointer(bitPattern: target.load(ordering: .acquiring)) else { return }
      Unmanaged<Interruption>.fromOpaque(pointer).takeUnretainedValue().request()
    }
    install(SIGWINCH) { _ in changes.store(true, ordering: .releasing) }
    install(SIGCONT) { _ in returns.store(true, ordering: .releasing) }
  }

  /// Whether Ctrl-C was pressed since the last question.
  static func takeInterrupt() -> Bool { interrupts.exchange(false, ordering: .acquiringAndReleasing) }
  /// Whether the terminal got another size since the last question.
  static func takeChange() -> Bool { changes.exchange(false, ordering: .acquiringAndReleasing) }
  /// Whether the program was stopped and goes on since the last question.
  static func takeReturn() -> Bool { returns.exchange(false, ordering: .acquiringAndReleasing) }

  private static func install(_ signal: Int32, _ handler: @convention(c) (Int32) -> Void) {
    var action = sigaction()
    action.__sigaction_handler.sa_handler = handler
    // Without SA_RESTART, so that `read` returns.
    action.sa_flags = 0
    sigaction(signal, &action, nil)
  }
}

private let interrupts = Atomic<Bool>(false)
private let changes = Atomic<Bool>(false)
private let returns = Atomic<Bool>(false)
/// The interruption's address, which a handler may read.
private let target = Atomic<UInt>(0)
