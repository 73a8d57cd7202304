import Lang
import Report

/// `set` — changes how results are told.
enum SetCommand: Command {
  enum Setting: String, ChoiceValue {
    case digits, language, level, pager, seed, stars
    var meaning: String {
      switch self {
      case .digits: "significant digits of coefficients and standard errors (3)"
      case .language:
        "the language of headings, notes and labels: en, nb or nn (en); in Norwegian 2,8 with a comma"
      case .level: "confidence level in percent (95)"
      case .pager: "on: results longer than the terminal go through $PAGER, at the prompt; off"
      case .seed: "the seed of random numbers (2019)"
      case .stars:
        "the p-values below which an estimate gets a star, two, three (0.1 0.05 0.01); none for no stars"
      }
    }
    var values: [ParameterSpec.Choice] {
      switch self {
      case .pager:
        [.init("on", "long results go through $PAGER"), .init("off", "all of a result is written at once")]
      case .language:
        [.init("en", "English"), .init("nb", "norsk bokmål"), .init("nn", "norsk nynorsk")]
      default: []
      }
    }
  }

  static let setting = Parameter<Setting>("setting", .required, help: "What to change.")
  static let values = Parameter<ExpressionList<ConstantRole>>(
    "value", .anyNumber, help: "Its new value or values.")

  static let spec = CommandSpec(
    "set",
    summary: "Change how results are told.",
    discussion: "Holds until it is set anew. Settings change what tables show, never what is computed.",
    arguments: [setting.spec, values.spec],
    examples: [
      Example("set digits 4", "four significant digits", setup: []),
      Example("set stars 0.05 0.01 0.001", "the thresholds of another journal", setup: []),
      Example("set level 90", "90 % intervals", setup: []),
      Example("set language nb", "headings and notes in Norwegian", setup: []),
    ])

  static func run(_ call: BoundCall, in interpreter: inout Interpreter) throws(Diagnostic) -> Output {
    guard let setting = call[setting] else { throw .keepsNothing(call) }
    let expressions = call[values]?.expressions ?? []
    switch setting {
    case .digits:
      interpreter.session.settings.presentation.digits = try interpreter.wholeNumber(
        only(expressions, call), in: 1...15)
    case .language:
      let language = try language(only(expressions, call))
      interpreter.session.settings.presentation.language = language
      interpreter.session.settings.presentation.style = language.numberStyle
    case .level:
      let expression = try only(expressions, call)
      let level = try interpreter.number(expression)
      guard level > 0, level < 100 else { throw .notPercent(level, at: expression.range) }
      interpreter.session.settings.presentation.level = level
    case .pager: interpreter.session.settings.usesPager = try isOn(only(expressions, call))
    case .seed:
      let seed = try interpreter.wholeNumber(only(expressions, call), in: 0...Int.max)
      interpreter.session.settings.seed = UInt64(seed)
    case .stars:
      var thresholds: [Double] = []
      for expression in expressions { thresholds.append(try interpreter.number(expression)) }
      guard let stars = StarThresholds(thresholds) else {
        throw .notProbabilities(at: call.range(of: values))
      }
      interpreter.session.settings.presentation.stars = stars
    }
    return Output()
  }

  private static func language(_ expression: Expression) throws(Diagnostic) -> Language {
    let known = Language.allCases.map(\.rawValue)
    guard let word = expression.word, let language = Language(rawValue: word) else {
      throw Diagnostic(
        "wrong-value", "the language is en, nb or nn", at: expression.range,
        fixIts: .replacing(expression.range, byNearestTo: expression.word ?? "", among: known))
    }
    return language
  }

  private static func isOn(_ expression: Expression) throws(Diagnostic) -> Bool {
    switch expression.kind {
    case .name("on"), .logical(true): return true
    case .name("off"), .logical(false): return false
    default:
      throw Diagnostic(
        "wrong-value", "this setting is on or off", at: expression.range,
        fixIts: [Diagnostic.FixIt("Write 'on'", at: expression.range, replacement: "on")])
    }
  }

  private static func only(_ expressions: [Expression], _ call: BoundCall) throws(Diagnostic) -> Expression {
    guard expressions.count == 1 else {
      throw Diagnostic(
        "wrong-argument-count", "this setting takes one value, found \(expressions.count)",
        at: call.syntax.range)
    }
    return expressions[0]
  }
}

extension Diagnostic {
  static func notPercent(_ level: Double, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "out-of-bounds",
      "a confidence level is a percentage between 0 and 100, found \(Value.number(level).plainText)",
      at: range)
  }

  fileprivate static func notProbabilities(at range: SourceRange) -> Diagnostic {
    Diagnostic("out-of-bounds", "star thresholds are p-values between 0 and 1", at: range)
  }
}
