import Lang
import Testing

/// What holds of the layout of any script whatever.
@Suite struct FormattingPropertyTests {
  @Test(arguments: 0..<30)
  func aCorrectScriptSaysTheSame(_ seed: UInt64) {
    var script = RandomScript(seed: seed)
    for _ in 0..<12 {
      let source = SourceText(script.text(statements: 6))
      let formatting = format(source)
      #expect(!formatting.isRefused, "\(source[SourceRange(0, .max)])")
      expectSound(source, formatting)
      let errors = parse(source).diagnostics.filter { $0.severity == .error }
      #expect(errors.map(\.message) == [], "\(source[SourceRange(0, .max)])")
    }
  }

  @Test(arguments: 0..<30)
  func columnsStayColumns(_ seed: UInt64) {
    var script = RandomColumns(seed: seed)
    for _ in 0..<30 {
      let source = SourceText(script.text())
      let formatting = format(source)
      #expect(!formatting.isRefused)
      expectSound(source, formatting)
    }
  }

  @Test(arguments: 0..<30)
  func aScriptWithDeletionsLosesNothing(_ seed: UInt64) {
    var script = RandomScript(seed: seed &+ 500)
    for _ in 0..<12 {
      var bytes = Array(script.text(statements: 6).utf8)
      for _ in 0..<Int.random(in: 1...3, using: &script.generator) where !bytes.isEmpty {
        let start = Int.random(in: 0..<bytes.count, using: &script.generator)
        bytes.removeSubrange(
          start..<min(bytes.count, start + Int.random(in: 1...4, using: &script.generator)))
      }
      let source = SourceText(name: "cut", utf8: bytes)
      expectSound(source, format(source))
    }
  }

  @Test(arguments: 0..<30)
  func tokenSoupsLoseNothing(_ seed: UInt64) {
    var generator = SeededGenerator(seed: seed &+ 3_000)
    for _ in 0..<25 {
      let source = SourceText(tokenSoup(&generator, length: Int.random(in: 0...60, using: &generator)))
      expectSound(source, format(source))
    }
  }

  @Test(arguments: 0..<40)
  func aRangeChangesNothingElse(_ seed: UInt64) {
    var script = RandomScript(seed: seed &+ 4_000)
    for _ in 0..<10 {
      let source = SourceText(script.text(statements: 6))
      let start = Int.random(in: 0...source.utf8.count, using: &script.generator)
      let formatting = format(source, in: SourceRange(start, start + 20))
      #expect(!formatting.isRefused)
      #expect(source.applying(formatting.edits) == formatting.utf8)
      let whole = Set(format(source).edits)
      #expect(formatting.edits.allSatisfy(whole.contains))
    }
  }

  private func expectSound(_ source: SourceText, _ formatting: Formatting) {
    let text = source[SourceRange(0, .max)]
    let result = SourceText(name: source.name, utf8: formatting.utf8)
    #expect(source.applying(formatting.edits) == formatting.utf8, "\(text)")
    #expect(saysTheSame(source, as: result), "\(text)")
    #expect(dump(parse(source).tree) == dump(parse(result).tree), "\(text)")
    #expect(visible(source.utf8) == visible(result.utf8), "\(text)")
    let again = format(result)
    #expect(again.utf8 == result.utf8, "\(text)\n-- once:\n\(formatting.text)\n-- twice:\n\(again.text)")
  }

  /// The bytes without those that a layout may change.
  private func visible(_ bytes: [UInt8]) -> [UInt8] { bytes.filter { $0 > 0x20 && $0 < 0x80 } }
}
