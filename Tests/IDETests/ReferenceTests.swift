import IDE
import Lang
import Testing

@Suite struct ReferenceTests {
  /// The marked ranges are the places of what the cursor is at.
  @Test(arguments: [
    "let «a» = 1\nprint «$0a» + b", "let «a» = 1\nprint «a$0» \"{«a»}\"",
    "let «a» = 1\nlet «a» = «$0a» + 1",
    "let x = 1\nfn f(«x») { return «$0x» }\nprint x", "let «x» = 1\nfn f(x) { return x }\nprint «$0x»",
    "let «k» = 1\nfor k in 1..3 { print k }\nprint «$0k»", "for «k» in 1..3 { print «$0k» }\nprint k",
    "fn «f»(x) { return x }\nprint «$0f»(«f»(1))",
    "use \"nir.csv\"\ngen «a» = months\nreplace «a» = 2 if «a» > «$0a»\nmodel months ~ gender + log(«a»)",
    "use \"nir.csv\"\ngen «a» = 1\ndrop «$0a»\ngen a = 2\nsummarize a",
    "use \"nir.csv\"\ngen a = 1\ndrop a\ngen «a» = 2\nsummarize «$0a»",
    "use \"nir.csv\"\ngen «a» = 1\nrename «$0a» b\nsummarize b",
    "use \"nir.csv\"\ngen a = 1\nrename a «b»\nsummarize «$0b»",
    "use \"nir.csv\"\nsummarize «months» «$0months»..network\ntable gender | mean(«months»)",
    "use \"nir.csv\"\nif 1 > 0 { gen «a» = 1 } else { gen «a» = 2 }\nsummarize «$0a»",
    "use \"nir.csv\"\ngen «`a b`» = 1\nkeep if «`a b`» == 1 and «`$0a b`» < 3",
    "use \"nir.csv\"\ngen «ærlig» = 1\nsort «ær$0lig» | descending(«ærlig»)",
    "use \"nir.csv\" as «one»\nuse \"nir.csv\" as two\nframe «$0one»\nappend using two",
    "use \"nir.csv\" as «r»\ncollapse rate = mean(transition) by cohort\nuse \"nir.csv\" as d\nmerge m:1 cohort using «$0r»",
    "use \"nir.csv\" as r\ncollapse «rate» = mean(transition) by cohort\nuse \"nir.csv\" as d\nmerge m:1 cohort using r | columns(«rate»)\nsummarize «$0rate»",
    "use \"nir.csv\"\nreshape long «income» | id(cohort), name(year)\nsummarize «$0income»",
    "use \"nir.csv\"\nreshape long income | id(cohort), name(«year»)\nsummarize «$0year»",
    "use \"nir.csv\"\ncollapse «rate» = mean(transition) by cohort network\nreshape wide «$0rate» | id(network), name(cohort)",
    "use \"other.csv\"\nsummarize «a» if «$0a» > 3\nmodel y ~ «a»",
    "fn f(x) { return x * «limit» }\nlet «$0limit» = 3",
    "use \"nir.csv\"\nmodel «$0months» ~ gender\ndid network 2015 | outcome(«months»), cluster(gender)",
    "use \"nir.csv\" as r\nrename cohort «år»\nuse \"nir.csv\" as d\nmerge m:1 cohort = «$0år» using r | columns(age)",
    "use \"nir.csv\"\ngen «a» = 1\nmerge m:1 «$0a» = k using \"other.csv\"\nsummarize «a»",
    "use \"nir.csv\"\nfor k in 1..2 { gen a = k; drop a }\ngen «$0a» = 3",
    "fn f(x) { gen «a» = x; summarize «$0a» }\nuse \"nir.csv\"",
    "use \"nir.csv\"\ngen a = 1\nkeep months\ngen «a» = 2\nsummarize «$0a»",
    "use \"nir.csv\"\ngen «a» = 1\nreshape wide «$0a» | id(cohort), name(network)",
    "use \"nir.csv\"\nappend using \"b.csv\" | source(«file»)\ntable «$0file»",
    "use \"nir.csv\"\ngen «a» = 1 +\n\nsummarize «$0a»",
  ])
  func wherePlacesAre(_ marked: String) {
    let script = MarkedScript(marked)
    let found = script.analysis.references(at: script.offset, includingDeclaration: true)
    #expect(found == script.ranges, "\(marked): \(found)")
  }

  @Test func declarationsAreLeftOut() {
    let script = MarkedScript("let $0a = 1\nprint «a»")
    #expect(script.analysis.references(at: script.offset, includingDeclaration: false) == script.ranges)
  }

  @Test func whatGetsAValueIsTold() {
    let script = MarkedScript("use \"nir.csv\"\ngen a = 1\nreplace a = 2\nsummarize $0a")
    #expect(script.analysis.highlights(at: script.offset).map(\.isWrite) == [true, true, false])
  }
}
