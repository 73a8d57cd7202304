import Lang

/// A small vocabulary with a command for each shape and effect, so that the language is tested without any
/// other module.
let testVocabulary = Vocabulary(
  commands: [
    describeCommand, didCommand, dropCommand, factorCommand, genCommand, includeCommand, keepCommand,
    modelCommand,
    printCommand, setCommand, tableCommand, useCommand,
  ],
  functions: [
    FunctionSpec("log", synopsis: "log(x)", summary: "Natural logarithm.", arity: 1...1),
    FunctionSpec(
      "mean", synopsis: "mean(x)", summary: "Mean of the values that are not missing.", arity: 1...1),
    FunctionSpec(
      "poly", synopsis: "poly(x, degree [, raw])", summary: "Polynomial of a column.", arity: 2...3,
      isFormulaOnly: true, words: ["raw"]),
    FunctionSpec(
      "round", synopsis: "round(x [, digits])", summary: "Round to a number of digits.", arity: 1...2),
  ])

let testSchema = Schema(
  columns: [
    .init("transition", kind: .integer, label: "Overgang til arbeid"),
    .init("gender", kind: .text, label: "Kjønn", levels: ["kvinne", "mann"]),
    .init("age", kind: .text, levels: ["16-24", "25-34", "35-44", "45+"]),
    .init("cohort", kind: .integer), .init("months", kind: .number), .init("unemp", kind: .number),
    .init("network", kind: .integer),
  ], hasData: true)

struct TestFiles: ScriptFiles {
  func schema(of source: DataSource, from script: String) throws(FileProblem) -> Schema {
    switch source.path {
    case "nir.csv": return testSchema
    case "folder": throw .isDirectory
    case "locked.csv": throw .notPermitted
    case "broken.csv": throw .unreadable("row 3 has 5 fields, the header has 7")
    default: throw .notFound
    }
  }

  func script(at path: String, from script: String) throws(FileProblem) -> SourceText {
    switch path {
    case "setup.koh": return SourceText("use \"nir.csv\"\nlet threshold = 3\n", name: path)
    case "faulty.koh": return SourceText("keep nothing\n", name: path)
    case "loop.koh": return SourceText("include \"loop.koh\"\n", name: path)
    default: throw .notFound
    }
  }
}

private let columns = Parameter<ColumnSelection>("columns", .required, help: "The columns.")
private let condition = Parameter<ExpressionArgument<ConditionRole>>("if", help: "Rows for which it holds.")
private let groups = Parameter<ColumnSelection>("by", help: "Columns whose values make groups.")
private let assignment = Parameter<Assignment>("assignment", .required, help: "The column and its values.")
private let path = Parameter<ExpressionArgument<FileRole>>("file", .required, help: "The file to read.")

private func text(_ argument: ExpressionArgument<FileRole>?) -> String? { argument?.expression.word }

private let describeCommand = CommandSpec(
  "describe", summary: "List the columns.", examples: [Example("describe", "all columns")])

enum Level: String, ChoiceValue {
  case first, last
  var meaning: String { self == .first ? "the first level" : "the last level" }
}

private let reference = ParameterSpec(
  name: "ref", shape: .either([Level.shape, .constant]), arity: .optional, help: "The reference level.")

private let didCommand: CommandSpec = {
  let treatment = Parameter<ColumnName>("treatment", .required, help: "1 for those treated.")
  let start = Parameter<ExpressionArgument<ConstantRole>>("start", .required, help: "First treated period.")
  let time = Parameter<ColumnName>("time", help: "The period.")
  return CommandSpec(
    "did", summary: "Compare differences.", arguments: [treatment.spec, start.spec], options: [time.spec],
    examples: [Example("did network 2015", "from the model")])
}()

private let dropCommand = CommandSpec(
  "drop", summary: "Drop columns or rows.",
  arguments: [Parameter<ColumnSelection>("columns", help: "The columns.").spec], clauses: [condition.spec],
  examples: [Example("drop months", "one column")]
) { call, schema in
  if let selection = call[columns] { schema.remove(Set(resolve(selection, in: schema).tree.map(\.text))) }
}

private let factorCommand = CommandSpec(
  "factor", summary: "Treat columns as categories.", arguments: [columns.spec], options: [reference],
  examples: [Example("factor gender | ref(first)", "first level as reference")]
) { call, schema in
  guard let selection = call[columns] else { return }
  for name in resolve(selection, in: schema).tree {
    guard var column = schema.column(named: name.text) else { continue }
    column.kind = .factor
    schema.set(column)
  }
}

