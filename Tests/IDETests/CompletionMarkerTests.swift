import Lang
import Testing

@testable import IDE

/// Each place at which something may be written, and each form of an argument: with some of what is offered there, and with
/// what is not, though it exists.
@Suite struct CompletionMarkerTests {
  /// A case: where the cursor is, a script with it drawn as `$0`, what is offered, what is not.
  typealias Case = (place: String, marked: String, offered: [String], others: [String])

  static let places: [Case] = [
    ("nothing", "let mo$0", [], ["command model", "column months"]),
    ("nothing", "fn mo$0", [], ["command model", "column months"]),
    ("nothing", "gen a = 1 # mo$0", [], ["column months"]),
    (
      "statement", "$0", ["command model", "keyword let", "keyword fn", "name limit", "column months"],
      ["clause if", "option robust", "function poly"]
    ),
    ("statement", "for i in 1..3 { mo$0 }", ["command model"], ["command table"]),
    ("statement", "if 1 > 0 { gen a = 1 } el$0", ["keyword else"], ["keyword for"]),
    (
      "boundValue", "let x = $0", ["command model", "name m1", "function log", "function twice"],
      ["command use", "command table", "keyword let"]
    ),
    ("keyword", "for x $0", ["keyword in"], ["column months"]),
    ("keyword", "if 1 > 0 { gen a = 1 } else $0", ["keyword if"], ["command gen"]),
    ("topic", "help $0", ["topic model", "topic log", "topic functions"], ["column months"]),
    ("topic", "help unknown-$0", ["topic unknown-option"], ["topic functions"]),
    ("optionName", "model months ~ age | $0", ["option robust"], ["column months", "clause if"]),
    ("optionName", "model months ~ age | robust, $0", ["option level"], ["option robust", "option cluster"]),
    (
      "argument", "table gender $0", ["column age", "clause by"],
      ["column gender", "command model", "option percent"]
    ),
    ("expression", "print \"{$0", ["name limit", "function log"], ["command model", "function poly"]),
    ("expression", "print \"{m1.$0}\"", ["field r2", "field coef"], ["name limit", "function log"]),
    ("expression", "if lim$0", ["name limit"], ["function log"]),
    ("expression", "for c in lim$0", ["name limit"], ["command model"]),
  ]

