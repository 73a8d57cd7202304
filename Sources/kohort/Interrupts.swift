import Data
import Glibc
import Synchronization

/// Ctrl-C asks the running command to stop; the second time it ends the process at once.
enum Interrupts {
  private static let target = Mutex<Interruption?>(nil)

  static func forward(to interruption: Interruption) {
    target.withLock { $0 = interruption }
    pending = Unmanaged.passRetained(interruption).toOpaque()
    signal(SIGINT) { _ in
      // Only an atomic store happens here, which a signal handler may do.
      guard let pending else { return }
      let interruption = Unmanaged<Interruption>.fromOpaque(pending).takeUnretainedValue()
      if interruption.isRequested { _exit(130) }
      interruption.request()
    }
  }

  nonisolated(unsafe) private static var pending: UnsafeMutableRawPointer?
}
