import Glibc
import Testing

/// The tests' files of reference values, found relative to this one.
enum ReferenceFile {
  /// The fields of each line of a file without quotes.
  static func records(of name: String) throws -> [[String]] {
    let tests = #filePath.split(separator: "/").dropLast(2).joined(separator: "/")
    let text = try String(contentsOfPath: "/\(tests)/Reference/\(name)")
    return text.split(whereSeparator: \.isNewline)
      .map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
  }
}

extension String {
  fileprivate init(contentsOfPath path: String) throws {
    let file = try #require(fopen(path, "r"), "no file \(path)")
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65536)
    while case let count = fread(&buffer, 1, buffer.count, file), count > 0 { bytes += buffer.prefix(count) }
    self.init(decoding: bytes, as: UTF8.self)
  }
}
