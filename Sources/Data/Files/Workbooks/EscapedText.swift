/// Texts as workbooks write them: `_x000D_` for a character that XML does not allow.
enum EscapedText {
  static func decoded(_ bytes: [UInt8]) -> String {
    let text = String(decoding: bytes, as: UTF8.self)
    guard bytes.contains(UInt8(ascii: "_")), text.contains("_x") else { return text }
    var decoded = ""
    var rest = Substring(text)
    while let character = rest.first {
      if let scalar = scalar(rest.prefix(7)) {
        decoded.unicodeScalars.append(scalar)
        rest.removeFirst(7)
      } else {
        decoded.append(character)
        rest.removeFirst()
      }
    }
    return decoded
  }

  /// A text that would be read as something else, its underscore written as `_x005F_`. Characters that XML does not allow
  /// are left to the library that writes it.
  static func encoded(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "_")), text.contains("_x") else { return text }
    var encoded = ""
    var rest = Substring(text)
    while let character = rest.first {
      encoded += scalar(rest.prefix(7)) == nil ? "" : "_x005F"
      encoded.append(character)
      rest.removeFirst()
    }
    return encoded
  }

  /// The character of `_x000D_`.
  private static func scalar(_ text: Substring) -> UnicodeScalar? {
    guard text.count == 7, text.hasPrefix("_x"), text.hasSuffix("_"),
      text.dropFirst(2).dropLast().allSatisfy(\.isHexDigit),
      let code = UInt32(text.dropFirst(2).dropLast(), radix: 16)
    else { return nil }
    return UnicodeScalar(code)
  }
}