  static let shapes: [Case] = [
    (
      "column", "model months ~ age | weights(frequency $0", ["column months"], ["name limit", "keyword all"]
    ),
    ("columns", "table $0", ["column gender", "keyword all"], ["name limit", "function log"]),
    ("columns", "table gender..$0", ["column age"], ["column gender", "keyword all"]),
    ("columns", "model months ~ age | cluster(gender, $0)", ["column age"], ["column gender", "name m1"]),
    ("newColumn", "use \"nir.csv\" | text($0", ["column months"], ["name limit", "function log"]),
    ("newColumn", "use \"none.csv\" | text($0", [], ["column months"]),
    ("assignment", "gen $0", ["column months"], ["name limit", "function log"]),
    ("assignment", "gen a = $0", ["column months", "function log", "name limit"], ["function poly"]),
    ("assignment", "gen gender = \"$0", ["level mann"], ["level 16-24"]),
    ("expression", "print $0", ["column months", "function log", "name m1"], ["field r2", "function poly"]),
    ("expression", "print \"mo$0", [], ["column months"]),
    ("condition", "gen a = 1 if $0", ["column months", "keyword not"], ["name nothing", "clause if"]),
    ("condition", "gen a = 1 if age == $0", ["level 25-34"], ["level mann"]),
    ("condition", "gen a = 1 if age in [\"16-24\", \"$0", ["level 25-34"], ["level 16-24", "level mann"]),
    ("condition", "gen a = 1 if months > 3 $0", ["keyword and", "keyword or", "keyword in"], ["column age"]),
    ("formula", "model months ~ $0", ["column gender", "function poly"], ["column months"]),
    ("formula", "model months ~ poly(age, 2, $0", ["choice raw"], ["column months"]),
    ("formula", "model months ~ ref(gender, \"$0", ["level mann"], ["level 16-24", "file nir.csv"]),
    ("term", "compare $0", ["column gender", "function poly", "function log"], ["command model"]),
    ("term", "compare gender ref(age, \"$0", ["level 25-34"], ["level mann"]),
    ("number", "model months ~ gender | level($0", ["name limit", "function log"], ["column months"]),
    ("file", "use \"$0", ["file nir.csv", "folder data/"], ["file .hidden.csv", "level mann"]),
    ("file", "use \"data/$0", ["file inner.csv", "folder deep/"], ["file nir.csv"]),
    ("file", "include \"$0", ["file prepare.koh"], ["column months"]),
    ("file", "table gender | save(\"$0", ["file notes.md"], ["level mann"]),
    ("word", "frame $0", ["name other"], ["column months", "name limit"]),
    ("topic", "help $0", ["topic model"], ["name limit"]),
    ("constant", "set pager $0", ["choice on", "choice off"], ["choice digits", "column months"]),
    ("level", "factor gender | ref($0", ["choice first", "level mann"], ["level 16-24", "column age"]),
    ("level", "factor age | levels(\"16-24\", \"$0", ["level 25-34"], ["level 16-24", "level mann"]),
    ("result", "explain $0", ["name m1"], ["name limit", "column months"]),
    ("choice", "model $0", ["choice linear", "choice logit"], ["choice frequency"]),
    ("choice", "model months ~ age | weights($0", ["choice frequency"], ["choice linear", "column months"]),
    ("ratio", "join $0", ["choice m:1"], ["column months"]),
    ("rule", "change months ($0", ["keyword else", "keyword missing", "choice agree"], ["column age"]),
    ("rule", "change gender ($0", ["level mann", "keyword else"], ["level 16-24", "column gender"]),
    ("rule", "change gender (\"m$0", ["level mann"], ["level kvinne", "keyword missing"]),
    (
      "rule", "change gender (\"mann\" = $0", ["keyword missing", "name limit"],
      ["level mann", "keyword else"]
    ),
    ("rule", "change gender (\"mann\" = \"$0", [], ["level mann"]),
    ("sequence", "model months ~ age | weights(frequency $0", ["column age"], ["choice analytic"]),
    ("either", "factor gender | ref($0", ["choice last", "level kvinne"], ["column gender"]),
    ("text", "change months (1 = 2) | suffix($0", ["name limit"], ["column months"]),
    ("flag", "model months ~ age | robust($0", [], ["column months", "name limit"]),
  ]

  @Test(arguments: places + shapes)
  func whatIsOfferedAndWhatIsNot(_ marked: Case) {
    let found = fixture(marked.marked).completions.map { "\($0.kind.rawValue) \($0.label)" }
    #expect(marked.offered.filter { !found.contains($0) } == [], "\(marked.marked): \(found)")
    #expect(marked.others.filter(found.contains) == [], "\(marked.marked): \(found)")
  }

  @Test(arguments: places)
  func theCursorIsThere(_ marked: Case) {
    let fixture = fixture(marked.marked)
    let word = WrittenWord(at: fixture.offset, in: fixture.analysis.source)
    let place = CompletionPlace(of: word, in: fixture.analysis.source, vocabulary: markerVocabulary)
    #expect(place.name == marked.place, "\(marked.marked)")
  }

