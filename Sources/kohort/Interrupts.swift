import Data
import Glibc
import Synchronization

/// Ctrl-C asks the running command to stop; the second time it ends the process at once.
enum Interrupts {
  static func forward(to interruption: Interruption) {
    target.store(UInt(bitPattern: Unmanaged.passRetained(interruption).toOpaque()), ordering: .releasing)
    signal(SIGINT, handleInterrupt)
  }
}

/// The interruption to ask; an atomic address, which a signal handler may read.
private let target = Atomic<UInt>(0)

private func handleInterrupt(_ signal: Int32) {
  guard let pointer = UnsafeRawPointer(bitPattern: target.load(ordering: .acquiring)) else { return }
  let interruption = Unmanaged<Interruption>.fromOpaque(pointer).takeUnretainedValue()
  if interruption.isRequested { _exit(130) }
  interruption.request()
}
