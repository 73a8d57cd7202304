/// A text that a program has shown, compared with what it shows now.
///
/// The last digits of a number written in full depend on the processor, whose kernels add in another order: numbers of
/// fifteen digits and more may differ by a ten-thousand-millionth of themselves. Everything else is the same to the letter.
struct ShownText {
  private static let tolerance = 1e-10
  private static let digitsInFull = 15

  /// Runs of characters that numbers are made of, and what stands between them.
  private let parts: [Substring]

  init(_ text: String) {
    var parts: [Substring] = []
    var start = text.startIndex
    for index in text.indices where index > start {
      let before = text[text.index(before: index)]
      if Self.isOfNumber(before) != Self.isOfNumber(text[index]) {
        parts.append(text[start..<index])
        start = index
      }
    }
    parts.append(text[start...])
    self.parts = parts
  }

  func agrees(with other: ShownText) -> Bool {
    parts.count == other.parts.count
      && zip(parts, other.parts).allSatisfy { $0 == $1 || Self.areNear($0, $1) }
  }

  private static func isOfNumber(_ character: Character) -> Bool {
    character.isASCII && (character.isNumber || "+-.e".contains(character))
  }

  private static func areNear(_ first: Substring, _ second: Substring) -> Bool {
    guard let one = Double(first), let other = Double(second),
      max(first.count(where: \.isNumber), second.count(where: \.isNumber)) >= digitsInFull
    else { return false }
    return abs(one - other) <= tolerance * max(abs(one), abs(other))
  }
}
