import Lang

private enum Estimator: String, ChoiceValue {
  case linear, logit
  var meaning: String { self == .linear ? "Least squares." : "Logistic regression." }
}

private enum Weighting: String, ChoiceValue {
  case frequency, analytic
  var meaning: String { "Weights." }
}

private enum Position: String, ChoiceValue {
  case first, last
  var meaning: String { "The \(rawValue) level." }
}

private enum Setting: String, ChoiceValue {
  case digits, pager
  var meaning: String { "A setting." }
  var values: [ParameterSpec.Choice] { self == .pager ? [.init("on", "Yes."), .init("off", "No.")] : [] }
}

private let columns = Parameter<ColumnSelection>("columns", .oneOrMore, help: "The columns.")
private let condition = Parameter<ExpressionArgument<ConditionRole>>("if", help: "Rows for which it holds.")
private let groups = Parameter<ColumnSelection>("by", help: "Columns whose values make groups.")
private let formula = Parameter<ExpressionArgument<FormulaRole>>(
  "formula", .required, help: "Response and terms.")
private let assignment = Parameter<Assignment>("assignment", .required, help: "The column and its values.")
private let file = Parameter<ExpressionArgument<FileRole>>("file", .required, help: "The file.")

private func command(
  _ name: String, _ arguments: [ParameterSpec], clauses: [ParameterSpec] = [], options: [ParameterSpec] = []
) -> CommandSpec {
  CommandSpec(
    name, summary: "Do \(name).", arguments: arguments, clauses: clauses, options: options, examples: [])
}

private let gen = CommandSpec(
  "gen", summary: "Make a column.", arguments: [assignment.spec], clauses: [condition.spec],
  examples: [Example("gen a = 1", "ones")]
) { call, schema in
  if let made = call[assignment] { schema.set(.init(made.name.text)) }
}

private let model = CommandSpec(
  "model", summary: "Fit a model.",
  arguments: [Parameter<Estimator>("estimator", default: "linear", help: "The kind.").spec, formula.spec],
  clauses: [condition.spec],
  options: [
    Parameter<ColumnSelection>("cluster", help: "Clustered standard errors.").spec,
    Parameter<ExpressionArgument<NumberRole>>("level", default: "95", help: "Level in percent.").spec,
    Parameter<Flag>("robust", help: "HC1 standard errors.").spec,
    ParameterSpec(
      name: "weights", shape: .sequence([Weighting.shape, .column]), arity: .optional, help: "Weights."),
  ],
  exclusiveOptions: [["cluster", "robust"]],
  examples: [Example("model months ~ gender", "a model")],
  resultFields: [
    FieldSpec("coef", summary: "the coefficients by name"), FieldSpec("r2", summary: "R squared"),
  ])

private let factor = command(
  "factor", [columns.spec],
  options: [
    ParameterSpec(
      name: "ref", shape: .either([Position.shape, .level]), arity: .optional, help: "The reference."),
    Parameter<ExpressionList<LevelRole>>("levels", .anyNumber, help: "All levels.").spec,
  ])

private let table = command(
  "table", [columns.spec], clauses: [condition.spec, groups.spec],
  options: [
    Parameter<Flag>("percent", help: "In percent.").spec,
    Parameter<ExpressionArgument<FileRole>>("save", .required, help: "The file to write.").spec,
  ])

private let use = CommandSpec(
  "use", summary: "Read data.", arguments: [file.spec],
  options: [ParameterSpec(name: "text", shape: .newColumn, arity: .anyNumber, help: "Read as texts.")],
  examples: [], source: { call in call[file]?.expression.literalText.map { DataSource(path: $0) } })

private let include = CommandSpec(
  "include", summary: "Run a script.", arguments: [file.spec], examples: [],
  includes: { call in call[file]?.expression.literalText })

private let set = command(
  "set",
  [
    Parameter<Setting>("setting", .required, help: "What to change.").spec,
    Parameter<ExpressionList<ConstantRole>>("value", .anyNumber, help: "Its value.").spec,
  ])

/// A small vocabulary with a command for each kind of place.
let editorVocabulary = Vocabulary(
  commands: [
    command("explain", [Parameter<ExpressionArgument<ResultRole>>("result", help: "A result.").spec]), factor,
    gen, command("help", [Parameter<ExpressionArgument<TopicRole>>("topic", help: "A topic.").spec]), include,
    model,
    command("print", [Parameter<ExpressionList<AnyExpression>>("values", .oneOrMore, help: "Values.").spec]),
    set, table, use,
  ],
  functions: [
    FunctionSpec("log", synopsis: "log(x)", summary: "Natural logarithm.", arity: 1...1),
    FunctionSpec(
      "poly", synopsis: "poly(x, k)", summary: "Polynomial.", arity: 2...3, isFormulaOnly: true,
      words: ["raw"]),
    FunctionSpec(
      "ref", synopsis: "ref(column, level)", summary: "Another reference level.", arity: 2...2,
      isFormulaOnly: true, takesLevel: true),
  ],
  topics: [.init("functions", "Every function."), .init("unknown-option", "There is no such option.")])
