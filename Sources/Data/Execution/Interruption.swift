import Synchronization

/// Tells a long computation to stop and tells others how far it is.
///
/// One token is handed down to every loop that grows with rows; whoever holds the other end sets `request()` from
/// any thread, and the loop throws its own `interrupted` case at its next block.
package final class Interruption: Sendable {
  private let requested = Atomic<Bool>(false)
  private let finishedUnits = Atomic<Int>(0)
  private let totalUnits = Atomic<Int>(0)

  package init() {}

  /// Whether somebody asked the computation to stop.
  package var isRequested: Bool { requested.load(ordering: .relaxed) }

  /// Asks the computation to stop at its next block.
  package func request() { requested.store(true, ordering: .relaxed) }

  /// Units of work finished since `begin(total:)`: bytes, rows or draws, as the computation chose.
  package var done: Int { finishedUnits.load(ordering: .relaxed) }

  /// Units of work in all; 0 when not known.
  package var total: Int { totalUnits.load(ordering: .relaxed) }

  /// Starts a count of progress anew.
  package func begin(total: Int) {
    finishedUnits.store(0, ordering: .relaxed)
    totalUnits.store(total, ordering: .relaxed)
  }

  /// Adds finished units to the count of progress.
  package func advance(by units: Int) {
    finishedUnits.wrappingAdd(units, ordering: .relaxed)
  }
}
