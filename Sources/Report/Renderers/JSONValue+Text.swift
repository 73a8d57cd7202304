import Data

extension JSONValue {
  /// The value on one line, without spaces. Numbers are in the shortest form that reads back exactly.
  package var text: String { text(nil) }

  /// The same; once the interruption is requested it ends anywhere and is not to be shown.
  package func text(_ interruption: Interruption?) -> String {
    var text = ""
    write(to: &text, interruption)
    return text
  }

  private func write(to text: inout String, _ interruption: Interruption?) {
    switch self {
    case .object(let members):
      text.append("{")
      for (index, member) in members.enumerated() {
        if index > 0 { text.append(",") }
        Self.write(member.key, to: &text)
        text.append(":")
        member.value.write(to: &text, interruption)
      }
      text.append("}")
    case .array(let values):
      text.append("[")
      for (index, value) in values.enumerated() {
        if interruption.stops(at: index) { break }
        if index > 0 { text.append(",") }
        value.write(to: &text, interruption)
      }
      text.append("]")
    case .string(let string): Self.write(string, to: &text)
    case .number(let number): Self.write(number, to: &text)
    case .integer(let integer): text.append(String(integer))
    case .bool(let bool): text.append(bool ? "true" : "false")
    case .null: text.append("null")
    }
  }

  /// Swift's description of a finite number is a number of JSON; a whole one loses its `.0`.
  private static func write(_ number: Double, to text: inout String) {
    guard number.isFinite else { return text.append("null") }
    let description = number.description
    text.append(contentsOf: description.hasSuffix(".0") ? description.dropLast(2) : description[...])
  }

  private static func write(_ string: String, to text: inout String) {
    text.append("\"")
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": text.append("\\\"")
      case "\\": text.append("\\\\")
      case "\n": text.append("\\n")
      case "\r": text.append("\\r")
      case "\t": text.append("\\t")
      // U+2028 and U+2029 end a line for readers of JSON lines that go by Unicode, and in older JavaScript.
      case "\u{0}"..."\u{1F}", "\u{7F}", "\u{85}", "\u{2028}", "\u{2029}":
        let digits = String(scalar.value, radix: 16)
        text.append("\\u" + String(repeating: "0", count: 4 - digits.count) + digits)
      default: text.unicodeScalars.append(scalar)
      }
    }
    text.append("\"")
  }
}
