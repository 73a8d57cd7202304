/// Feeds arbitrary bytes to everything that reads scripts: lexer, parser, checker, renderer and
/// formatter.
///
/// `Fuzz/run` compiles this file together with the sources of `Lang`, so nothing is imported.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzScript(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let source = SourceText(name: "fuzz.koh", utf8: Array(UnsafeBufferPointer(start: bytes, count: count)))
  let parsed = parse(source)
  let checked = check(source, vocabulary: fuzzVocabulary, scope: Scope(schema: fuzzSchema))
  let renderer = DiagnosticRenderer(source)
  let json = DiagnosticJSON(source)
  for diagnostic in checked.flatMap(\.diagnostics).prefix(50) {
    let isInside = diagnostic.range.lowerBound >= 0 && diagnostic.range.upperBound <= count
    precondition(isInside, "\(diagnostic) is out of bounds")
    _ = renderer.render(diagnostic)
    _ = json.line(for: diagnostic)
  }
  let isTold = parsed.diagnostics.contains { $0.severity == .error }
  precondition(
    isTold || !parsed.tree.contains { $0.isMalformed }, "a malformed statement without a diagnostic")
  _ = isIncomplete(source)
  checkLayout(of: source)
  return 0
}

/// A layout says the same as its script and is its own layout.
private func checkLayout(of source: SourceText) {
  let formatting = format(source)
  precondition(!formatting.isRefused, "the layout would change what a script says")
  precondition(source.applying(formatting.edits) == formatting.utf8, "the edits lead elsewhere")
  let result = SourceText(name: source.name, utf8: formatting.utf8)
  precondition(saysTheSame(source, as: result), "the layout says something else")
  precondition(format(result).isUnchanged, "the layout has another layout")
  let middle = source.utf8.count / 2
  precondition(
    !format(source, in: SourceRange(middle, middle)).isRefused, "a part changes what a script says")
  _ = UnifiedDiff(formatting, of: source).text(name: source.name)
}

extension Statement {
  fileprivate var isMalformed: Bool { if case .malformed = self { true } else { false } }
}

private let fuzzSchema = Schema(
  columns: [
    .init("gender", kind: .text, label: "Kjønn", levels: ["kvinne", "mann"]), .init("months", kind: .number),
    .init("norsk1", kind: .integer), .init("norsk2", kind: .integer),
  ], hasData: true)

/// One command that takes every shape there is.
private let fuzzVocabulary: Vocabulary = {
  let columns = Parameter<ColumnSelection>("columns", help: "")
  let shapes: [(String, ParameterSpec.Shape)] = [
    ("column", .column), ("assignment", .assignment), ("condition", .condition), ("formula", .formula),
    ("number", .number), ("text", .text), ("file", .file), ("word", .word), ("constant", .constant),
    ("result", .result), ("choice", .choice([.init("row", ""), .init("column", "")])), ("robust", .flag),
    ("weights", .sequence([.choice([.init("frequency", "")]), .column])),
    ("ref", .either([.flag, .constant])),
  ]
  let options = shapes.map { ParameterSpec(name: $0.0, shape: $0.1, arity: .optional, help: "") }
  let condition = Parameter<ExpressionArgument<ConditionRole>>("if", help: "").spec
  let keep = CommandSpec(
    "keep", summary: "", arguments: [columns.spec], clauses: [condition], options: options,
    exclusiveOptions: [["robust", "ref"]], examples: []
  ) { call, schema in
    if let selection = call[columns] { schema.keep(Set(resolve(selection, in: schema).tree.map(\.text))) }
  }
  let made = Parameter<Assignment>("assignment", .required, help: "")
  let gen = CommandSpec("gen", summary: "", arguments: [made.spec], examples: []) { call, schema in
    if let assignment = call[made] { schema.set(.init(assignment.name.text)) }
  }
  let formula = Parameter<ExpressionArgument<FormulaRole>>("formula", .required, help: "")
  let model = CommandSpec("model", summary: "", arguments: [formula.spec], options: options, examples: [])
  let path = Parameter<ExpressionArgument<FileRole>>("file", .required, help: "")
  let use = CommandSpec(
    "use", summary: "", arguments: [path.spec], examples: [],
    source: { $0[path]?.expression.word.map { DataSource(path: $0) } })
  return Vocabulary(
    commands: [gen, keep, model, use],
    functions: [FunctionSpec("log", synopsis: "log(x)", summary: "", arity: 1...1)])
}()
