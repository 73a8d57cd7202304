/// Statements below one another with their parts and comments in columns, or nearly so.
struct RandomColumns {
  private var generator: SeededGenerator

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  mutating func text() -> String {
    let count = Int.random(in: 2...9, using: &generator)
    return (0..<count).map { _ in line() }.joined()
  }

  private mutating func pick(_ choices: [String]) -> String { choices.randomElement(using: &generator) ?? "" }

  private mutating func blanks() -> String { pick([" ", " ", " ", "  ", "  ", "   ", "    "]) }

  private mutating func line() -> String {
    let remark = pick(["", "", "# a", "#b"])
    let end = (remark.isEmpty ? "" : String(repeating: " ", count: Int.random(in: 1...6, using: &generator)))
    return pick(["", "", "", "  "]) + statement() + end + remark + "\n"
  }

  private mutating func statement() -> String {
    let name = pick(["a", "bb", "ccc", "dddd", "年"])
    switch Int.random(in: 0..<8, using: &generator) {
    case 0: return ""
    case 1: return "let \(name)" + blanks() + "=" + blanks() + pick(["[1, 2; 3, 4]", "[1, 2;\n3, 4]"])
    case 2: return "keep" + blanks() + name + ";" + blanks() + "drop b"
    case 3: return "for i in 1..2 { print" + blanks() + "i }"
    case 4:
      return "label" + blanks() + name + blanks() + pick(["\"t\"", "\"ttt\""]) + blanks() + "(1 = \"x\")"
        + blanks() + "(2" + blanks() + "= \"y\")"
    case 5:
      let levels = Array(repeating: "1234567", count: 11).joined(separator: ", ")
      return "factor" + blanks() + name + blanks() + "|" + blanks() + pick(["ref(1)", "levels(\(levels))"])
    default:
      return "gen" + blanks() + name + blanks() + "=" + blanks() + pick(["1", "22", "333 + x"])
    }
  }
}
