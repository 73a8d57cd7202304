import IDE
import Lang
import Runtime
import Testing

/// Each kind of hover, with all commands: the cursor is drawn as `$0`, and the word that it is about as `«…»`.
@Suite struct HoverMarkerTests {
  static let cases: [(kind: Hover.Kind, marked: String, text: String)] = [
    (.command, "«und$0o» 2", standard("undo")),
    (.command, "let m = «mod$0el» months ~ gender", standard("model")),
    (.clause, "summarize months «b$0y» gender", parameter("summarize", "by")),
    (.option, "model months ~ gender | robust, «lev$0el»(90)", parameter("model", "level")),
    (.choice, "model «line$0ar» months ~ gender", "linear\nleast squares"),
    (.choice, "table gender by age | percent(«r$0ow»)", "row\neach row adds up to 100"),
    (.choice, "set language «n$0b»", "nb\nnorsk bokmål"),
    (
      .choice, "recode months («agr$0ee» = 1) (else = 0)",
      "agree\nThe answers on the upper side of the scale."
    ),
    (.keyword, "recode months (agree = 1) («el$0se» = 0)", "else\nAll values that no other rule is for."),
    (.keyword, "recode months («miss$0ing» = 1) (else = 0)", "missing\nNo value."),
    (.keyword, "«f$0or» k in 1..3 { print k }", "for name in values { … }\nRepeat a block for each value."),
    (.keyword, "keep if months > 3 «an$0d» months < 9", "condition and condition\nHolds if both hold."),
    (.keyword, "summarize «al$0l»", "all\nEvery column."),
    (.keyword, "print \"{not «tr$0ue»}\"", "true\nHolds."),
    (.topic, "help «mod$0el»", "model\n\(summary("model"))"),
    (.topic, "help «lo$0g»", "log\n\(standardVocabulary.functions["log"]?.summary ?? "?")"),
    (.function, "gen a = «lo$0g»(months)", function("log")),
    (.function, "keep if not «missi$0ng»(months)", function("missing")),
    (.function, "print \"N = {«rou$0nd»(2.5)}\"", function("round")),
    (
      .ownFunction, "# Twice as much.\n# Of anything.\nfn twice(x) { return 2 * x }\nprint «twi$0ce»(2)",
      "twice(x)\nTwice as much.\nOf anything."
    ),
    (.ownFunction, "fn «ar$0ea»(a, b) { return a * b }", "area(a, b)\nA function of this script."),
    (.ownFunction, "fn f(x) { return x }\nprint \"{«f$0»(1)}\"", "f(x)\nA function of this script."),
    (.ownFunction, "include \"f.koh\"\nprint «hal$0f»(1)", "half(x)\nHalf of it."),
    (
      .column, "summarize «gen$0der»",
      "gender\nKjønn\nfactor column\nvalues: kvinne, mann"
    ),
    (.column, "summarize «mon$0ths»", "months\nMåneder\ninteger column\n3 to 60, 5 % missing"),
    (.column, "summarize «bo$0rn»", "born\ndate column\n1950-01-01 to 2000-12-31"),
    (.column, "summarize «`Hvor ma$0nge`»", "Hvor mange\nnumber column"),
    (.column, "gen late = months > 12\ntable «la$0te»", "late\nlogical column"),
    (.column, "gen «la$0te» = months > 12", "late\nlogical column"),
    (.column, "keep if «$0months» > 3", "months\nMåneder\ninteger column\n3 to 60, 5 % missing"),
    (.column, "print \"{mean(«mon$0ths»)}\"", "months\nMåneder\ninteger column\n3 to 60, 5 % missing"),
    (.pattern, "summarize «mo$0*»", "mo*\n2 columns: months, more"),
    (.value, "let limit = 3\nprint «lim$0it»", "limit\nnumber 3"),
    (.value, "let m1 = model months ~ gender | robust\nexplain «m$01»", "m1\nmodel: months ~ gender"),
    (.value, "let m1 = model months ~ gender\nprint \"{«m$01».r2}\"", "m1\nmodel: months ~ gender"),
    (.field, "let m1 = model months ~ gender\nprint m1.«r$02»", "r2\n\(field("model", "r2"))"),
    (.field, "let m1 = model months ~ gender\nprint \"{m1.«coe$0f»}\"", "coef\n\(field("model", "coef"))"),
    (.parameter, "fn f(«gi$0ven») { return given }", "given\nA parameter of 'f'."),
    (.parameter, "fn f(months) { return 2 * «mon$0ths» }", "months\nA parameter of 'f'."),
    (.loopVariable, "for k in 1..3 { print «$0k» }", "k\nGoes through 1..3."),
    (.loopVariable, "for «k$0» in [1, 2] { print k }", "k\nGoes through [1, 2]."),
    (.loopVariable, "for k in 1..3 { print \"k is {«k$0»}\" }", "k\nGoes through 1..3."),
    (
      .frame, "frame copy other\nframe «ma$0in»",
      "main\ndata of 6 columns: gender, age, months, more, born, Hvor mange"
    ),
    (.frame, "frame copy other\nkeep age\nappend using «ot$0her»", "other\ndata of 1 column: age"),
    (
      .file, "use «\"regi$0ster.csv\"»",
      "register.csv\ndata of 6 columns: gender, age, months, more, born, Hvor mange"
    ),
    (.script, "include «\"f.ko$0h\"»", "f.koh\nA script of 4 lines.\nFunctions of ours."),
  ]