private let genCommand = CommandSpec(
  "gen", summary: "Make a column.", arguments: [assignment.spec], clauses: [condition.spec],
  examples: [Example("gen lunemp = log(unemp)", "a logarithm")], familiarNames: ["generate", "mutate"]
) { call, schema in
  if let made = call[assignment] { schema.set(.init(made.name.text)) }
}

private let includeCommand = CommandSpec(
  "include", summary: "Run another script.", arguments: [path.spec],
  examples: [Example("include \"setup.koh\"", "another script")], includes: { text($0[path]) })

private let keepCommand = CommandSpec(
  "keep", summary: "Keep columns or rows.",
  arguments: [Parameter<ColumnSelection>("columns", help: "The columns.").spec], clauses: [condition.spec],
  examples: [Example("keep gender age", "two columns")]
) { call, schema in
  if let selection = call[columns] { schema.keep(Set(resolve(selection, in: schema).tree.map(\.text))) }
}

enum Estimator: String, ChoiceValue {
  case linear, logit
  var meaning: String { self == .linear ? "least squares" : "logistic regression" }
}

enum WeightKind: String, ChoiceValue {
  case frequency, analytic
  var meaning: String { self == .frequency ? "each row stands for so many" : "inverse to the variance" }
}

private let modelCommand: CommandSpec = {
  let estimator = Parameter<Estimator>("estimator", default: "linear", help: "The kind of model.")
  let formula = Parameter<ExpressionArgument<FormulaRole>>("formula", .required, help: "Response and terms.")
  let robust = Parameter<Flag>("robust", help: "Heteroskedasticity-robust standard errors (HC1).")
  let hc2 = Parameter<Flag>("hc2", help: "HC2 standard errors.")
  let cluster = Parameter<ColumnSelection>("cluster", help: "Clustered standard errors.")
  let level = Parameter<ExpressionArgument<NumberRole>>(
    "level", default: "95", help: "Confidence level in percent.")
  let weights = ParameterSpec(
    name: "weights", shape: .sequence([WeightKind.shape, .column]), arity: .optional,
    help: "Kind and column of weights.")
  return CommandSpec(
    "model", summary: "Fit a model.",
    discussion: "The response stands before the '~'.\n\nThe terms stand after it.",
    arguments: [estimator.spec, formula.spec], clauses: [condition.spec],
    options: [cluster.spec, hc2.spec, level.spec, robust.spec, weights],
    exclusiveOptions: [["robust", "hc2", "cluster"]],
    examples: [Example("model transition ~ gender | robust", "robust standard errors")],
    familiarNames: ["regress", "lm"],
    resultFields: [FieldSpec("coef", summary: "the coefficients"), FieldSpec("r2", summary: "R squared")])
}()

private let printCommand = CommandSpec(
  "print", summary: "Print values.",
  arguments: [Parameter<ExpressionList<AnyExpression>>("values", .anyNumber, help: "The values.").spec],
  examples: [Example("print 1 2", "two numbers")])

private let setCommand = CommandSpec(
  "set", summary: "Change a setting.",
  arguments: [
    Parameter<ExpressionArgument<WordRole>>("setting", .required, help: "Its name.").spec,
    Parameter<ExpressionList<ConstantRole>>("values", .oneOrMore, help: "Its values.").spec,
  ],
  examples: [Example("set stars 0.1 0.05 0.01", "thresholds")])

private let tableCommand: CommandSpec = {
  let percent = Parameter<Percentage>("percent", help: "What the percentages are of.")
  let save = Parameter<ExpressionArgument<FileRole>>("save", help: "The file to write.")
  return CommandSpec(
    "table", summary: "Tabulate columns.", arguments: [columns.spec], clauses: [condition.spec, groups.spec],
    options: [percent.spec, save.spec], examples: [Example("table gender by network", "counts")])
}()

enum Percentage: String, ChoiceValue {
  case row, column
  var meaning: String { "of each \(rawValue)" }
}

private let useCommand = CommandSpec(
  "use", summary: "Read data.", arguments: [path.spec],
  examples: [Example("use \"nir.csv\"", "the register")],
  source: { text($0[path]).map { DataSource(path: $0) } })
