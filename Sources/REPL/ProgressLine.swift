import Data
import Glibc
import Synchronization

/// One line on standard error that tells how far a long command is, drawn by a thread of its own and taken off before
/// anything else is written. Where standard error is no terminal nothing is drawn.
package final class ProgressLine: Sendable {
  private struct State {
    var isRunning = false
    var isShown = false
    var start = 0.0
    /// When the pass that is told began, and its number.
    var passStart = 0.0
    var pass = 0
  }

  private let interruption: Interruption
  private let state = Mutex(State())
  private let isTerminal: Bool
  private let thread = Atomic<Bool>(false)

  /// Commands shorter than this, in seconds, show nothing.
  private static let silence = 0.5
  private static let interval: UInt32 = 100_000

  package init(of interruption: Interruption) {
    self.interruption = interruption
    isTerminal = isatty(STDERR_FILENO) == 1
  }

  /// Begins to watch a command.
  package func start() {
    guard isTerminal else { return }
    state.withLock { state in
      state = State()
      state.isRunning = true
      state.start = Self.now
      state.passStart = state.start
    }
    if !thread.exchange(true, ordering: .acquiringAndReleasing) { startThread() }
  }

  /// The command has ended.
  package func stop() {
    guard isTerminal else { return }
    state.withLock { state in
      state.isRunning = false
      Self.erase(&state)
    }
  }

  /// Takes the line off, since something is about to be written.
  package func hide() {
    guard isTerminal else { return }
    state.withLock { Self.erase(&$0) }
  }

  private static func erase(_ state: inout State) {
    if state.isShown { StreamWriter.writeAll("\r\u{1B}[K", to: STDERR_FILENO) }
    state.isShown = false
  }

  private static var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  // MARK: The thread

  /// Lives as long as the process; asleep but for ten looks a second.
  private func startThread() {
    var thread = pthread_t()
    let context = Unmanaged.passRetained(self)
    let status = pthread_create(
      &thread, nil,
      { context in
        guard let context else { return nil }
        let line = Unmanaged<ProgressLine>.fromOpaque(context).takeRetainedValue()
        while true {
          usleep(ProgressLine.interval)
          line.draw()
        }
      }, context.toOpaque())
    if status == 0 { pthread_detach(thread) } else { context.release() }
  }

  private func draw() {
    state.withLock { state in
      let now = Self.now
      guard state.isRunning, now - state.start >= Self.silence, let progress = interruption.progress else {
        return
      }
      if progress.pass != state.pass {
        state.pass = progress.pass
        state.passStart = now
      }
      let text = progress.sentence(elapsed: now - state.passStart)
      let width = TerminalSize(of: STDERR_FILENO).width
      StreamWriter.writeAll("\r\u{1B}[K" + text.prefix(max(0, width - 1)), to: STDERR_FILENO)
      state.isShown = true
    }
  }
}

extension Progress {
  /// `reading  42 %  4 200 000 rows  2 s left`
  func sentence(elapsed: Double) -> String {
    var parts = [activity.word]
    let share = total > 0 ? min(1, Double(done) / Double(total)) : 0
    if total > 0 { parts.append("\(Int(share * 100)) %") }
    if rows > 0 { parts.append("\(rows.grouped) rows") }
    if share > 0.02, elapsed > 0.3 {
      let left = elapsed / share - elapsed
      parts.append(left < 1 ? "less than 1 s left" : "\(Int(left.rounded(.up))) s left")
    }
    return parts.joined(separator: "   ") + "   (Ctrl-C stops)"
  }
}

extension Activity {
  fileprivate var word: String {
    switch self {
    case .reading: "reading"
    case .computing: "computing"
    case .filtering: "choosing rows"
    case .describing: "describing"
    case .writing: "writing"
    case .fitting: "fitting"
    }
  }
}

extension Int {
  /// `4 200 000`
  fileprivate var grouped: String {
    let digits = Array(String(self))
    return digits.enumerated().map { index, digit in
      index > 0 && (digits.count - index) % 3 == 0 ? " \(digit)" : String(digit)
    }.joined()
  }
}
