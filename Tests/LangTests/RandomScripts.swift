/// A seeded generator (SplitMix64; Steele, Lea and Flood 2014), so that a failure can be repeated.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

private let words = [
  "keep", "gen", "model", "x", "y", "kjønn", "`a b`", "let", "if", "else", "for", "in", "fn", "return",
  "by", "as",
  "and", "or", "not", "true", "missing", "1", "2.5", "1e3", "1_0", "12x", "\"a\"", "\"{x}\"", "\"{", "\"",
  "'", "`",
  "=", "==", "~", "+", "-", "*", "/", "^", ":", "..", ".", ",", "|", "(", ")", "[", "]", "{", "}", ";",
  "\n", "\n\n",
  " ", "  ", "\t", "#", "\\", "“", "−", "\r\n", "<", ">=", "<-", "!", "&&", "**", "\u{0}", "\u{301}", "😀",
]

/// Words and signs one after another, as they come.
func tokenSoup(_ generator: inout SeededGenerator, length: Int) -> String {
  (0..<length).map { _ in
    let word = words.randomElement(using: &generator) ?? ""
    return Bool.random(using: &generator) ? word + " " : word
  }.joined()
}

/// Correct scripts with blanks, line ends and comments wherever the language lets them stand.
struct RandomScript {
  var generator: SeededGenerator
  private var depth = 0

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  mutating func text(statements count: Int) -> String {
    (0..<count).map { _ in lineStart() + statement() + lineEnd() }.joined()
  }

  private mutating func pick(_ choices: [String]) -> String { choices.randomElement(using: &generator) ?? "" }

  private mutating func chance(_ percent: Int) -> Bool {
    Int.random(in: 0..<100, using: &generator) < percent
  }

  /// Nothing or blanks.
  private mutating func loose() -> String { pick(["", "", "", " ", "  ", "\t"]) }

  private mutating func blank() -> String { pick([" ", " ", " ", "  ", "     ", "\t"]) }

  /// After a token that a line may end with.
  private mutating func goingOn() -> String {
    chance(85) ? blank() : blank() + pick(["\n", "# on\n", "\n# between\n"]) + loose()
  }

  private mutating func lineStart() -> String { pick(["", "", "  ", "\t", "# a remark\n", "\n\n\n", "\n"]) }

  private mutating func lineEnd() -> String {
    loose() + pick(["\n", "\n", "\n", "# why \n", " # why\n", ";\n", "\r\n"])
  }

  private mutating func name() -> String {
    pick(["x", "months", "kjønn", "`a b`", "y1", "a_longer_name", "table"])
  }

  private mutating func list(_ count: Int, _ element: (inout RandomScript) -> String) -> String {
    var text = loose()
    for index in 0..<count { text += (index > 0 ? loose() + "," + goingOn() : "") + element(&self) }
    return text + loose()
  }

  private mutating func expression() -> String {
    depth += 1
    defer { depth -= 1 }
    if depth > 3 { return pick([name(), "12", "0.5", "\"a  b\"", "missing", "true"]) }
    switch Int.random(in: 0..<14, using: &generator) {
    case 0..<4: return name()
    case 4:
      return pick(["1_000", "2.5", "1e-3", "\"{x +  1} kr\"", "\"16–24\"", "-3", "m1.r2", "X'", "x[1]"])
    case 5: return "log(" + list(Int.random(in: 1...8, using: &generator)) { $0.expression() } + ")"
    case 6: return "(" + loose() + expression() + loose() + ")"
    case 7: return "[" + list(Int.random(in: 1...4, using: &generator)) { $0.expression() } + "]"
    case 8: return "[" + matrixRow() + ";" + goingOn() + matrixRow() + "]"
    case 9: return pick(["-", "not ", "- "]) + "(" + expression() + ")"
    case 10:
      let gap = loose().isEmpty ? "" : " "
      return expression() + gap + pick(["..", ":", "^", "+", "-", "/"]) + gap + name()
    default:
      let sign = pick(["+", "-", "*", "/", "and", "or", ":", "^", "~"])
      let comparison = "(" + name() + loose() + pick(["==", "<="]) + goingOn() + name() + ")"
      return (chance(20) ? comparison : name()) + blank() + sign + goingOn() + expression()
    }
  }

  private mutating func matrixRow() -> String { list(2) { $0.pick(["1", "22", "-3"]) } }

  private mutating func statement() -> String {
    depth += 1
    defer { depth -= 1 }
    switch Int.random(in: 0..<(depth > 3 ? 7 : 10), using: &generator) {
    case 0, 1: return "gen" + blank() + name() + loose() + "=" + loose() + expression() + options()
    case 2: return pick(["keep", "label", "factor"]) + blank() + name() + blank() + "\"a text\"" + options()
    case 3: return "model" + blank() + name() + blank() + "~" + goingOn() + expression() + options()
    case 4:
      return "recode" + blank() + name() + blank() + "(" + loose() + "1..3" + loose() + "=" + loose() + "0)"
        + options()
    case 5: return "keep" + blank() + "norsk*" + blank() + "if" + blank() + expression()
    case 6: return "let" + blank() + name() + loose() + "=" + loose() + expression()
    case 7: return "for" + blank() + "c" + blank() + "in" + blank() + "1..3" + loose() + block()
    case 8:
      return "if" + blank() + "x" + loose() + block() + loose()
        + (chance(50) ? "" : "else" + loose() + block())
    default:
      return "fn" + blank() + "f" + loose() + "(" + list(2) { $0.pick(["a", "b"]) } + ")" + loose() + block()
    }
  }

  private mutating func block() -> String {
    let inner = text(statements: Int.random(in: 0...2, using: &generator))
    return chance(30)
      ? "{" + loose() + "drop" + blank() + name() + loose() + "}" : "{" + lineEnd() + inner + loose() + "}"
  }

  private mutating func options() -> String {
    guard chance(60) else { return "" }
    return loose() + "|" + goingOn()
      + list(Int.random(in: 1...5, using: &generator)) { script in
        let option = script.pick(["robust", "level", "weights", "cluster", "a_rather_long_name"])
        return script.chance(40)
          ? option : option + "(" + script.list(script.chance(20) ? 9 : 2) { $0.name() } + ")"
      }
  }
}
