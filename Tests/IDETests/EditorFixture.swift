import IDE
import Lang
import Testing

/// A document with the cursor drawn in it as `$0`.
struct EditorFixture {
  let analysis: Analysis
  let offset: Int

  init(_ marked: String) {
    let characters = Array(marked)
    let cursor = characters.indices.dropLast().first { characters[$0] == "$" && characters[$0 + 1] == "0" }
    let head = String(characters[..<(cursor ?? characters.count)])
    let tail = cursor.map { String(characters[($0 + 2)...]) } ?? ""
    offset = head.utf8.count
    analysis = Analysis(
      source: SourceText(head + tail), vocabulary: editorVocabulary, scope: Scope(schema: editorSchema))
  }
}

private let editorSchema = Schema(
  columns: [
    .init("gender", kind: .text, label: "Kjønn", levels: ["kvinne", "mann"]),
    .init("months", kind: .number), .init("Hvor mange", kind: .integer),
  ], hasData: true)

private enum Estimator: String, ChoiceValue {
  case linear, logit
  var meaning: String { self == .linear ? "Least squares." : "Logistic regression." }
}

private let editorVocabulary: Vocabulary = {
  let condition = Parameter<ExpressionArgument<ConditionRole>>("if", help: "Rows for which it holds.")
  let formula = Parameter<ExpressionArgument<FormulaRole>>("formula", .required, help: "Response and terms.")
  let assignment = Parameter<Assignment>("assignment", .required, help: "The column and its values.")
  let gen = CommandSpec(
    "gen", summary: "Make a column.", arguments: [assignment.spec], clauses: [condition.spec],
    examples: [Example("gen a = 1", "ones")]
  ) { call, schema in
    if let made = call[assignment] { schema.set(.init(made.name.text)) }
  }
  let model = CommandSpec(
    "model", summary: "Fit a model.",
    arguments: [Parameter<Estimator>("estimator", default: "linear", help: "The kind.").spec, formula.spec],
    clauses: [condition.spec],
    options: [
      Parameter<ColumnSelection>("cluster", help: "Clustered standard errors.").spec,
      Parameter<ExpressionArgument<NumberRole>>("level", default: "95", help: "Level in percent.").spec,
      Parameter<Flag>("robust", help: "HC1 standard errors.").spec,
    ],
    exclusiveOptions: [["cluster", "robust"]], examples: [Example("model months ~ gender", "a model")])
  return Vocabulary(
    commands: [gen, model],
    functions: [
      FunctionSpec("log", synopsis: "log(x)", summary: "Natural logarithm.", arity: 1...1),
      FunctionSpec("poly", synopsis: "poly(x, k)", summary: "Polynomial.", arity: 2...2, isFormulaOnly: true),
    ])
}()
