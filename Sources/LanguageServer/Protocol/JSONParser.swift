import Report

/// Reads JSON (RFC 8259): a hand-written one, since messages come with every keystroke and Foundation's takes three times
/// as long to start and to read.
struct JSONParser {
  /// Why a text is no JSON.
  struct Problem: Error { let offset: Int }

  private let bytes: [UInt8]
  private var offset = 0
  private var depth = 0

  /// Deeper ones are refused: reading them would use up the stack.
  private static let greatestDepth = 256

  /// - Throws: `Problem`.
  static func value(of bytes: [UInt8]) throws(Problem) -> JSONValue {
    var parser = JSONParser(bytes: bytes)
    let value = try parser.value()
    parser.skipBlanks()
    guard parser.offset == bytes.count else { throw parser.problem }
    return value
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private var problem: Problem { Problem(offset: offset) }
  private var current: UInt8? { offset < bytes.count ? bytes[offset] : nil }

  private mutating func skipBlanks() {
    while let byte = current, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { offset += 1 }
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard current == UInt8(ascii: character) else { return false }
    offset += 1
    return true
  }

  private mutating func value() throws(Problem) -> JSONValue {
    skipBlanks()
    guard depth < Self.greatestDepth else { throw problem }
    depth += 1
    defer { depth -= 1 }
    switch current {
    case UInt8(ascii: "{"): return try object()
    case UInt8(ascii: "["): return try array()
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: return try number()
    }
  }

  private mutating func word(_ word: StaticString, _ value: JSONValue) throws(Problem) -> JSONValue {
    let length = word.utf8CodeUnitCount
    let isThere = word.withUTF8Buffer { bytes[offset...].starts(with: $0) }
    guard isThere else { throw problem }
    offset += length
    return value
  }

  private mutating func object() throws(Problem) -> JSONValue {
    offset += 1
    var members: [JSONValue.Member] = []
    skipBlanks()
    if take("}") { return .object([]) }
    repeat {
      skipBlanks()
      guard current == UInt8(ascii: "\"") else { throw problem }
      let key = try string()
      skipBlanks()
      guard take(":") else { throw problem }
      members.append(JSONValue.Member(key, try value()))
      skipBlanks()
    } while take(",")
    guard take("}") else { throw problem }
    return .object(members)
  }

  private mutating func array() throws(Problem) -> JSONValue {
    offset += 1
    var values: [JSONValue] = []
    skipBlanks()
    if take("]") { return .array([]) }
    repeat {
      values.append(try value())
      skipBlanks()
    } while take(",")
    guard take("]") else { throw problem }
    return .array(values)
  }

  private mutating func number() throws(Problem) -> JSONValue {
    let start = offset
    var isWhole = true
    while let byte = current {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "+"): break
      case UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E"): isWhole = false
      default:
        return try number(start..<offset, isWhole)
      }
      offset += 1
    }
    return try number(start..<offset, isWhole)
  }

  private func number(_ range: Range<Int>, _ isWhole: Bool) throws(Problem) -> JSONValue {
    let text = String(decoding: bytes[range], as: UTF8.self)
    if isWhole, let integer = Int(text) { return .integer(integer) }
    guard let number = Double(text) else { throw problem }
    return .number(number)
  }

  // MARK: Texts

  private mutating func string() throws(Problem) -> String {
    offset += 1
    var start = offset
    var text = ""
    while let byte = current {
      switch byte {
      case UInt8(ascii: "\""):
        // Invalid UTF-8 is repaired.
        text += String(decoding: bytes[start..<offset], as: UTF8.self)
        offset += 1
        return text
      case UInt8(ascii: "\\"):
        text += String(decoding: bytes[start..<offset], as: UTF8.self)
        offset += 1
        text.unicodeScalars.append(try escaped())
        start = offset
      default: offset += 1
      }
    }
    throw problem
  }

  private mutating func escaped() throws(Problem) -> Unicode.Scalar {
    guard let byte = current else { throw problem }
    offset += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"): return try unicodeScalar()
    default: throw problem
    }
  }

  /// A scalar above U+FFFF is written as two halves; a half alone is replaced.
  private mutating func unicodeScalar() throws(Problem) -> Unicode.Scalar {
    let first = try hexadecimal()
    guard first & 0xFC00 == 0xD800 else { return Unicode.Scalar(first) ?? "\u{FFFD}" }
    let before = offset
    guard take("\\"), take("u") else {
      offset = before
      return "\u{FFFD}"
    }
    let second = try hexadecimal()
    guard second & 0xFC00 == 0xDC00 else {
      offset = before
      return "\u{FFFD}"
    }
    return Unicode.Scalar(0x10000 + (first & 0x3FF) << 10 + second & 0x3FF) ?? "\u{FFFD}"
  }

  private mutating func hexadecimal() throws(Problem) -> UInt32 {
    guard offset + 4 <= bytes.count else { throw problem }
    var value: UInt32 = 0
    for byte in bytes[offset..<(offset + 4)] {
      guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { throw problem }
      value = value << 4 | UInt32(digit)
    }
    offset += 4
    return value
  }
}
