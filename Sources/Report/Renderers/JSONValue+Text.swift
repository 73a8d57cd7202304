import Data

extension JSONValue {
  /// The value on one line, without spaces. Numbers are in the shortest form that reads back exactly.
  package var text: String { text(nil) }

  /// The same; once the interruption is requested it ends anywhere and is not to be shown.
  package func text(_ interruption: Interruption?) -> String {
    var bytes: [UInt8] = []
    write(to: &bytes, interruption)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The bytes of the text.
  package var utf8: [UInt8] {
    var bytes: [UInt8] = []
    write(to: &bytes, nil)
    return bytes
  }

  private func write(to bytes: inout [UInt8], _ interruption: Interruption?) {
    switch self {
    case .object(let members):
      bytes.append(UInt8(ascii: "{"))
      for (index, member) in members.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        Self.write(member.key, to: &bytes)
        bytes.append(UInt8(ascii: ":"))
        member.value.write(to: &bytes, interruption)
      }
      bytes.append(UInt8(ascii: "}"))
    case .array(let values):
      bytes.append(UInt8(ascii: "["))
      for (index, value) in values.enumerated() {
        if interruption.stops(at: index) { break }
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        value.write(to: &bytes, interruption)
      }
      bytes.append(UInt8(ascii: "]"))
    case .string(let string): Self.write(string, to: &bytes)
    case .number(let number): Self.write(number, to: &bytes)
    case .integer(let integer): Self.write(integer, to: &bytes)
    case .bool(let bool): bytes += (bool ? "true" : "false").utf8
    case .null: bytes += "null".utf8
    }
  }

  private static func write(_ integer: Int, to bytes: inout [UInt8]) {
    guard (0..<10).contains(integer) else { return bytes += integer.description.utf8 }
    bytes.append(UInt8(ascii: "0") + UInt8(integer))
  }

  /// Swift's description of a finite number is a number of JSON; a whole one loses its `.0`.
  private static func write(_ number: Double, to bytes: inout [UInt8]) {
    guard number.isFinite else { return bytes += "null".utf8 }
    let description = number.description
    bytes += (description.hasSuffix(".0") ? description.dropLast(2) : description[...]).utf8
  }

  private static func write(_ string: String, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    // Most texts have nothing that is written otherwise.
    let isPlain =
      string.utf8.withContiguousStorageIfAvailable { text in
        guard text.allSatisfy(\.standsForItself) else { return false }
        bytes += text
        return true
      } ?? false
    if !isPlain { for scalar in string.unicodeScalars { write(scalar, to: &bytes) } }
    bytes.append(UInt8(ascii: "\""))
  }

  private static func write(_ scalar: Unicode.Scalar, to bytes: inout [UInt8]) {
    switch scalar {
    case "\"": bytes += "\\\"".utf8
    case "\\": bytes += "\\\\".utf8
    case "\n": bytes += "\\n".utf8
    case "\r": bytes += "\\r".utf8
    case "\t": bytes += "\\t".utf8
    // U+2028 and U+2029 end a line for readers of JSON lines that go by Unicode, and in older JavaScript.
    case "\u{0}"..."\u{1F}", "\u{7F}", "\u{85}", "\u{2028}", "\u{2029}":
      let digits = String(scalar.value, radix: 16)
      bytes += ("\\u" + String(repeating: "0", count: 4 - digits.count) + digits).utf8
    default: bytes += UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter
    }
  }
}

extension UInt8 {
  /// Whether JSON writes the byte as it is, whatever stands around it. 0xC2 and 0xE2 begin scalars that it may not.
  fileprivate var standsForItself: Bool {
    self >= 0x20 && self != UInt8(ascii: "\"") && self != UInt8(ascii: "\\") && self != 0x7F && self != 0xC2
      && self != 0xE2
  }
}