  @Test(arguments: shapes)
  func theArgumentHasThatForm(_ marked: Case) {
    let fixture = fixture(marked.marked)
    let word = WrittenWord(at: fixture.offset, in: fixture.analysis.source)
    let place = CompletionPlace(of: word, in: fixture.analysis.source, vocabulary: markerVocabulary)
    if case .topic = place { return #expect(marked.place == "topic") }
    guard case .argument(let slot) = place else {
      Issue.record("\(marked.marked) is at \(place.name)")
      return
    }
    let parameters = slot.spec.arguments + slot.spec.clauses + slot.spec.options
    let written = Set(slot.shapes.flatMap(\.names))
    // A sequence and a choice of several forms are offered part by part; a word and a flag leave nothing open.
    if slot.continuesCondition { return #expect(marked.place == "condition") }
    let whole = parameters.filter {
      marked.marked.contains("\($0.name)(") || slot.spec.arguments.contains($0)
    }
    #expect(
      written.contains(marked.place) || whole.contains { $0.shape.names.contains(marked.place) },
      "\(marked.marked) is of \(written.sorted())")
  }

  /// The lists of names are those of the declarations: the compiler asks for each case, and the table must have it.
  @Test func eachPlaceAndEachFormIsShown() {
    #expect(Set(Self.places.map(\.place)) == Set(CompletionPlace.names))
    #expect(Set(Self.shapes.map(\.place)) == Set(ParameterSpec.Shape.allNames))
    let kinds = Set((Self.places + Self.shapes).flatMap(\.offered).map { $0.prefix { $0 != " " } })
    // Elements stand behind brackets, which `ResultCompletionTests` has.
    #expect(Completion.Kind.allCases.map(\.rawValue).filter { !kinds.contains($0[...]) } == ["element"])
  }

  private func fixture(_ marked: String) -> EditorFixture {
    var scope = editorScope
    scope.data = DataScope(schema: editorSchema, others: ["other": editorSchema])
    return EditorFixture(marked, scope: scope, vocabulary: markerVocabulary)
  }
}

/// The small vocabulary with commands for the forms that it lacks.
let markerVocabulary: Vocabulary = {
  let rules = Parameter<ExpressionList<RuleRole>>("rules", .oneOrMore, help: "Rules.")
  let columns = Parameter<ColumnSelection>("columns", .required, help: "The columns.")
  let suffix = Parameter<ExpressionArgument<TextRole>>("suffix", help: "An ending.")
  let change = CommandSpec(
    "change", summary: "Change values.", arguments: [columns.spec, rules.spec], options: [suffix.spec],
    examples: [])
  let frame = CommandSpec(
    "frame", summary: "Go to data.",
    arguments: [ParameterSpec(name: "name", shape: .word, arity: .optional, help: "Data.")], examples: [])
  let join = CommandSpec(
    "join", summary: "Join data.",
    arguments: [ParameterSpec(name: "kind", shape: .ratio(["1:1", "m:1"]), arity: .required, help: "How.")],
    examples: [])
  let controls = Parameter<ExpressionList<TermRole>>("controls", .anyNumber, help: "Terms.")
  let compare = CommandSpec("compare", summary: "Compare.", arguments: [controls.spec], examples: [])
  let commands = Array(editorVocabulary.commands.values) + [change, compare, frame, join]
  return Vocabulary(
    commands: commands.sorted { $0.name < $1.name },
    functions: editorVocabulary.functionNames.compactMap { editorVocabulary.functions[$0] },
    topics: editorVocabulary.topics)
}()

extension CompletionPlace {
  static let names = [
    "nothing", "statement", "boundValue", "keyword", "topic", "argument", "optionName", "expression",
  ]

  /// A case that is new must be named here, and then in the table.
  fileprivate var name: String {
    switch self {
    case .nothing: Self.names[0]
    case .statement: Self.names[1]
    case .boundValue: Self.names[2]
    case .keyword: Self.names[3]
    case .topic: Self.names[4]
    case .argument: Self.names[5]
    case .optionName: Self.names[6]
    case .expression: Self.names[7]
    }
  }
}

extension ParameterSpec.Shape {
  static let allNames = [
    "column", "columns", "newColumn", "assignment", "expression", "condition", "formula", "term", "number",
    "text", "file", "word", "topic", "constant", "level", "rule", "result", "choice", "ratio", "flag",
    "sequence",
    "either",
  ]

  /// What it is, and what its parts are. A case that is new must be named here, and then in the table; a figure is
  /// completed as an expression is.
  fileprivate var names: [String] {
    switch self {
    case .column: ["column"]
    case .columns: ["columns"]
    case .newColumn: ["newColumn"]
    case .assignment: ["assignment"]
    case .expression, .figure: ["expression"]
    case .condition: ["condition"]
    case .formula: ["formula"]
    case .term: ["term"]
    case .number: ["number"]
    case .text: ["text"]
    case .file: ["file"]
    case .word: ["word"]
    case .topic: ["topic"]
    case .constant: ["constant"]
    case .level: ["level"]
    case .rule: ["rule"]
    case .result: ["result"]
    case .choice: ["choice"]
    case .ratio: ["ratio"]
    case .flag: ["flag"]
    case .sequence(let shapes): ["sequence"] + shapes.flatMap(\.names)
    case .either(let shapes): ["either"] + shapes.flatMap(\.names)
    }
  }
}
