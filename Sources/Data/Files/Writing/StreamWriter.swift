import Glibc

/// A file descriptor that texts are written to, whole, however often the system cuts a write short.
package final class StreamWriter: @unchecked Sendable {
  private let descriptor: Int32
  /// What is held back until `flush`, so that a table is one write.
  private var buffer: [UInt8] = []
  /// Set when the reader has gone (a closed pipe) or the disk is full; nothing is written after that.
  package private(set) var failure: Int32?

  package init(descriptor: Int32) { self.descriptor = descriptor }

  package func write(_ text: String) {
    buffer.append(contentsOf: text.utf8)
    if buffer.count > 1 << 16 { flush() }
  }

  package func write(_ bytes: UnsafeRawBufferPointer) {
    buffer.append(contentsOf: bytes)
    if buffer.count > 1 << 16 { flush() }
  }

  package func flush() {
    if failure == nil { failure = buffer.withUnsafeBytes { Self.writeAll($0, to: descriptor) } }
    buffer.removeAll(keepingCapacity: true)
  }

  /// Writes all of a text, held back nowhere.
  /// - Returns: the system's code for what went wrong, if anything did.
  @discardableResult
  package static func writeAll(_ text: String, to descriptor: Int32) -> Int32? {
    var text = text
    return text.withUTF8 { writeAll(UnsafeRawBufferPointer($0), to: descriptor) }
  }

  /// The same for bytes.
  @discardableResult
  package static func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Int32? {
    bytes.withUnsafeBytes { writeAll($0, to: descriptor) }
  }

  private static func writeAll(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Int32? {
    var start = 0
    while start < bytes.count, let base = bytes.baseAddress {
      let written = Glibc.write(descriptor, base + start, bytes.count - start)
      if written > 0 {
        start += written
      } else if errno != EINTR {
        return errno
      }
    }
    return nil
  }
}
