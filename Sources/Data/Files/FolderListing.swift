import Glibc

/// What is in a folder: to complete a path, and to suggest what a misspelt file name may have meant.
package enum FolderListing {
  /// A file or folder.
  package struct Entry: Hashable, Sendable {
    package var name: String
    package var isFolder: Bool
    /// In bytes; 0 for what is no plain file.
    package var size: Int
  }

  /// More entries than these are left out.
  private static let greatestCount = 10_000

  /// What is in a folder, hidden files too, in the order of names; empty where it cannot be read. Names that no
  /// script can write, because they are not UTF-8 or hold control characters, are left out.
  package static func entries(in folder: String) -> [Entry] {
    names(in: folder.isEmpty ? "." : folder)
      .filter { name in name != "." && name != ".." && !name.unicodeScalars.contains { $0.value < 32 } }
      .map { (key: $0.lowercased(), name: $0) }
      .sorted { ($0.key, $0.name) < ($1.key, $1.name) }
      .map { entry($0.name, in: folder) }
  }

  private static func entry(_ name: String, in folder: String) -> Entry {
    var status = stat()
    let path = folder.isEmpty || folder.hasSuffix("/") ? folder + name : folder + "/" + name
    guard stat(path, &status) == 0 else { return Entry(name: name, isFolder: false, size: 0) }
    let kind = status.st_mode & S_IFMT
    return Entry(name: name, isFolder: kind == S_IFDIR, size: kind == S_IFREG ? Int(status.st_size) : 0)
  }

  /// At most three names in the folder of `path` that differ little from its last part.
  static func namesNear(_ path: String) -> [String] {
    let slash = path.lastIndex(of: "/")
    let folder = slash.map { String(path[...$0]) } ?? "."
    let name = slash.map { String(path[path.index(after: $0)...]) } ?? path
    let wanted = Array(name.lowercased().utf8.prefix(longestName))
    let limit = max(2, wanted.count / 3)
    let ranked = names(in: folder)
      .filter { !$0.hasPrefix(".") }
      .map { (name: $0, distance: distance(wanted, Array($0.lowercased().utf8))) }
      .filter { $0.distance <= limit }
      .sorted { ($0.distance, $0.name) < ($1.distance, $1.name) }
    return ranked.prefix(3).map(\.name)
  }

  /// Bytes that Linux allows in a name.
  private static let longestName = 255

  private static func names(in folder: String) -> [String] {
    guard folder.isPossiblePath, let directory = opendir(folder) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while names.count < greatestCount, let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { tuple in
        tuple.withMemoryRebound(to: CChar.self, capacity: longestName + 1) { String(validatingCString: $0) }
      }
      if let name { names.append(name) }
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
