import Glibc

/// Lets go of large values on a thread of its own, so that nobody who interrupted waits until millions of texts and
/// gigabytes are freed.
enum Disposal {
  /// Empties `values` at once; what was in them is freed some time later.
  static func later<Element: Sendable>(_ values: inout [Element]) {
    // The job must be the last to hold them when its thread lets go.
    let job = Job(held: values) {}
    values = []
    start(job)
  }

  /// Frees memory some time later.
  static func later(_ free: @escaping @Sendable () -> Void) { start(Job(held: 0, free)) }

  private static func start(_ job: Job) {
    var thread = pthread_t()
    let context = Unmanaged.passRetained(job)
    if pthread_create(&thread, nil, finish, context.toOpaque()) == 0 {
      pthread_detach(thread)
    } else {
      context.takeRetainedValue().free()
    }
  }
}

private final class Job: Sendable {
  let held: any Sendable
  let free: @Sendable () -> Void

  init(held: any Sendable, _ free: @escaping @Sendable () -> Void) {
    self.held = held
    self.free = free
  }
}

private func finish(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  if let context { Unmanaged<Job>.fromOpaque(context).takeRetainedValue().free() }
  return nil
}
