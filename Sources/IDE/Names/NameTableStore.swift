import Synchronization

/// What the names of a document stand for, found when somebody first asks and kept for whoever asks next.
final class NameTableStore: Sendable {
  private let kept = Mutex<NameTable?>(nil)

  func table(_ make: () -> NameTable) -> NameTable {
    kept.withLock { table in
      if let table { return table }
      let made = make()
      table = made
      return made
    }
  }
}
