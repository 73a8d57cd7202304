import Lang
import Runtime
import Testing

@testable import IDE

/// A script that is edited piece by piece is what it would be if it were read anew.
@Suite struct ScriptDocumentTests {
  private static let files = KnownFiles(scripts: [
    "part.koh": "let limit = 2\ngen z = months\nlist norsk*\n",
    "cut.koh":
      "frame copy cut\ndrop gender\nframe switch cut\nif limit > 1 { drop age } else { gen w = 1 }\n",
  ])

  private func document(_ text: String) -> ScriptDocument {
    ScriptDocument(
      name: "home/script.koh", utf8: Array(text.utf8), vocabulary: standardVocabulary, files: Self.files)
  }

  private func fresh(_ utf8: [UInt8]) -> [Diagnostic] {
    check(
      SourceText(name: "home/script.koh", utf8: utf8), vocabulary: standardVocabulary, files: Self.files
    ).first?.diagnostics ?? []
  }

  static let lines = [
    "use \"nir.csv\"\n", "use \"none.csv\"\n", "keep if age == \"16-24\"\n", "gen x = log(months)\n",
    "let m1 = model transition ~ gender +\n  age\n", "model transition ~ gender | robust\n", "keep nothing\n",
    "if true {\n  keep gender\n}\n", "else {\n  drop age\n}\n", "for y in 1..3 {\n", "}\n", "\n",
    "# remark\n",
    "fn twice(a) { return 2 * a }\n", "print twice(3)\n", "print \"open\n", "summarize x; keep x\n",
    "æøå = 3\n", "drop x\n", "list x,\n", "(1 +\r\n", "2)\r\n", "|robust\n", "let b = [1, 2;\n 3, 4]\n",
    "let limit = 3\n", "let limit = m1\n", "gen y = x * limit\n", "print limit\n", "limit\n",
    "model x ~ y + limit\n",
    "list m*\n", "summarize gender..months\n", "drop all\n", "include \"part.koh\"\n",
    "include \"none.koh\"\n",
    "print m1.r2 + m1.nothing\n", "x limit ?? y\n", "twice = (\n", "fn twice(a, b) { return x }\n", "twice\n",
    "for limit in 1..3 {\n  gen z = limit\n}\n", "print \"{limit} and {x}\"\n", "rename x y\n", "list `x`\n",
    "label gender \"Kjønn\" (\"mann\" = \"Menn\")\n", "label age \"Alder\"\n", "drop gender\n",
    "recode gender (\"mann\" = 1) (else = 0) | suffix(\"_m\")\n", "gen w = gender_m + x\n", "factor age\n",
    "replace months = 1\n", "include \"cut.koh\"\n", "if limit > 2 { drop age } else { drop gender }\n",
    "frame copy other\n", "frame switch other\n", "gen gender = 1\n", "print gendr\n",
  ]

  @Test(arguments: 0..<60) func editingGivesWhatReadingAnewGives(seed: Int) {
    var random = Seeded(seed: UInt64(seed))
    var edited = document((0..<12).map { _ in Self.lines.randomElement(using: &random) ?? "" }.joined())
    for step in 0..<60 {
      let length = edited.utf8.count
      let start = Int.random(in: 0...length, using: &random)
      let end = min(length, start + [0, 0, 1, 1, 5, 40].randomElement(using: &random)!)
      let inserted: [UInt8] =
        switch Int.random(in: 0..<6, using: &random) {
        case 0: []
        case 1: [UInt8.random(in: 0...127, using: &random)]
        case 2:
          Array(
            ["(", ")", "{", "}", "\"", "|", ",", "\n", "\r", "=", " ", "#", "x"].randomElement(
              using: &random)!.utf8)
        default: Array(Self.lines.randomElement(using: &random)!.utf8)
        }
      edited.edit(SourceRange(start, end), replacement: inserted)
      // Not every edit is followed by a check, and some checks are cut short.
      if step % 3 == 0 { continue }
      if step % 7 == 0 { _ = edited.piece(at: Int.random(in: 0...edited.utf8.count, using: &random)) }
      edited.check()
      // What is missing at the end of a line is found at the line's end or at that of the text.
      func told(_ diagnostic: Diagnostic) -> String {
        "\(diagnostic.range.upperBound) \(diagnostic.id.rawValue) \(diagnostic.message)"
      }
      // That a text is not UTF-8 is told once of a file, and of each statement of one that is edited.
      let found = edited.diagnostics.filter { $0.id.rawValue != "invalid-encoding" }.map(told)
      let expected = fresh(edited.utf8).filter { $0.id.rawValue != "invalid-encoding" }.map(told)
      guard found == expected else {
        let different = Set(found).symmetricDifference(expected)
        Issue.record(
          "step \(step): \(String(decoding: edited.utf8, as: UTF8.self).debugDescription) \(different)")
        return
      }
      expectSameScopes(edited)
      if step % 4 == 1 { expectSameAnswers(&edited) }
    }
  }

  /// What was told of statements before an edit, and is told again, is what is told of the script when it is read anew.
  private func expectSameAnswers(_ edited: inout ScriptDocument) {
    var anew = ScriptDocument(
      name: edited.name, utf8: edited.utf8, vocabulary: standardVocabulary, files: Self.files)
    let text = String(decoding: edited.utf8, as: UTF8.self).debugDescription
    let all = SourceRange(0, edited.utf8.count)
    #expect(edited.semanticTokens() == anew.semanticTokens(), "tokens of \(text)")
    #expect(edited.inlayHints(in: all) == anew.inlayHints(in: all), "hints of \(text)")
    #expect(edited.codeLenses() == anew.codeLenses(), "lenses of \(text)")
    #expect(edited.documentLinks() == anew.documentLinks(), "links of \(text)")
    #expect(edited.symbols() == anew.symbols(), "outline of \(text)")
    #expect(edited.foldingRanges() == anew.foldingRanges(), "folding of \(text)")
  }

  /// What is known at every seam is what is known there when the script is read anew. Before the first statement a check
  /// knows no function of the script's own.
  private func expectSameScopes(_ edited: ScriptDocument) {
    var edited = edited
    let first = parse(edited.source).tree.first?.range.lowerBound ?? .max
    let whole = check(edited.source, vocabulary: standardVocabulary, files: Self.files)
    var start = 0
    for index in edited.pieces.indices.dropFirst() {
      start += edited.pieces[index - 1].length
      if start < first { continue }
      let known = edited.scope(before: index).scope
      #expect(
        known == whole.first?.scope(ofStatementAt: start),
        "before \(edited.pieces[index].source.utf8.count) bytes at \(start) of \(String(decoding: edited.utf8, as: UTF8.self).debugDescription)"
      )
    }
  }

  @Test func whatIsKnownBeforeAnEditIsNotCheckedAgain() {
    var edited = document("use \"nir.csv\"\ngen x = 1\n" + String(repeating: "keep if x == 1\n", count: 500))
    edited.check()
    var asked = 0
    edited.edit(SourceRange(20, 20), replacement: Array(" ".utf8))
    edited.check {
      asked += 1; return false
    }
    #expect(asked == 0)
  }
}

private struct Seeded: RandomNumberGenerator {
  private var state: UInt64
  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1 }
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
