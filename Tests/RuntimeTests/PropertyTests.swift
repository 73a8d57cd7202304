import Lang
import Runtime
import Testing

/// Whatever is written, the answer is a value or a diagnostic; a trap would end the test process.
@Suite struct PropertyTests {
  /// Steele, Lea and Flood's SplitMix, so that each seed gives the same texts everywhere.
  struct Generator: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state &+= 0x9e37_79b9_7f4a_7c15
      var z = state
      z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
      z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
      return z ^ (z >> 31)
    }
  }

  private static let leaves = [
    "0", "1", "-1", "2.5", "1e308", "1e-308", "9007199254740993", "missing", "true", "\"mann\"", "\"\"", "x",
    "a", "m", "v", "r", "post", "network", "n", "transition", "[1, 2; 3, 4]", "[1; 2]", "1..3", "r.coef",
    "r.coef[\"post\"]", "r.r2", "r.vcov", "m[1, 2]", "m[0, 9]", "v[99]", "nothing", "\"{a}\"",
  ]

  private static let operators = [
    "+", "-", "*", "/", "^", "==", "!=", "<", "<=", ">", ">=", " and ", " or ", "..", ":", "~",
  ]

  private func expression(_ depth: Int, _ random: inout Generator) -> String {
    guard depth > 0 else { return Self.leaves.randomElement(using: &random) ?? "1" }
    switch Int.random(in: 0..<10, using: &random) {
    case 0..<2: return Self.leaves.randomElement(using: &random) ?? "1"
    case 2..<5:
      let symbol = Self.operators.randomElement(using: &random) ?? "+"
      return "(\(expression(depth - 1, &random)) \(symbol) \(expression(depth - 1, &random)))"
    case 5: return "(-\(expression(depth - 1, &random)))"
    case 6: return "(not \(expression(depth - 1, &random)))"
    case 7: return "(\(expression(depth - 1, &random)))'"
    default:
      let name = standardVocabulary.functionNames.randomElement(using: &random) ?? "log"
      let count = Int.random(in: 0...3, using: &random)
      let arguments = (0..<count).map { _ in expression(depth - 1, &random) }
      return "\(name)(\(arguments.joined(separator: ", ")))"
    }
  }

  @Test(arguments: 0..<8 as Range<UInt64>)
  func expressionsNeverTrap(seed: UInt64) {
    var session = TestSession()
    let setup = """
      use "did_2x2.csv"
      let a = 2
      let m = [1, 2; 3, 4]
      let v = [1; 2; 3]
      let r = model transition ~ post + network | weights(frequency n)
      """
    #expect(session.run(setup).map(\.message) == [])
    let start = session.interpreter
    var random = Generator(state: seed)
    for _ in 0..<400 {
      session.interpreter = start
      let text = expression(3, &random)
      let statement = [
        "print \(text)", "let z = \(text)", "gen z = \(text)", "replace transition = \(text)",
        "keep if \(text)", "model transition ~ \(text)", text,
      ].randomElement(using: &random)
      let failures = session.run(statement ?? text)
      for failure in failures { #expect(!failure.message.isEmpty) }
      _ = session.check("use \"did_2x2.csv\"\n\(statement ?? text)")
    }
  }
}
