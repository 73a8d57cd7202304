/// What stands after the last point of a file's name.
package enum FileExtension {
  /// In lower case; empty where there is none.
  package static func of(_ path: String) -> String {
    let name = path.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
    guard let point = name.lastIndex(of: "."), point != name.startIndex else { return "" }
    return name[name.index(after: point)...].lowercased()
  }
}
