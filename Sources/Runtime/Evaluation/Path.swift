/// Paths as texts; nothing here asks the file system.
package enum Path {
  /// What stands before the last `/`; empty for a bare name.
  package static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "" }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// A path as the operating system is to be given it, if relative ones start from a folder; nothing is the folder itself.
  package static func joined(_ path: String, to folder: String) -> String {
    if path.isEmpty { return folder.isEmpty ? "." : folder }
    return path.hasPrefix("/") || folder.isEmpty ? path : folder + "/" + path
  }

  /// The path from the root, given the folder that it starts from; `.` and `..` are worked out.
  package static func absolute(_ path: String, in folder: String) -> String {
    let whole = path.hasPrefix("/") ? path : folder + "/" + path
    var parts: [Substring] = []
    for part in whole.split(separator: "/") where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(part) }
    }
    return "/" + parts.joined(separator: "/")
  }

  /// A path from one folder to a file, both given from the root; from the root where they have no folder in common.
  package static func relative(_ path: String, from folder: String) -> String {
    let target = path.split(separator: "/")
    let start = folder.split(separator: "/")
    let shared = zip(target, start).prefix { $0 == $1 }.count
    guard shared > 0 else { return path }
    return (start.dropFirst(shared).map { _ in ".." } + target.dropFirst(shared)).joined(separator: "/")
  }

  /// What stands after the last `/`.
  package static func lastComponent(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[path.index(after: $0)...]) } ?? path
  }
}
