import Lang
import Report

/// `explain` — tells the last result in words, with the numbers that it rests on.
enum Explain: Command {
  static let result = Parameter<ExpressionArgument<ResultRole>>(
    "result", default: "the last", help: "A result kept by 'let'.")

  static let spec = CommandSpec(
    "explain",
    summary: "Tell a result in words, with the numbers that it rests on.",
    discussion: """
      After 'did' it is the calculation by hand: the four means, the two subtractions, the counterfactual, and the \
      coefficient that each equals, then what the result rests on and what cannot be concluded. After 'model' it reads \
      the coefficients in words.
      """,
    arguments: [result.spec], options: [ExportOption.parameter.spec],
    examples: [
      Example(
        "explain", "the last result",
        setup: [
          "use \"nir.csv\" | example", "model transition ~ gender + age + cohort | robust",
          "did network 2015",
        ]),
      Example(
        "explain m1", "a result with a name",
        setup: ["use \"nir.csv\" | example", "let m1 = model transition ~ gender + months"]),
    ], reliances: [.lastResult])

  static func run(_ call: BoundCall, in interpreter: inout Interpreter) throws(Diagnostic) -> Output {
    let chosen = try interpreter.result(call[result]) ?? interpreter.session.lastResult
    switch chosen {
    case let model as ModelResult: return Output([ModelExplanation(model.presentation)])
    case let effect as DifferenceResult: return Output([DifferenceExplanation(effect.presentation)])
    default: throw .nothingToExplain(at: call.syntax.verb.range)
    }
  }
}

extension Diagnostic {
  fileprivate static func nothingToExplain(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "nothing-to-explain", "there is no result to explain yet", at: range,
      notes: [Note("run 'model' or 'did' first")])
  }
}
