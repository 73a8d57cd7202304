import Lang

/// Stands for a character of several scalars by one: libedit takes every scalar for a character of its own, and would put
/// the cursor beside the place where a letter with marks, or an emoji made of others, ends.
///
/// Most letters with marks exist composed. The others get scalars that no composed text has: private ones that take one
/// cell, and for wide characters the compatibility ideographs, which take two and are composed to others. What libedit
/// writes is translated back on its way to the terminal, and so is the line that it gives.
struct ClusterCode {
  private static let narrow: ClosedRange<UInt32> = 0xE000...0xF8FF
  private static let wide: ClosedRange<UInt32> = 0x2F800...0x2FA1D

  private var codes: [Character: Unicode.Scalar] = [:]
  private var characters: [Unicode.Scalar: Character] = [:]
  private var narrowCount: UInt32 = 0
  private var wideCount: UInt32 = 0

  /// Whether a scalar stands for a character of several.
  static func isCode(_ scalar: Unicode.Scalar) -> Bool {
    narrow.contains(scalar.value) || wide.contains(scalar.value)
  }

  /// The text with one scalar for each character.
  mutating func encoded(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text }
    var scalars = String.UnicodeScalarView()
    for character in text.composed { scalars.append(scalar(for: character)) }
    return String(scalars)
  }

  /// The text that an encoded one stands for.
  func decoded(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: Self.isCode) else { return text }
    var decoded = ""
    for scalar in text.unicodeScalars {
      if let character = characters[scalar] {
        decoded.append(character)
      } else {
        decoded.unicodeScalars.append(scalar)
      }
    }
    return decoded
  }

  private mutating func scalar(for character: Character) -> Unicode.Scalar {
    if character == "\r\n" { return "\n" }
    let scalars = character.unicodeScalars
    if let only = scalars.first, scalars.count == 1, !Self.isCode(only) { return only }
    if let code = codes[character] { return code }
    guard let code = newCode(isWide: character.displayWidth > 1) else { return "\u{FFFD}" }
    codes[character] = code
    characters[code] = character
    return code
  }

  private mutating func newCode(isWide: Bool) -> Unicode.Scalar? {
    let value = isWide ? Self.wide.lowerBound + wideCount : Self.narrow.lowerBound + narrowCount
    guard (isWide ? Self.wide : Self.narrow).contains(value) else { return nil }
    if isWide { wideCount += 1 } else { narrowCount += 1 }
    return Unicode.Scalar(value)
  }
}
