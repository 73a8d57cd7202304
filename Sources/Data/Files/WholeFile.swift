/// A file read as one piece: a script, not data.
package enum WholeFile {
  /// - Throws: why it cannot be read; nothing is said of what the bytes mean.
  package static func read(_ path: String) throws(FileError) -> [UInt8] {
    let source = try ByteSource.opening(path)
    do { return try source.prefix(source.count) } catch {
      throw FileError(opening: path, failure: error)
    }
  }
}
