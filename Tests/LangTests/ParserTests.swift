import Lang
import Testing

struct SyntaxCase: Sendable, CustomTestStringConvertible {
  var source: String
  var tree: String
  var testDescription: String { source }

  init(_ source: String, _ tree: String) {
    self.source = source
    self.tree = tree
  }
}

@Suite struct ParserTests {
  @Test(arguments: [
    SyntaxCase("keep", "(keep)"),
    SyntaxCase("keep a b c", "(keep a b c)"),
    SyntaxCase("factor age, track, country", "(factor age track country)"),
    SyntaxCase("use \"nir.csv\"", "(use \"nir.csv\")"),
    SyntaxCase("gen lunemp = log(unemp)", "(gen lunemp:=log(unemp))"),
    SyntaxCase("did network 2015", "(did network 2015)"),
    SyntaxCase("keep norsk*", "(keep ‹norsk*›)"),
    SyntaxCase("keep norsk* by a*, b", "(keep ‹norsk*› {by ‹a*› b})"),
    SyntaxCase("keep norsk1..overall x", "(keep (.. norsk1 overall) x)"),
    SyntaxCase("keep months if age == \"25-34\"", "(keep months {if (== age \"25-34\")})"),
    SyntaxCase(
      "table gender age by network | percent(column)", "(table gender age {by network} | percent<column>)"),
    SyntaxCase(
      "recode overall (1..3 = 0) (4..5 = 1) into agree",
      "(recode overall (group (= (.. 1 3) 0)) (group (= (.. 4 5) 1)) {into agree})"),
    SyntaxCase("model y ~ x | robust, weights(frequency n)", "(model (~ y x) | robust weights<frequency n>)"),
    SyntaxCase("model y ~ x | cluster(a, b)", "(model (~ y x) | cluster<a, b>)"),
    SyntaxCase("model y ~ .", "(model (~ y .))"),
    SyntaxCase("model y ~ a*b - 1", "(model (~ y (- (* a b) 1)))"),
    SyntaxCase("model y ~ (a + b)^2", "(model (~ y (^ (group (+ a b)) 2)))"),
    SyntaxCase("set stars 0.1 0.05 0.01", "(set stars 0.1 0.05 0.01)"),
    SyntaxCase("print -1", "(print (- 1))"),
    SyntaxCase("print not a", "(print (not a))"),
    SyntaxCase("print (1 + 2)", "(print (group (+ 1 2)))"),
    SyntaxCase("gen as = 3", "(gen as:=3)"),
    SyntaxCase("label `Hvor mange` \"barn\"", "(label Hvor mange \"barn\")"),
    SyntaxCase("summarize kjønn 年齢 возраст", "(summarize kjønn 年齢 возраст)"),
  ])
  func commands(_ test: SyntaxCase) { expectTree(test) }

  @Test(arguments: [
    SyntaxCase("2 * 3", "(value (* 2 3))"),
    SyntaxCase("m1.r2", "(value m1.r2)"),
    SyntaxCase("mean(months)", "(value mean(months))"),
    SyntaxCase("inv(X' * X) * X' * y", "(value (* (* inv((* (' X) X)) (' X)) y))"),
    SyntaxCase("a - b", "(value (- a b))"),
    SyntaxCase("a-b", "(value (- a b))"),
    SyntaxCase("x[1, 2]", "(value x[1, 2])"),
    SyntaxCase("m1.coef[\"age\"]", "(value m1.coef[\"age\"])"),
    SyntaxCase("[1, 2; 3, 4]'", "(value (' [1, 2; 3, 4]))"),
    SyntaxCase("x in 1..3", "(value (in x (.. 1 3)))"),
    SyntaxCase("-x^2", "(value (- (^ x 2)))"),
    SyntaxCase("2^3^2", "(value (^ 2 (^ 3 2)))"),
    SyntaxCase("2^-1", "(value (^ 2 (- 1)))"),
    SyntaxCase("a + b * c:d", "(value (+ a (* b (: c d))))"),
    SyntaxCase("not a == b and c or d", "(value (or (and (not (== a b)) c) d))"),
    SyntaxCase("1..n + 1", "(value (.. 1 (+ n 1)))"),
    SyntaxCase("y ~ a + b", "(value (~ y (+ a b)))"),
    SyntaxCase("f()", "(value f())"),
    SyntaxCase("1_000 + 1e-3 + 0.5", "(value (+ (+ 1000 0.001) 0.5))"),
    SyntaxCase("1..3", "(value (.. 1 3))"),
  ])
  func expressions(_ test: SyntaxCase) { expectTree(test) }

