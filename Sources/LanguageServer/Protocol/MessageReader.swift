import Glibc

/// Messages as they come in: a header with the length, an empty line, and so many bytes of JSON.
struct MessageReader {
  private let descriptor: Int32
  private var buffer: [UInt8] = []
  private var start = 0

  /// A message that claims to be longer is not waited for.
  private static let greatestLength = 1 << 28

  init(descriptor: Int32) { self.descriptor = descriptor }

  /// The next message's bytes; nil when the other side has gone or does not speak the protocol any more.
  mutating func next() -> [UInt8]? {
    guard let length = contentLength() else { return nil }
    while buffer.count - start < length { guard fill() else { return nil } }
    let message = Array(buffer[start..<(start + length)])
    start += length
    if start > 1 << 16 || start == buffer.count {
      buffer.removeFirst(start)
      start = 0
    }
    return message
  }

  private mutating func contentLength() -> Int? {
    var length: Int?
    while let line = headerLine() {
      if line.isEmpty {
        if let length { return length }
        // Empty lines between messages do no harm.
        continue
      }
      let parts = line.split(separator: ":", maxSplits: 1)
      if parts.count == 2, parts[0].lowercased() == "content-length",
        let value = Int(parts[1].filter { !$0.isWhitespace }), (0...Self.greatestLength).contains(value)
      {
        length = value
      }
    }
    return nil
  }

  private mutating func headerLine() -> String? {
    var end = start
    while true {
      if let newline = buffer[end...].firstIndex(of: UInt8(ascii: "\n")) {
        let line = buffer[start..<newline]
        start = newline + 1
        return String(decoding: line.last == UInt8(ascii: "\r") ? line.dropLast() : line, as: UTF8.self)
      }
      guard buffer.count - start < 1 << 16 else { return nil }
      end = buffer.count
      guard fill() else { return nil }
    }
  }

  private mutating func fill() -> Bool {
    var block = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(descriptor, &block, block.count)
      if count > 0 {
        buffer += block[..<count]
        return true
      }
      if count == 0 || errno != EINTR { return false }
    }
  }
}
