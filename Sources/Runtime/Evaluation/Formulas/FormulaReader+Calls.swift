import Data
import Lang
import Statistics

/// What functions mean inside a formula.
extension FormulaReader {
  mutating func call(_ name: Name, _ arguments: [Expression], _ whole: Expression) throws(Diagnostic)
    -> FormulaNode
  {
    if let spec = functionTable[name.text]?.spec, spec.isFormulaOnly, !spec.arity.contains(arguments.count) {
      throw .wrongArgumentCount(spec, found: arguments.count, at: whole.range)
    }
    switch name.text {
    case "factor": return .variable(.category(CategoryVariable(column: try column(arguments[0]).name)))
    case "ref":
      let column = try column(arguments[0])
      var evaluator = interpreter
      let level = try evaluator.levelName(arguments[1])
      return .variable(.category(CategoryVariable(column: column.name, referenceLevel: level)))
    case "offset": return .offset(try response(arguments[0]))
    case "poly": return try polynomial(arguments, whole)
    default: return .variable(.numeric(try computed(whole)))
    }
  }

  private func column(_ expression: Expression) throws(Diagnostic) -> Column {
    guard case .name(let name) = expression.withoutGroups.kind else {
      throw .wrongKind(
        expected: "a column", found: "'\(interpreter.source[expression.range])'", at: expression.range)
    }
    guard let column = frame[name] else {
      throw .unknownColumn(name, known: frame.columnNames, at: expression.range)
    }
    return column
  }

  /// `poly(x, 3)` is orthogonal in the sample, `poly(x, 3, raw)` is `x + x^2 + x^3`.
  private mutating func polynomial(_ arguments: [Expression], _ whole: Expression) throws(Diagnostic)
    -> FormulaNode
  {
    let source = try response(arguments[0])
    var evaluator = interpreter
    let degree = try evaluator.wholeNumber(arguments[1], in: 1...50)
    guard arguments.count == 3 else {
      return .variable(.polynomial(PolynomialVariable(base: source, degree: degree)))
    }
    guard case .name("raw") = arguments[2].kind else { throw .onlyRaw(at: arguments[2].range) }
    let powers = (1...degree).map { power -> FormulaNode in
      .variable(.numeric(power == 1 ? source : PowerSource(source, power: power)))
    }
    return powers.dropFirst().reduce(powers[0]) { .sum($0, $1) }
  }
}

extension Diagnostic {
  static func noFormula(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "no-formula", "a formula has '~' between the response and the terms", at: range,
      notes: [Note("as in: y ~ a + b")])
  }

  static func noTerm(_ text: String, at range: SourceRange) -> Diagnostic {
    Diagnostic("no-term", "'\(text)' is no term of a formula: it reads no column", at: range)
  }

  static func textResponse(_ column: Column, at range: SourceRange) -> Diagnostic {
    let first = column.levelName(0) ?? ""
    return Diagnostic(
      "text-where-number",
      "the response must be numbers, and '\(column.name)' is a \(column.kind.rawValue) column",
      at: range,
      notes: [
        Note(
          "its values are texts such as '\(first)'; a 0/1 column can be made: gen y = \(column.name) == \"\(first)\""
        )
      ])
  }

  fileprivate static func onlyRaw(at range: SourceRange) -> Diagnostic {
    Diagnostic("kind-mismatch", "the third argument of 'poly' can only be raw", at: range)
  }
}
