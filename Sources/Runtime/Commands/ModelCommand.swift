import Data
import Lang
import Report
import Statistics

/// `model` — fits a linear model by least squares.
enum ModelCommand: Command {
  enum Estimator: String, ChoiceValue {
    case linear
    var meaning: String { "least squares" }
  }

  static let estimator = Parameter<Estimator>("estimator", default: "linear", help: "The kind of model.")
  static let formula = Parameter<ExpressionArgument<FormulaRole>>(
    "formula", .required, help: "The response and the terms: y ~ a + b.")
  static let condition = Parameter<ExpressionArgument<ConditionRole>>("if", help: "The rows to use.")
  static let level = Parameter<ExpressionArgument<NumberRole>>(
    "level", default: "95", help: "Confidence level of the intervals, in percent.")
  static let show = Parameter<ModelParts>(
    "show", .anyNumber, default: "all of them", help: "Which figures stand beside each term.")
  static let compact = Parameter<Flag>("compact", help: "One column, as reports print it.")

  static let spec = CommandSpec(
    "model",
    summary: "Fit a linear model by least squares.",
    discussion: """
      Text, logical and factor columns become categories, compared with their reference level, which the table \
      names. Rows in which a column of the model is missing are left out, and the table says how many for each \
      column. Terms that are combinations of others are dropped and named. Without options the standard errors are \
      classical, and the table says so: evaluations of people almost always want robust.

      Formulas: a + b, a:b, a*b, (a + b)^2, - 1, . for all other columns, x^2, log(x), poly(x, 2), factor(year), \
      ref(gender, "mann"), offset(x).
      """,
    arguments: [estimator.spec, formula.spec], clauses: [condition.spec],
    options: CovarianceOptions.specs + [
      WeightsOption.parameter.spec, level.spec, show.spec, compact.spec, ExportOption.parameter.spec,
    ],
    exclusiveOptions: [CovarianceOptions.names],
    examples: [
      Example("model transition ~ gender + age + months | robust", "a linear probability model"),
      Example(
        "model transition ~ gender*age + log(unemp) | cluster(municipality)",
        "an interaction, clustered errors"),
      Example("let m1 = model transition ~ months if cohort == 2015", "kept under a name"),
    ],
    familiarNames: ["regress", "reg", "lm", "ols", "feols"],
    resultFields: ModelResult.fieldSpecs)

  static func run(_ call: BoundCall, in interpreter: inout Interpreter) throws(Diagnostic) -> Output {
    let request = try request(call, in: interpreter.source)
    let formula = request.formula
    var percent: Double?
    if let level = call[level] {
      let number = try interpreter.number(level.expression)
      guard number > 0, number < 100 else { throw .notPercent(number, at: level.expression.range) }
      percent = number
    }
    let fit = try interpreter.fit(request, blame: ModelBlame(call))
    let result = ModelResult(
      presentation: LinearModelPresentation(
        fit: fit, formula: interpreter.source[formula.range].oneSpaced,
        labels: try interpreter.requireFrame(at: formula.range).labels(in: interpreter.language),
        rowsRead: interpreter.session.ledger.rowsRead, isCompact: call.has(compact), level: percent,
        parts: call[show]?.parts ?? LinearModelPresentation.Part.allCases),
      request: request)
    interpreter.session.lastModel = result
    interpreter.session.ledger.lastUse = fit.sampleUse
    return Output([result], value: .result(result))
  }

  /// What a call asks for.
  static func request(_ call: BoundCall, in source: SourceText) throws(Diagnostic) -> ModelRequest {
    guard let formula = call[formula]?.expression else { throw .noFormula(at: call.syntax.range) }
    return ModelRequest(
      formula: formula, source: source, condition: call[condition]?.expression,
      weights: call[WeightsOption.parameter]?.weights,
      covariance: try CovarianceOptions.estimator(call) ?? ClassicalCovariance())
  }
}

extension Interpreter {
  /// Fits a model to the data in memory.
  mutating func fit(_ request: ModelRequest, blame: ModelBlame) throws(Diagnostic) -> LinearFit {
    let (model, frame, selection) = try prepare(request, blame: blame)
    do { return try model.fit(frame, selection: selection, execution: execution) } catch {
      throw .estimation(error, blame: blame, frame: frame)
    }
  }

  /// The rows that a model would use.
  mutating func sampleUse(of request: ModelRequest, blame: ModelBlame) throws(Diagnostic) -> SampleUse {
    let (model, frame, selection) = try prepare(request, blame: blame)
    do { return try model.sampleUse(frame, selection: selection, execution: execution) } catch {
      throw .estimation(error, blame: blame, frame: frame)
    }
  }

  private mutating func prepare(
    _ request: ModelRequest, blame: ModelBlame
  ) throws(Diagnostic) -> (model: LinearModel, frame: Frame, selection: Bitmap?) {
    let frame = try requireFrame(at: blame.verb)
    var reader = FormulaReader(frame: frame, interpreter: self)
    let formula = try reader.formula(request.formula)
    for warning in reader.warnings { sink.warn(warning, in: source) }
    var selection: Bitmap?
    if let condition = request.condition { selection = try rows(where: condition) }
    let model = LinearModel(formula, weights: request.weights, covariance: request.covariance)
    return (model, frame, selection)
  }

  var language: Language { session.settings.presentation.language }

  var execution: Execution {
    Execution(threads: session.environment.threads, interruption: session.environment.interruption)
  }
}

extension Frame {
  /// What tables call the columns and their levels.
  func labels(in language: Language) -> TableLabels {
    var labels = TableLabels()
    for column in columns where !column.description.label.isEmpty || !column.valueLabels.isEmpty {
      labels.add(column, language: language)
    }
    return labels
  }
}

/// `show(coefficient, se, p)`
struct ModelParts: ArgumentValue {
  let parts: [LinearModelPresentation.Part]

  static var shape: ParameterSpec.Shape {
    .choice(
      [
        .init("coefficient", "the estimate with its stars"), .init("se", "its standard error"),
        .init("t", "their ratio"), .init("p", "its p-value"), .init("interval", "its confidence interval"),
      ])
  }

  init?(_ phrases: [Phrase]) {
    parts = phrases.compactMap { $0.name.flatMap { LinearModelPresentation.Part(rawValue: $0.text) } }
    guard parts.count == phrases.count else { return nil }
  }
}

/// Which part of the statement is to blame for an error of the estimation.
struct ModelBlame {
  let verb: SourceRange
  let formula: SourceRange
  let weights: SourceRange
  let covariance: SourceRange
  /// What of the formula the call itself writes.
  var terms: [Expression] = []

  /// Where the terms name a level of a column.
  func place(ofLevel level: String, of column: String) -> SourceRange? {
    terms.lazy.compactMap { $0.place(ofLevel: level, of: column) }.first
  }
}

extension Expression {
  fileprivate func place(ofLevel level: String, of column: String) -> SourceRange? {
    if case .call(_, let arguments) = kind, arguments.count == 2, arguments[0].kind == .name(column),
      arguments[1].literalText == level
    {
      return arguments[1].range
    }
    return children.lazy.compactMap { $0.place(ofLevel: level, of: column) }.first
  }
}

extension ModelBlame {
  init(_ call: BoundCall) {
    self.init(
      verb: call.syntax.verb.range, formula: call.range(of: ModelCommand.formula),
      weights: call.range(of: WeightsOption.parameter), covariance: CovarianceOptions.range(call),
      terms: call[ModelCommand.formula].map { [$0.expression] } ?? [])
  }
}
