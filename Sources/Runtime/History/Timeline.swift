import Data

/// The states of the data that `undo` goes back to and `redo` forward. Columns are shared between them.
package struct Timeline: Sendable {
  /// The data with what goes along with them.
  struct DataState: Sendable {
    var frame: Frame?
    var frames: NamedFrames
    var ledger: SampleLedger
    var lastModel: ModelResult?
  }

  /// A statement that changed the data, with the data on its other side.
  struct Step: Sendable {
    let statement: String
    /// Its place in the journal.
    let entry: Int
    var state: DataState
  }

  /// Whether states are kept: at the prompt, and in a script that says `undo`.
  package var isKept = false
  private(set) var past: [Step] = []
  private(set) var future: [Step] = []
  /// How often `undo` and `redo` were used, so that what they change is not taken for a change of its own.
  private(set) var moves = 0

  /// Older steps are given up.
  static let limit = 100

  package init() {}

  mutating func record(_ step: Step) {
    future = []
    past.append(step)
    if past.count > Self.limit { past.removeFirst() }
  }

  /// Goes back one step.
  /// - Parameter now: the data as they are, which `redo` will restore.
  mutating func back(from now: DataState) -> Step? {
    guard let step = past.popLast() else { return nil }
    moves += 1
    future.append(Step(statement: step.statement, entry: step.entry, state: now))
    return step
  }

  /// Goes forward one step.
  mutating func forward(from now: DataState) -> Step? {
    guard let step = future.popLast() else { return nil }
    moves += 1
    past.append(Step(statement: step.statement, entry: step.entry, state: now))
    return step
  }
}

extension Session {
  var dataState: Timeline.DataState {
    get { Timeline.DataState(frame: frame, frames: frames, ledger: ledger, lastModel: lastModel) }
    set {
      frame = newValue.frame
      frames = newValue.frames
      ledger = newValue.ledger
      lastModel = newValue.lastModel
    }
  }
}
