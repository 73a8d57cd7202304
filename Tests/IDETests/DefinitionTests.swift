import IDE
import Lang
import Testing

@Suite struct DefinitionTests {
  /// The marked ranges are where the name at the cursor gets its meaning.
  @Test(arguments: [
    "let «limit» = 3\nprint $0limit", "let «limit» = 3\nprint \"{lim$0it}\"", "let «$0limit» = 3",
    "let a = 1\nlet «a» = 2\nprint a$0",
    "let a = 1\nif a > 0 { let «a» = 2 } else { let «a» = 3 }\nprint $0a",
    "let «a» = 1\nif a > 0 { let «a» = 2 }\nprint $0a",
    "for «k» in 1..3 { print $0k }", "let «k» = 1\nfor k in 1..3 { print k }\nprint $0k",
    "fn f(«x», y) { return $0x + y }", "let x = 2\nfn f(«x») { return x$0 }",
    "let «x» = 2\nfn f(y) { return x$0 }", "let «x» = 2\nfn f(y) { let x = 3 }\nprint x$0",
    "fn «twice»(x) { return 2 * x }\nprint $0twice(3)", "print twic$0e(3)\nfn «twice»(x) { return 2 * x }",
    "use \"nir.csv\"\ngen «a» = months\nsummarize $0a", "use «\"nir.csv\"»\nsummarize mon$0ths",
    "use \"nir.csv\"\nuse «\"nir.csv\"»\nsummarize mon$0ths", "use «\"other.csv\"»\nsummarize mon$0ths",
    "use \"nir.csv\"\nrename months «m»\nsummarize $0m", "use «\"nir.csv\"»\nrename $0months m",
    "use \"nir.csv\"\ngen a = 1\ndrop a\ngen «a» = 2\nsummarize $0a",
    "use \"nir.csv\"\ngen «a» = 1\nreplace a = 2\nsummarize $0a",
    "use \"nir.csv\"\ncollapse «rate» = mean(transition) n = count() by cohort\nsummarize $0rate",
    "use \"nir.csv\"\ncollapse «months» = mean(months) by cohort\nsummarize $0months",
    "use «\"nir.csv\"»\ncollapse mean(months) by cohort\nsummarize $0months",
    "use \"nir.csv\"\n«recode» months (1..12 = 0) (else = 1) | suffix(\"_kort\")\nsummarize mon$0ths_kort",
    "use «\"nir.csv\"»\nrecode months (1..12 = 0) (else = 1)\nsummarize mon$0ths",
    "use \"nir.csv\"\ngen «`a b`» = 1\nmodel months ~ gender + `a $0b`",
    "use \"nir.csv\"\ngen «år» = fødeår + 20\nsummarize å$0r if år > 3",
    "use \"nir.csv\" as «register»\nuse \"other.csv\" as survey\nframe regi$0ster",
    "use \"nir.csv\"\nframe copy «rates»\nframe main\nframe $0rates",
    "use \"nir.csv\"\ngen «a» = 1\nframe copy rates\nsummarize $0a",
    "use «\"nir.csv\"» as one\nuse \"other.csv\" as two\nframe one\nsummarize mont$0hs",
    "use \"nir.csv\" as r\ncollapse «rate» = mean(transition) by cohort\nuse \"nir.csv\" as d\nmerge m:1 cohort using r\nsummarize $0rate",
    "use \"nir.csv\"\nif 1 > 0 { gen «a» = 1 } else { gen «a» = 2 }\nsummarize $0a",
    "let «m1» = model months ~ gender\nprint m1$0.r2", "let «m1» = model months ~ gender\nexplain $0m1",
  ])
  func whereANameGetsItsMeaning(_ marked: String) {
    let script = MarkedScript(marked)
    let found = script.analysis.definition(at: script.offset)
    #expect(found == script.ranges.map { Location(range: $0) }, "\(marked)")
  }

  @Test func namesOfIncludedScriptsAreFoundThere() {
    let included = "use \"nir.csv\"\ngen a = 1\nfn half(x) { return x / 2 }\nlet limit = 3\n"
    func found(_ marked: String) -> [String] {
      let script = MarkedScript(marked, scripts: ["prepare.koh": included])
      return script.analysis.definition(at: script.offset).map { place in
        "\(place.file ?? ""):\(SourceText(included)[place.range])"
      }
    }
    #expect(found("include \"prepare.koh\"\nsummarize $0a") == ["home/prepare.koh:a"])
    #expect(found("include \"prepare.koh\"\nsummarize $0months") == ["home/prepare.koh:\"nir.csv\""])
    #expect(found("include \"prepare.koh\"\nprint hal$0f(3) + limit") == ["home/prepare.koh:half"])
    #expect(found("include \"prepare.koh\"\nprint half(3) + limit$0") == ["home/prepare.koh:limit"])
    #expect(found("include \"pre$0pare.koh\"") == ["home/prepare.koh:"])
    #expect(found("include \"nothing.koh\"\nsummarize $0a") == [])
  }

  @Test(arguments: [
    "$0", "mod$0el months ~ gender", "print $0nothing", "use \"nir.csv\"\nsummarize nothi$0ng",
    "# le$0t a = 1", "let = $0", "fn ($0", "gen $0", "let a = 1\nprint \"a $0b\"", "print lo$0g(3)",
  ])
  func otherPlacesHaveNone(_ marked: String) {
    let script = MarkedScript(marked)
    #expect(script.analysis.definition(at: script.offset) == [], "\(marked)")
  }
}
