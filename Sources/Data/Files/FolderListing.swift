import Glibc

/// Names in a folder: to suggest what a misspelt file name may have meant, and to complete one.
package enum FolderListing {
  package struct Entry: Hashable, Sendable {
    package var name: String
    package var isFolder: Bool
    /// In bytes; 0 for a folder.
    package var size: Int
  }

  /// What is in a folder, in the order of the names, hidden entries too; nothing where it cannot be read.
  package static func entries(in folder: String) -> [Entry] {
    names(in: folder, hidden: true).sorted().map { name in
      var state = stat()
      guard stat(folder + "/" + name, &state) == 0 else { return Entry(name: name, isFolder: false, size: 0) }
      let isFolder = state.st_mode & S_IFMT == S_IFDIR
      return Entry(name: name, isFolder: isFolder, size: isFolder ? 0 : Int(state.st_size))
    }
  }

  /// At most three names in the folder of `path` that differ little from its last part.
  static func namesNear(_ path: String) -> [String] {
    let slash = path.lastIndex(of: "/")
    let folder = slash.map { String(path[...$0]) } ?? "."
    let name = slash.map { String(path[path.index(after: $0)...]) } ?? path
    let wanted = Array(name.lowercased().utf8.prefix(longestName))
    let limit = max(2, wanted.count / 3)
    let ranked = names(in: folder)
      .map { (name: $0, distance: distance(wanted, Array($0.lowercased().utf8))) }
      .filter { $0.distance <= limit }
      .sorted { ($0.distance, $0.name) < ($1.distance, $1.name) }
    return ranked.prefix(3).map(\.name)
  }

  /// Bytes that Linux allows in a name.
  private static let longestName = 255

  private static func names(in folder: String, hidden: Bool = false) -> [String] {
    guard let directory = opendir(folder) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while names.count < 10_000, let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { tuple in
        tuple.withMemoryRebound(to: CChar.self, capacity: longestName + 1) { String(cString: $0) }
      }
      if !name.hasPrefix(".") || hidden && name != "." && name != ".." { names.append(name) }
    }
    return names
  }

  /// Number of single-byte insertions, deletions and replacements between two names (Levenshtein 1966).
  private static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
    var previous = Array(0...right.count)
    for (row, byte) in left.enumerated() {
      var current = [row + 1]
      for (column, other) in right.enumerated() {
        let replaced = previous[column] + (byte == other ? 0 : 1)
        current.append(min(replaced, previous[column + 1] + 1, current[column] + 1))
      }
      previous = current
    }
    return previous[right.count]
  }
}
