import Lang
import Matrix

/// Wording of what goes wrong while values are worked out.
extension Diagnostic {
  static func wrongKind(expected: String, found: String, at range: SourceRange) -> Diagnostic {
    Diagnostic("kind-mismatch", "expected \(expected), found \(found)", at: range)
  }

  static func noOperator(_ symbol: String, _ left: String, _ right: String, at range: SourceRange)
    -> Diagnostic
  {
    Diagnostic("kind-mismatch", "'\(symbol)' does not take \(left) and \(right)", at: range)
  }

  static func incomparable(_ left: String, _ right: String, at range: SourceRange) -> Diagnostic {
    Diagnostic("kind-mismatch", "\(left) cannot be compared with \(right)", at: range)
  }

  static func outOfBounds(_ number: Double, bounds: ClosedRange<Int>, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "out-of-bounds",
      "\(Value.number(number).plainText) is not a whole number from \(bounds.lowerBound) to "
        + "\(bounds.upperBound)", at: range)
  }

  static func unknownName(_ name: String, known: [String], at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "unknown-name", "nothing is called '\(name)'", at: range,
      notes: known.isEmpty ? [Note("no data are in memory and nothing is bound by 'let'")] : [],
      fixIts: .replacing(range, byNearestTo: name, among: known))
  }

  static func unknownFunction(_ name: Name, known: [String]) -> Diagnostic {
    Diagnostic(
      "unknown-function", "there is no function '\(name.text)'", at: name.range,
      notes: [Note("'help functions' lists them")],
      fixIts: .replacing(name.range, byNearestTo: name.text, among: known))
  }

  static func wrongArgumentCount(_ spec: FunctionSpec, found: Int, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "wrong-argument-count", "'\(spec.name)' takes \(spec.arity.inWords), found \(found)", at: range,
      notes: [Note("it is written \(spec.synopsis)")])
  }

  static func wrongArgumentCount(_ name: Name, parameters: [String], found: Int) -> Diagnostic {
    let expected = (parameters.count...parameters.count).inWords
    return Diagnostic(
      "wrong-argument-count", "'\(name.text)' takes \(expected), found \(found)", at: name.range,
      notes: [Note("it is written \(name.text)(\(parameters.joined(separator: ", ")))")])
  }

  static func formulaOnly(_ spec: FunctionSpec, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "formula-only-function", "'\(spec.name)' has a meaning only inside a formula", at: range,
      notes: [Note("as in: model y ~ \(spec.synopsis)")])
  }

  static func formulaWhereValue(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "formula-only-function", "a formula has no value of its own", at: range,
      notes: [Note("use it in a command, as 'model y ~ x', or in 'design(y ~ x)'")])
  }

  static func noValue(_ expression: Expression, in source: SourceText) -> Diagnostic {
    Diagnostic("no-value", "'\(source[expression.range])' has no value here", at: expression.range)
  }

  static func malformedExpression(at range: SourceRange) -> Diagnostic {
    Diagnostic("malformed-expression", "this could not be read", at: range)
  }

  static func columnWhereValue(_ column: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "column-where-value", "'\(column)' is a column, and one value is needed here", at: range,
      notes: [Note("mean(\(column)) is one number, column(\(column)) a matrix of one column")])
  }

  static func rangeTooLong(at range: SourceRange) -> Diagnostic {
    Diagnostic("range-too-long", "a range holds at most a million numbers", at: range)
  }

  static func matrixOfTexts(at range: SourceRange) -> Diagnostic {
    Diagnostic("kind-mismatch", "a matrix holds numbers only", at: range)
  }

  static func unevenRows(_ counts: [Int], at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "uneven-rows", "the rows of a matrix must be equally long", at: range,
      notes: [Note("they have \(counts.map(String.init).joined(separator: ", ")) elements")])
  }

  static func callsTooDeep(_ name: Name) -> Diagnostic {
    Diagnostic(
      "calls-too-deep", "'\(name.text)' calls itself more than \(maximumCallDepth) times deep", at: name.range
    )
  }

  static func inFunction(_ name: Name, _ failure: Failure) -> Diagnostic {
    let inner = failure.diagnostic
    return Diagnostic(
      inner.id, "in '\(name.text)': \(inner.message)", at: name.range,
      notes: [Note("at '\(failure.source[inner.range])' in \(failure.source.name)")]
        + inner.notes.map { Note($0.message) })
  }

  static func notReadInPlace(_ name: Name) -> Diagnostic {
    Diagnostic(
      "not-in-place", "'\(name.text)' cannot be worked out row by row", at: name.range,
      notes: [Note("over columns a function may hold only 'return expression'; 'cond(c, a, b)' chooses")])
  }

  static func returnOutsideFunction(at range: SourceRange) -> Diagnostic {
    Diagnostic("return-outside-function", "'return' stands outside a function", at: range)
  }

  static func circularInclude(_ name: String, at range: SourceRange) -> Diagnostic {
    Diagnostic("include-cycle", "'\(name)' is already being run, so it would include itself", at: range)
  }

  static func interrupted(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "interrupted", "interrupted", at: range, notes: [Note("the data and results are as they were before")])
  }
}

extension ClosedRange<Int> {
  /// `one argument`, `2 or 3 arguments`
  fileprivate var inWords: String {
    if lowerBound == upperBound { return lowerBound == 1 ? "one argument" : "\(lowerBound) arguments" }
    return upperBound > 10 ? "\(lowerBound) or more arguments" : "\(lowerBound) to \(upperBound) arguments"
  }
}