  @Test(arguments: [
    SyntaxCase(#""a {x + 1} b""#, #"(value "a {(+ x 1)} b")"#),
    SyntaxCase(#""{{x}}""#, #"(value "{x}")"#),
    SyntaxCase(#""{m["x"]}""#, #"(value "{m["x"]}")"#),
    SyntaxCase(#""say \"hei\"""#, #"(value "say "hei"")"#),
    SyntaxCase(#""""#, #"(value "")"#),
    SyntaxCase("\"line\\nnext\\t\\\\\"", "(value \"line\nnext\t\\\")"),
  ])
  func texts(_ test: SyntaxCase) { expectTree(test) }

  @Test(arguments: [
    SyntaxCase("let m1 = model y ~ x | robust", "(let m1 (model (~ y x) | robust))"),
    SyntaxCase("let x = 3", "(let x (value 3))"),
    SyntaxCase("let x = y", "(let x (y))"),
    SyntaxCase("for c in 2011..2016 {\n  keep c\n  drop d\n}", "(for c (.. 2011 2016) {(keep c) (drop d)})"),
    SyntaxCase("if a > 1 { keep a } else { drop a }", "(if (> a 1) {(keep a)} {(drop a)})"),
    SyntaxCase("if a { keep a }\nelse if b { x }\n else { y }", "(if a {(keep a)} {(if b {(x)} {(y)})})"),
    SyntaxCase("fn f(a, b) {\n return a + b\n}", "(fn f (a b) {(return (+ a b))})"),
    SyntaxCase("fn f() { return }", "(fn f () {(return)})"),
    SyntaxCase("keep a; drop b;; head", "(keep a) (drop b) (head)"),
    SyntaxCase("keep a # b\n# c\n\ndrop d", "(keep a) (drop d)"),
    SyntaxCase("keep a\r\ndrop b\rhead", "(keep a) (drop b) (head)"),
    SyntaxCase("\u{FEFF}keep a", "(keep a)"),
    SyntaxCase("", ""),
  ])
  func statements(_ test: SyntaxCase) { expectTree(test) }

  @Test(arguments: [
    SyntaxCase("model y ~ a +\n  b |\n  robust,\n  level(90)", "(model (~ y (+ a b)) | robust level<90>)"),
    SyntaxCase("model y ~\n  # the controls\n  a", "(model (~ y a))"),
    SyntaxCase("let x = [1, 2;\n  3, 4]", "(let x (value [1, 2; 3, 4]))"),
    SyntaxCase("f(a,\n\tb\n)", "(value f(a, b))"),
    SyntaxCase("gen x = a +\nb if c > 3", "(gen x:=(+ a b) {if (> c 3)})"),
    SyntaxCase("keep a*\ndrop b", "(keep ‹a*›) (drop b)"),
    SyntaxCase("gen z = a *\n  b", "(gen z:=(* a b))"),
  ])
  func continuation(_ test: SyntaxCase) { expectTree(test) }

  @Test(arguments: [
    ("model y ~", true), ("f(1,", true), ("for x in 1..2 {", true), ("keep a |", true), ("let x = [1;", true),
    ("model y ~ x", false), ("f(1)", false), ("for x in 1..2 { keep a }", false), ("keep a*", false),
    ("model y ~\n\n", false), ("use \"a", false), ("", false),
  ])
  func whetherAPromptAsksForMore(_ source: String, _ expected: Bool) {
    #expect(isIncomplete(SourceText(source)) == expected)
  }

  private func expectTree(_ test: SyntaxCase) {
    let parsed = parse(SourceText(test.source))
    #expect(dump(parsed.tree) == test.tree)
    #expect(parsed.diagnostics == [])
  }
}
