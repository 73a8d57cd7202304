import Data

@testable import Statistics

#if canImport(Glibc)
  import Glibc
#endif

/// The repository's files that tests read, and a reader for their plain comma-separated values.
enum ReferenceFiles {
  static let root: String = {
    var parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
    parts.removeLast(3)
    return parts.joined(separator: "/")
  }()

  /// The rows of a file below the repository's root, each by column name. Fields have no quotes.
  static func rows(_ path: String) throws -> [[String: String]] {
    let lines = try text(path).split(whereSeparator: \.isNewline).map { line in
      line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    guard let header = lines.first else { return [] }
    return lines.dropFirst().map { Dictionary(zip(header, $0), uniquingKeysWith: { first, _ in first }) }
  }

  /// The file as a frame: a column is of numbers if all its fields are, and empty fields are missing.
  static func frame(_ path: String) throws -> Frame {
    let lines = try text(path).split(whereSeparator: \.isNewline).map { line in
      line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    let columns = lines[0].enumerated().map { place, name in
      let fields = lines.dropFirst().map { $0[place] }
      let numbers = fields.map { $0.isEmpty ? Double.nan : Double($0) }
      return numbers.contains(nil)
        ? Column(name: name, texts: fields.map { $0.isEmpty ? nil : $0 })
        : Column(name: name, numbers: numbers.map { $0 ?? .nan })
    }
    return try Frame(columns: columns)
  }

  /// The columns of one reference table by the name of its term.
  static func table(_ path: String, key: String = "term") throws -> [String: [String: Double]] {
    var table: [String: [String: Double]] = [:]
    for row in try rows(path) {
      guard let name = row[key] else { continue }
      table[name] = row.compactMapValues { Double($0) }
    }
    return table
  }

  private static func text(_ path: String) throws -> String {
    struct Unreadable: Error { let path: String }
    guard let file = fopen("\(root)/\(path)", "rb") else { throw Unreadable(path: path) }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = fread(&buffer, 1, buffer.count, file), count > 0 { bytes += buffer[..<count] }
    return String(decoding: bytes, as: UTF8.self)
  }
}
