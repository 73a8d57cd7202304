import IDE
import Lang
import Testing

/// Every place of every text may be asked.
@Suite struct CompletionPropertyTests {
  static let scripts = [
    "let m = model months ~ log(gender) | level(90)\nif a { gen b = \"x{1}\" }\n[1; 2] 'é",
    "use \"data/nir.csv\" | text(a)\nfactor gender | ref(\"kvinne\")\nprint \"N = {m1.coef[\"gender[mann]\"]}\"",
    "for c in 2011..2016 {\n  gen `a b` = cond(gender == \"mann\", 1, 2) if age in [\"16-24\"]\n} # é\nhelp unknown-option",
    "fn f(x, y) { return x + y' }\nexplain m1; set pager on\nmodel months ~ (age + ref(gender, \"mann\"))^2 | weights(frequency months)",
  ]
  static let pieces = [
    "\"", "{", "}", "(", ")", "[", "]", "`", "'", "|", "~", ".", ",", ";", "\n", "\r\n", "#", "\\", "/", "é",
    "“", "»",
    "\u{0301}", "m1.", "let ", "if ", "help ", "use \"", "🇳🇴", "\0",
  ]

  @Test(arguments: scripts)
  func everyOffsetIsSafe(_ script: String) {
    let analysis = EditorFixture(script).analysis
    for offset in -1...(script.utf8.count + 1) {
      ask(analysis, at: offset)
      ask(
        EditorFixture(String(decoding: script.utf8.prefix(max(0, offset)), as: UTF8.self)).analysis,
        at: offset)
    }
  }

  @Test(arguments: scripts)
  func everyMutationIsSafe(_ script: String) {
    var random = SplitMix(state: UInt64(script.utf8.count))
    for _ in 0..<300 {
      var bytes = Array(script.utf8)
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let lower = Int.random(in: 0...bytes.count, using: &random)
        let upper = min(bytes.count, lower + Int.random(in: 0...5, using: &random))
        let piece = Self.pieces.randomElement(using: &random) ?? ""
        let isRaw = Int.random(in: 0...9, using: &random) == 0
        bytes.replaceSubrange(
          lower..<upper, with: isRaw ? [UInt8.random(in: 0...255, using: &random)] : Array(piece.utf8))
      }
      let analysis = Analysis(
        source: SourceText(name: "home/script.koh", utf8: bytes), vocabulary: editorVocabulary,
        scope: editorScope, files: EditorFiles())
      for _ in 0..<8 { ask(analysis, at: Int.random(in: -1...(bytes.count + 1), using: &random)) }
      ask(analysis, at: bytes.count)
    }
  }

  /// A completion replaces what stands before the cursor, and all of a place replace the same.
  private func ask(_ analysis: Analysis, at offset: Int) {
    _ = analysis.hover(at: offset)
    let completions = analysis.completions(at: offset)
    guard let range = completions.first?.range else { return }
    #expect(0 <= range.lowerBound && range.upperBound == min(max(offset, 0), analysis.source.utf8.count))
    #expect(completions.allSatisfy { $0.range == range && !$0.replacement.isEmpty })
  }
}

/// A small generator of pseudorandom numbers (Steele, Lea and Flood 2014), so that a failure can be repeated.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
