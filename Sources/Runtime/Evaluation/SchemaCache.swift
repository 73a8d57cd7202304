import Data
import Lang
import Synchronization

/// The columns of data files that were looked at, for as long as the files stay as they are.
package final class SchemaCache: Sendable {
  private struct Key: Hashable {
    let path: String
    let reading: [String: [String]]
  }

  private struct Entry {
    let state: FileState
    let schema: Schema
  }

  private let entries = Mutex<[Key: Entry]>([:])

  /// A session looks at few files; when there are this many it begins anew.
  private static let mostEntries = 256

  package init() {}

  func schema(of path: String, _ reading: [String: [String]]) -> Schema? {
    guard let state = FileState(path) else { return nil }
    let entry = entries.withLock { $0[Key(path: path, reading: reading)] }
    return entry?.state == state ? entry?.schema : nil
  }

  func keep(_ schema: Schema, of path: String, _ reading: [String: [String]]) {
    guard let state = FileState(path) else { return }
    entries.withLock { entries in
      if entries.count >= Self.mostEntries { entries.removeAll() }
      entries[Key(path: path, reading: reading)] = Entry(state: state, schema: schema)
    }
  }
}
