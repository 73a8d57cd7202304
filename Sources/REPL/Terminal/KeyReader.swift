import Glibc

/// What a terminal sends, one key after another: UTF-8 decoded, and a pasted text in one piece.
struct KeyReader {
  enum Key: Equatable {
    case scalar(Unicode.Scalar)
    /// A text between the marks of a bracketed paste, with line feeds for line ends.
    case pasted(String)
    /// A signal came before a key.
    case woken
    case ended
  }

  private let descriptor: Int32
  private var bytes: [UInt8] = []
  private var position = 0

  private static let opening = Array("\u{1B}[200~".utf8)
  private static let closing = Array("\u{1B}[201~".utf8)
  /// How long the rest of a key's sequence may be on its way, in milliseconds: Escape alone has none.
  private static let patience: Int32 = 25
  /// A paste longer than this is cut, so that a mark that never comes cannot fill the memory.
  private static let longestPaste = 1 << 24

  init(descriptor: Int32) { self.descriptor = descriptor }

  mutating func next() -> Key {
    switch awaitBytes() {
    case .woken: return .woken
    case .ended: return .ended
    case .filled: break
    }
    let first = bytes[position]
    if first == Self.opening[0], takeOpening() { return .pasted(paste()) }
    position += 1
    return first < 0x80 ? .scalar(Unicode.Scalar(first)) : .scalar(decoded(from: first))
  }

  // MARK: Bytes

  enum Filling { case filled, woken, ended }

  /// Waits until there is something to read.
  mutating func awaitBytes() -> Filling { position < bytes.count ? .filled : fill() }

  private mutating func fill() -> Filling {
    var block = [UInt8](repeating: 0, count: 4096)
    let count = read(descriptor, &block, block.count)
    if count < 0 { return errno == EINTR ? .woken : .ended }
    if count == 0 { return .ended }
    bytes.removeFirst(position)
    position = 0
    bytes += block[..<count]
    return .filled
  }

  /// The byte at a place after the current one, which may still be on its way.
  private mutating func awaitByte(at offset: Int) -> UInt8? {
    while position + offset >= bytes.count {
      var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      guard poll(&request, 1, Self.patience) > 0, fill() == .filled else { return nil }
    }
    return bytes[position + offset]
  }

  // MARK: Paste

  private mutating func takeOpening() -> Bool {
    for (offset, byte) in Self.opening.enumerated().dropFirst() where awaitByte(at: offset) != byte {
      return false
    }
    position += Self.opening.count
    return true
  }

  private mutating func paste() -> String {
    var text: [UInt8] = []
    while text.count < Self.longestPaste {
      if position == bytes.count {
        switch fill() {
        case .filled: break
        case .woken: continue
        case .ended: return Self.plain(text)
        }
      }
      text.append(bytes[position])
      position += 1
      if text.last == Self.closing.last, text.suffix(Self.closing.count).elementsEqual(Self.closing) {
        return Self.plain(text.dropLast(Self.closing.count))
      }
    }
    return Self.plain(text)
  }

  /// The text with one kind of line end, spaces for tabs, and no other controls: nothing in it may act on the terminal.
  private static func plain(_ bytes: some Sequence<UInt8>) -> String {
    var scalars = String.UnicodeScalarView()
    var isAfterReturn = false
    for scalar in String(decoding: Array(bytes), as: UTF8.self).unicodeScalars {
      switch scalar {
      case "\r": scalars.append("\n")
      case "\n": if !isAfterReturn { scalars.append("\n") }
      case "\t": scalars.append(contentsOf: "  ".unicodeScalars)
      default: if scalar.properties.generalCategory != .control { scalars.append(scalar) }
      }
      isAfterReturn = scalar == "\r"
    }
    return String(scalars).composed
  }

  // MARK: UTF-8

  /// The scalar that begins with a byte already taken; U+FFFD for bytes that are none.
  private mutating func decoded(from first: UInt8) -> Unicode.Scalar {
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    var sequence = [first]
    while sequence.count < length, let byte = awaitByte(at: 0), byte & 0xC0 == 0x80 {
      sequence.append(byte)
      position += 1
    }
    let scalars = String(decoding: sequence, as: UTF8.self).unicodeScalars
    return scalars.count == 1 ? scalars.first ?? "\u{FFFD}" : "\u{FFFD}"
  }
}
