import Synchronization

/// Tells a long computation to stop and tells others how far it is.
///
/// One token is handed down to every loop that grows with rows; whoever holds the other end calls `request()` from
/// any thread, and the loop throws `Interrupted`, or its own `interrupted` case, at its next block of rows.
package final class Interruption: Sendable {
  private let requested = Atomic<Bool>(false)
  private let activity = Atomic<UInt8>(0)
  private let passes = Atomic<Int>(0)
  private let doneUnits = Atomic<Int>(0)
  private let totalUnits = Atomic<Int>(0)
  private let doneRows = Atomic<Int>(0)
  /// The rows that the units are loops over; 0 where rows are counted by themselves.
  private let rowsInAll = Atomic<Int>(0)

  /// How often the token may be looked at before it requests itself; nil for never.
  private let pollLimit: Int?
  private let polls = Atomic<Int>(0)

  package init() { pollLimit = nil }

  /// A token that requests itself when it is looked at for the `limit`-th time, to test what is left behind.
  package init(atPoll limit: Int) { pollLimit = limit }

  /// Whether somebody asked the computation to stop.
  package var isRequested: Bool {
    if let pollLimit, polls.wrappingAdd(1, ordering: .relaxed).newValue >= pollLimit { request() }
    return requested.load(ordering: .relaxed)
  }

  /// Asks the computation to stop at its next block.
  package func request() { requested.store(true, ordering: .relaxed) }

  /// Throws if somebody asked the computation to stop.
  package func check() throws(Interrupted) {
    if isRequested { throw Interrupted() }
  }

  /// How often a token with a limit was looked at.
  package var pollCount: Int { polls.load(ordering: .relaxed) }
}

/// Why a computation that was asked to stop has no result.
package struct Interrupted: Error, Hashable, Sendable {
  package init() {}
}

extension Interruption {
  /// How far the computation is; nil before it has begun to count. The parts are read one after the other, so a
  /// reader on another thread may see a new count with an old activity for a moment.
  package var progress: Progress? {
    let pass = passes.load(ordering: .acquiring)
    guard pass > 0, let activity = Activity(rawValue: activity.load(ordering: .relaxed)) else { return nil }
    let total = totalUnits.load(ordering: .relaxed)
    let units = doneUnits.load(ordering: .relaxed)
    let done = total > 0 ? min(units, total) : units
    let all = rowsInAll.load(ordering: .relaxed)
    let counted = doneRows.load(ordering: .relaxed)
    let rows = all > 0 && total > 0 ? Int(Double(all) * (Double(done) / Double(total))) : counted
    return Progress(activity: activity, done: done, total: total, rows: rows, pass: pass)
  }

  /// Starts a count of progress anew; `total` is 0 where it is not known.
  package func begin(_ activity: Activity, total: Int) { begin(activity, total: total, rows: 0) }

  /// The same for work that goes over the same rows several times, such as once for each column: the rows finished
  /// are then told by the share of the units.
  package func begin(_ activity: Activity, total: Int, rows: Int) {
    doneUnits.store(0, ordering: .relaxed)
    doneRows.store(0, ordering: .relaxed)
    totalUnits.store(total, ordering: .relaxed)
    rowsInAll.store(rows, ordering: .relaxed)
    self.activity.store(activity.rawValue, ordering: .relaxed)
    passes.wrappingAdd(1, ordering: .releasing)
  }

  /// Adds finished units to the count of progress: bytes of what is read, else rows.
  package func advance(by units: Int, rows: Int = 0) {
    doneUnits.wrappingAdd(units, ordering: .relaxed)
    if rows != 0 { doneRows.wrappingAdd(rows, ordering: .relaxed) }
  }
}
