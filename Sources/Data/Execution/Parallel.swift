import Glibc
import Synchronization

/// Fork and join over a few threads.
///
/// Work is given by index and each index has its own slot for its result, so that what comes out does not depend on
/// the number of threads or on which of them did what.
package enum Parallel {
  /// Calls `body` once for each index below `count`, on at most `threads` threads, and returns when all are done.
  package static func forEach(count: Int, threads: Int, _ body: @Sendable (_ index: Int) -> Void) {
    forEach(count: count, threads: threads) { index, _ in body(index) }
  }

  /// As `forEach(count:threads:_:)`; `worker`, below `threads`, names the thread, so that each can keep scratch space
  /// of its own.
  package static func forEach(
    count: Int, threads: Int, _ body: @Sendable (_ index: Int, _ worker: Int) -> Void
  ) {
    let workers = min(threads, count)
    guard workers > 1 else {
      for index in 0..<max(0, count) { body(index, 0) }
      return
    }
    withoutActuallyEscaping(body) { body in
      let crew = Crew(count: count, body: body)
      let helpers = (1..<workers).compactMap { crew.start(worker: $0) }
      crew.work(worker: 0)
      for helper in helpers { pthread_join(helper, nil) }
    }
  }

  /// The results of `body` for each index below `count`, in the order of the indices; `worker` names the thread.
  package static func map<Result: Sendable>(
    count: Int, threads: Int, _ body: @Sendable (_ index: Int, _ worker: Int) -> Result
  ) -> [Result] {
    [Result](unsafeUninitializedCapacity: max(0, count)) { buffer, initializedCount in
      let slots = Slots(base: buffer.baseAddress)
      forEach(count: count, threads: threads) { index, worker in
        guard let base = slots.base else { return }
        (base + index).initialize(to: body(index, worker))
      }
      initializedCount = max(0, count)
    }
  }

  /// The results of `body` for each index below `count`, in the order of the indices.
  package static func map<Result: Sendable>(
    count: Int, threads: Int, _ body: @Sendable (_ index: Int) -> Result
  ) -> [Result] {
    map(count: count, threads: threads) { index, _ in body(index) }
  }

  /// A buffer of which each thread writes its own elements only.
  private struct Slots<Element>: @unchecked Sendable {
    let base: UnsafeMutablePointer<Element>?
  }
}

/// The threads of one fork: each takes the next index until none is left.
private final class Crew: Sendable {
  private let next = Atomic<Int>(0)
  private let count: Int
  private let body: @Sendable (Int, Int) -> Void

  init(count: Int, body: @escaping @Sendable (Int, Int) -> Void) {
    self.count = count
    self.body = body
  }

  func work(worker: Int) {
    while true {
      let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
      guard index < count else { return }
      body(index, worker)
    }
  }

  /// Starts a thread; nil when the system has none to give, whose work the others then do.
  func start(worker: Int) -> pthread_t? {
    let shift = Shift(crew: self, worker: worker)
    var thread = pthread_t()
    let context = Unmanaged.passRetained(shift)
    let status = pthread_create(&thread, nil, runShift, context.toOpaque())
    guard status == 0 else {
      context.release()
      return nil
    }
    return thread
  }
}

private final class Shift: Sendable {
  let crew: Crew
  let worker: Int

  init(crew: Crew, worker: Int) {
    self.crew = crew
    self.worker = worker
  }
}

private func runShift(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  if let context {
    let shift = Unmanaged<Shift>.fromOpaque(context).takeRetainedValue()
    shift.crew.work(worker: shift.worker)
  }
  return nil
}