  @Test(arguments: cases)
  func whatIsKnownOfAWord(_ kind: Hover.Kind, _ marked: String, _ text: String) throws {
    let script = MarkedScript("use \"register.csv\"\n" + marked, files: HoverFiles())
    let hover = try #require(script.analysis.hover(at: script.offset), "\(marked)")
    #expect(hover.text == text, "\(marked)")
    #expect(hover.kind == kind, "\(marked)")
    #expect([hover.range] == script.ranges, "\(marked)")
  }

  @Test func eachKindIsShown() {
    let shown = Set(Self.cases.map(\.kind))
    #expect(Hover.Kind.allCases.filter { !shown.contains($0) } == [])
  }

  @Test(arguments: [
    "gen a = 1$0 + 2", "gen a = $0nothing", "# mod$0el", "summarize noth*$0", "print \"mo$0nths\"",
    "print \"months {1 $0+ 2}\"", "use \"noth$0ing.csv\"", "include \"noth$0ing.koh\"", "frame noth$0ing",
    "help noth$0ing", "recode months (ang$0ry = 1)", "let m = model months ~ gender\nprint m.noth$0ing",
    "print noth$0ing(2)", "fn f(x) { return x }\nprint x$0", "for k in 1..3 { print k }\nprint k$0",
  ])
  func nothingIsKnownOfOthers(_ marked: String) {
    let script = MarkedScript("use \"register.csv\"\n" + marked, files: HoverFiles())
    #expect(script.analysis.hover(at: script.offset) == nil, "\(marked)")
  }

  /// A part of a script knows how many parameters a function has, and all of it once it is told.
  @Test func aPartOfAScriptIsToldOfFunctions() throws {
    var scope = Scope()
    scope.functions["twice"] = 1
    var part = Analysis(source: SourceText("print twice(2)"), vocabulary: standardVocabulary, scope: scope)
    #expect(part.hover(at: 8)?.text == "twice(…)\nA function of 1 parameter.")
    let source = SourceText("# Doubled.\nfn twice(x) { return 2 * x }")
    part.functionsElsewhere = OwnFunction.declared(by: parse(source).tree, in: source)
    #expect(part.hover(at: 8)?.text == "twice(x)\nDoubled.")
    #expect(part.signatureHelp(at: 12)?.label == "twice(x)")
  }

  // MARK: What declarations say

  private static func summary(_ command: String) -> String {
    standardVocabulary.commands[command]?.summary ?? "?"
  }

  private static func standard(_ command: String) -> String {
    "\(standardVocabulary.commands[command]?.synopsis ?? "?")\n\(summary(command))"
  }

  private static func parameter(_ command: String, _ name: String) -> String {
    let spec = standardVocabulary.commands[command]
    let parameter = ((spec?.clauses ?? []) + (spec?.options ?? [])).first { $0.name == name }
    let ending = parameter?.defaultText.map { "\nDefault: \($0)." } ?? ""
    return "\(parameter?.optionSynopsis ?? "?")\n\(parameter?.help ?? "?")\(ending)"
  }

  private static func function(_ name: String) -> String {
    let spec = standardVocabulary.functions[name]
    return "\(spec?.synopsis ?? "?")\n\(spec?.summary ?? "?")"
  }

  private static func field(_ command: String, _ name: String) -> String {
    standardVocabulary.commands[command]?.resultFields.first { $0.name == name }?.summary ?? "?"
  }
}

/// A register with what may be known of columns, and a script.
private struct HoverFiles: ScriptFiles {
  func schema(of source: DataSource, from script: String) throws(FileProblem) -> Schema {
    guard source.path == "register.csv" else { throw .notFound }
    var months = Schema.Column("months", kind: .integer, label: "Måneder")
    months.facts = "3 to 60, 5 % missing"
    var born = Schema.Column("born", kind: .date)
    born.facts = "1950-01-01 to 2000-12-31"
    return Schema(
      columns: [
        .init("gender", kind: .factor, label: "Kjønn", levels: ["kvinne", "mann"]), .init("age", kind: .text),
        months, .init("more", kind: .number), born, .init("Hvor mange", kind: .number),
      ], hasData: true)
  }

  func script(at path: String, from script: String) throws(FileProblem) -> SourceText {
    guard path == "f.koh" else { throw .notFound }
    return SourceText(
      "# Functions of ours.\n\n# Half of it.\nfn half(x) { return x / 2 }\n", name: "home/f.koh")
  }
}
