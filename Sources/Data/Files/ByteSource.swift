import Glibc

/// Bytes that can be read at any place: a file, or bytes in memory.
enum ByteSource: Sendable {
  case memory([UInt8])
  case file(OpenFile)

  var count: Int {
    switch self {
    case .memory(let bytes): bytes.count
    case .file(let file): file.size
    }
  }

  /// Copies up to `length` bytes from `offset` on; fewer only at the end, or when interrupted.
  /// - Throws: the system's error number.
  func read(
    at offset: Int, length: Int, into target: UnsafeMutablePointer<UInt8>, _ interruption: Interruption? = nil
  ) throws(SystemFailure) -> Int {
    switch self {
    case .file(let file): return try file.read(at: offset, length: length, into: target, interruption)
    case .memory(let bytes):
      let start = min(max(0, offset), bytes.count)
      let length = min(length, bytes.count - start)
      bytes.withUnsafeBufferPointer { buffer in
        if length > 0, let base = buffer.baseAddress { target.update(from: base + start, count: length) }
      }
      return length
    }
  }

  /// A copy of the first `length` bytes; fewer when there are no more, or when interrupted.
  func prefix(_ length: Int, _ interruption: Interruption? = nil) throws(SystemFailure) -> [UInt8] {
    let length = min(length, count)
    let buffer = UnsafeMutablePointer<UInt8>.allocate(capacity: max(1, length))
    defer { buffer.deallocate() }
    let found = try read(at: 0, length: length, into: buffer, interruption)
    return Array(UnsafeBufferPointer(start: buffer, count: found))
  }
}

/// An error number of the operating system.
struct SystemFailure: Error, Hashable, Sendable {
  let number: Int32

  /// The system's own words for it.
  var reason: String { String(cString: strerror(number)) }
}

/// A file open for reading; closed when nobody holds it any more.
final class OpenFile: Sendable {
  let size: Int
  private let descriptor: Int32

  init(descriptor: Int32, size: Int) {
    self.descriptor = descriptor
    self.size = size
  }

  deinit { close(descriptor) }

  /// Bytes that are asked of the system at once.
  private static let pieceLength = 1 << 22

  func read(
    at offset: Int, length: Int, into target: UnsafeMutablePointer<UInt8>, _ interruption: Interruption?
  ) throws(SystemFailure) -> Int {
    var done = 0
    while done < length, interruption?.isRequested != true {
      let count = pread(
        descriptor, target + done, min(length - done, Self.pieceLength), off_t(offset + done))
      if count > 0 {
        done += count
      } else if count == 0 {
        break
      } else if errno != EINTR {
        throw SystemFailure(number: errno)
      }
    }
    return done
  }
}
