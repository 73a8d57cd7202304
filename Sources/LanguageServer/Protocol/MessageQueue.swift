import Data
import Glibc
import Report
import Synchronization

/// What has come in and waits to be dealt with, and which of it was cancelled meanwhile.
final class MessageQueue: Sendable {
  enum Item: Sendable {
    case message(JSONValue)
    case unreadable
    /// The other side has gone.
    case end
    /// A run in the background has come to its end.
    case finished(id: JSONValue, Result<JSONValue, ResponseError>)
  }

  private struct State {
    var items: [Item] = []
    var cancelled: Set<JSONValue> = []
    /// What the runs in the background listen to.
    var running: [JSONValue: Interruption] = [:]
    /// What is done while nothing waits.
    var pastime: Interruption?
  }

  private let state = Mutex(State())
  private let arrivals: Arrivals = Arrivals()

  func add(_ item: Item) {
    if case .message(let message) = item, message["method"]?.string == "$/cancelRequest",
      let id = message["params"]?["id"]
    {
      return cancel(id)
    }
    state.withLock { state in
      state.items.append(item)
      state.pastime?.request()
    }
    arrivals.signal()
  }

  /// The next one; waits for it.
  func next() -> Item {
    arrivals.wait()
    return state.withLock { $0.items.isEmpty ? .end : $0.items.removeFirst() }
  }

  /// Whether something waits, or comes within so long.
  func waits(milliseconds: Int) -> Bool { !isEmpty || arrivals.wait(milliseconds: milliseconds) }

  var isEmpty: Bool { state.withLock { $0.items.isEmpty } }

  /// Does what can wait: it is interrupted as soon as something comes in.
  func whileIdle(_ interruption: Interruption, _ body: () -> Void) {
    state.withLock { state in
      interruption.clear()
      if !state.items.isEmpty { interruption.request() }
      state.pastime = interruption
    }
    body()
    state.withLock { $0.pastime = nil }
  }

  // MARK: Cancelling

  private func cancel(_ id: JSONValue) {
    state.withLock { state in
      if let interruption = state.running[id] { return interruption.request() }
      // A request that is answered already, or never came, is not waited for.
      let isWaiting = state.items.contains {
        if case .message(let message) = $0 { message["id"] == id && message["method"] != nil } else { false }
      }
      if isWaiting { state.cancelled.insert(id) }
    }
  }

  /// Whether a request that is now dealt with was cancelled.
  func takeCancellation(of id: JSONValue) -> Bool { state.withLock { $0.cancelled.remove(id) != nil } }

  func begin(_ id: JSONValue, _ interruption: Interruption) {
    state.withLock { $0.running[id] = interruption }
  }

  func end(_ id: JSONValue) { state.withLock { $0.running[id] = nil } }

  /// Asks every run in the background to stop.
  func interruptAll() { state.withLock { for interruption in $0.running.values { interruption.request() } } }
}

/// Counts what has arrived: a semaphore of the system.
private final class Arrivals: @unchecked Sendable {
  private let semaphore = UnsafeMutablePointer<sem_t>.allocate(capacity: 1)

  init() { sem_init(semaphore, 0, 0) }

  deinit {
    sem_destroy(semaphore)
    semaphore.deallocate()
  }

  func signal() { sem_post(semaphore) }

  /// Whether something arrives within so long; it stays to be taken.
  func wait(milliseconds: Int) -> Bool {
    var end = timespec()
    clock_gettime(CLOCK_REALTIME, &end)
    let nanoseconds = end.tv_nsec + milliseconds % 1000 * 1_000_000
    end.tv_sec += milliseconds / 1000 + nanoseconds / 1_000_000_000
    end.tv_nsec = nanoseconds % 1_000_000_000
    while sem_timedwait(semaphore, &end) != 0 {
      if errno != EINTR { return false }
    }
    sem_post(semaphore)
    return true
  }

  func wait() { while sem_wait(semaphore) != 0, errno == EINTR {} }
}
