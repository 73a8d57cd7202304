import Data
import Lang

/// The data that are in memory beside the current ones, by name.
package struct NamedFrames: Sendable {
  /// Data with the flow of their rows.
  package struct Entry: Sendable {
    package var frame: Frame
    package var ledger: SampleLedger
  }

  /// What the data are called that were read without a name.
  package static let mainName = DataScope.mainName

  /// The name of the current data.
  package var current = mainName
  /// The others.
  package var others: [String: Entry] = [:]

  package init() {}
}

extension Session {
  /// Puts the current data aside under their name and takes others, or none yet, in their place.
  mutating func switchFrame(to name: String) {
    guard name != frames.current else { return }
    if let frame { frames.others[frames.current] = NamedFrames.Entry(frame: frame, ledger: ledger) }
    let entry = frames.others.removeValue(forKey: name)
    frames.current = name
    frame = entry?.frame
    ledger = entry?.ledger ?? SampleLedger()
  }
}

extension Interpreter {
  /// The names of all data in memory, in alphabetical order.
  var frameNames: [String] {
    ((session.frame == nil ? [] : [session.frames.current]) + session.frames.others.keys).sorted()
  }

  func frame(named name: String) -> Frame? {
    name == session.frames.current ? session.frame : session.frames.others[name]?.frame
  }
}
