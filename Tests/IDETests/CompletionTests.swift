import IDE
import Testing

/// What may be written at a place of a script, and in which order.
@Suite struct CompletionTests {
  static let columns = ["gender", "age", "months", "log_months", "Hvor mange"]
  static let commands = [
    "explain", "factor", "gen", "help", "include", "model", "print", "set", "table", "use",
  ]
  static let keywords = ["let", "for", "if", "fn", "return"]
  static let functions = ["twice", "log"]
  static let literals = ["true", "false", "missing", "not"]
  /// Over the columns of the data.
  static let values = columns + editorNames + functions + literals

  @Test func statements() {
    let values = editorNames + Self.columns + Self.functions
    expectCompletions("$0", Self.commands + Self.keywords + values)
    expectCompletions("mo$0", ["model", "months", "log_months"])
    expectCompletions("if 1 > 0 { mo$0 }", ["model", "months", "log_months"])
    expectCompletions("gen a = 1; mo$0", ["model", "months", "log_months"])
    expectCompletions("gen a = 1\nprint a\nge$0\nprint b", ["gen", "gender"])
    expectCompletions("let x = $0", ["model"] + values)
    expectCompletions("let x = mo$0", ["model", "months", "log_months"])
    expectCompletions("if 1 > 0 { gen a = 1 } el$0", ["else"])
    expectCompletions("for c in 1..2 { gen a = 1 }\nel$0", [])
    expectCompletions("if 1 > 0 { gen a = 1 } else $0", ["if"])
    expectCompletions("for c $0", ["in"])
    expectCompletions("for c in lim$0", ["limit"])
    expectCompletions("if lim$0", ["limit"])
  }

  @Test(arguments: [
    "let $0", "let x$0", "fn $0", "fn f($0", "for $0", "# mo$0", "gen a = 1 # mo$0", "gen a = 12$0",
    "gen a = log(months)$0", "gen a = \"x\"$0", "gen a $0", "limit.$0", "months.$0", "print \"mo$0",
    "model months ~ age | robust $0", "model months ~ age | nothing($0",
  ])
  func nothingCanBeForetold(_ source: String) { expectCompletions(source, []) }

  @Test func argumentsAndClauses() {
    expectCompletions("model $0", ["linear", "logit"] + Self.values)
    expectCompletions("model l$0", ["linear", "logit", "log_months", "limit", "log"])
    expectCompletions("model linear $0", Self.values)
    expectCompletions("model months ~ gender $0", ["if"])
    expectCompletions("model months ~ gender if age == \"25-34\" $0", ["and", "or", "in"])
    expectCompletions("gen a = 1 i$0", ["if"])
    expectCompletions("gen a = 1 + $0", Self.values)
    expectCompletions("gen a = 1 if mo$0", ["months", "log_months"])
    expectCompletions("table $0", Self.columns + ["all"])
    expectCompletions("table gender $0", Self.columns.dropFirst() + ["all", "if", "by"])
    expectCompletions("table gender, $0", Self.columns.dropFirst() + ["all"])
    expectCompletions("table gender if months > 3 b$0", ["by"])
    expectCompletions("table gender by a$0", ["age", "all"])
    expectCompletions("table gender..$0", Array(Self.columns.dropFirst()))
  }

  @Test func options() {
    expectCompletions("model months ~ gender | $0", ["cluster", "level", "robust", "weights"])
    expectCompletions("model months ~ gender | robust, $0", ["level", "weights"])
    expectCompletions("model months ~ gender | $0, robust", ["level", "weights"])
    expectCompletions("model months ~ gender |\n  le$0", ["level"])
    expectCompletions("table gender | $0", ["save", "percent"])
    expectCompletions("model months ~ gender | cluster(gen$0", ["gender"])
    expectCompletions("model months ~ gender | cluster(gender, $0)", Self.columns.dropFirst() + ["all"])
    expectCompletions("model months ~ gender | level($0", editorNames + Self.functions)
    expectCompletions("model months ~ gender | weights($0", ["frequency", "analytic"])
    expectCompletions("model months ~ gender | weights(frequency $0", Self.columns)
    expectCompletions("model months ~ gender | weights(frequency months $0", [])
    expectCompletions("factor gender | ref($0", ["first", "last", "kvinne", "mann"])
    expectCompletions("use \"nir.csv\" | text(mo$0", ["months", "log_months"])
  }

  @Test func formulas() {
    expectCompletions(
      "model months ~ $0",
      ["gender", "age", "log_months", "Hvor mange", "poly", "ref", "twice", "log"] + editorNames
        + Self.literals)
    expectCompletions(
      "model months ~ gender + $0 + age",
      ["age", "log_months", "Hvor mange", "poly", "ref", "twice", "log"] + editorNames + ["gender"]
        + Self.literals)
    expectCompletions("model months ~ (gender + log(a$0", ["age"])
    expectCompletions("model log(months) ~ m$0", ["m1", "missing", "log_months", "Hvor mange"])
    expectCompletions("model months ~ kj$0", ["gender"])
    expectCompletions("model months ~ poly(age, 2, r$0", ["raw", "ref"])
  }

  @Test func valuesOfSettingsAndTopics() {
    expectCompletions("set $0", ["digits", "pager"])
    expectCompletions("set pager $0", ["on", "off"])
    expectCompletions("set digits $0", [])
    expectCompletions("help $0", Self.commands + ["log", "poly", "ref", "functions", "unknown-option"])
    expectCompletions("help unknown-o$0", ["unknown-option"])
    expectCompletions("help \"unk$0", ["unknown-option"])
    expectCompletions("help log $0", [])
  }

  @Test func theScriptIsFollowed() {
    expectCompletions("gen abc = 1\ngen b = ab$0", ["abc"])
    expectCompletions("let bound = 3\ngen b = bo$0", ["bound"])
    expectCompletions("fn double(x) { return 2 * x }\ngen b = dou$0", ["double"])
    expectCompletions("for cohort in 1..3 {\n  gen a = 1\n  print co$0\n}\nprint 1", ["cohort"])
    expectCompletions("for cohort in 1..3 {\n  print co$0", ["cohort"])
    expectCompletions("fn f(given) {\n  print giv$0\n}", ["given"])
    expectCompletions("fn f(given) { print given }\nprint giv$0", [])
  }

  @Test func columnsAreFoundByTheirLabels() {
    expectCompletions("table GEN$0", ["gender"])
    expectCompletions("table Ag$0", ["age"])
    expectCompletions("table months$0", ["months", "log_months"])
    expectCompletions("table group$0", ["age"])
    let matches = EditorFixture("table mo$0").completions.map(\.match)
    #expect(matches == [.exact, .innerWord])
    #expect(EditorFixture("table kj$0").completions.map(\.detail) == ["Kjønn, text"])
  }
}
