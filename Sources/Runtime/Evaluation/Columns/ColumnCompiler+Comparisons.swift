import Data
import Lang

extension ColumnCompiler {
  mutating func comparison(
    _ operation: BinaryOperator, _ left: Expression, _ right: Expression, at range: SourceRange
  ) throws(Diagnostic) -> TruthNode {
    let (a, b) = (try compile(left), try compile(right))
    switch (a, b) {
    case (.text(.column(let column)), .text(.constant(let text))):
      return try compareLevels(of: column, operation, with: text, at: right.range)
    case (.text(.constant(let text)), .text(.column(let column))):
      return try compareLevels(of: column, operation.mirrored, with: text, at: left.range)
    case (.text(let x), .text(let y)): return .texts(operation, x, y)
    case (.text(.column(let column)), .number(.constant(let number))) where number.isNaN:
      return .levels(column, [UInt8](repeating: Truth.missing, count: column.levelCount))
    case (.number(.column(let column)), .text(.constant(let text?))) where !column.valueLabels.isEmpty:
      return .comparison(
        operation, .column(column), .constant(try labelledValue(text, of: column, at: right.range)))
    case (.text(.constant(let text?)), .number(.column(let column))) where !column.valueLabels.isEmpty:
      return .comparison(
        operation, .constant(try labelledValue(text, of: column, at: left.range)), .column(column))
    case (.text, _), (_, .text):
      throw .incomparable(a, left, b, right, in: interpreter.source, at: range)
    case (.date, .number), (.number, .date), (.date, .truth), (.truth, .date):
      throw .incomparable(a, left, b, right, in: interpreter.source, at: range)
    default: return .comparison(operation, try number(left), try number(right))
    }
  }

  /// `x in [1, 2]`, `x in 2011..2014`, `age in ["16-24", "25-34"]`
  mutating func membership(_ left: Expression, _ right: Expression) throws(Diagnostic) -> TruthNode {
    let element = try compile(left)
    if case .binary(.range, let low, let high, _) = right.kind {
      let node = try number(left)
      return .and(
        .comparison(.greaterOrEqual, node, try number(low)), .comparison(.lessOrEqual, node, try number(high))
      )
    }
    let value = try interpreter.evaluate(right)
    guard let elements = value.elements else {
      throw .wrongKind(expected: "a list or a range", found: value.kindName, at: right.range)
    }
    var written: [Expression] = []
    if case .matrix(let rows) = right.kind { written = Array(rows.joined()) }
    var result = TruthNode.constant(Truth.no)
    for (index, item) in elements.enumerated() {
      let place = written.count == elements.count ? written[index].range : right.range
      switch (element, item) {
      case (.text(.column(let column)), .text(let text)):
        result = .or(result, try compareLevels(of: column, .equal, with: text, at: place))
      case (.number(.column(let column)), .text(let text)) where !column.valueLabels.isEmpty:
        result = .or(
          result,
          .comparison(.equal, .column(column), .constant(try labelledValue(text, of: column, at: place))))
      case (.text(let node), .text(let text)): result = .or(result, .texts(.equal, node, .constant(text)))
      case (.number(let node), _):
        guard let number = item.asNumber else {
          throw .wrongKind(expected: "numbers", found: item.kindName, at: place)
        }
        result = .or(result, .comparison(.equal, node, .constant(number)))
      default: throw .wrongKind(expected: "values of the same kind", found: item.kindName, at: place)
      }
    }
    return result
  }

  /// The number that a label stands for.
  private func labelledValue(_ text: String, of column: Column, at range: SourceRange) throws(Diagnostic)
    -> Double
  {
    let language = interpreter.language.rawValue
    let labels = column.valueLabels
    if let label = labels.first(where: { $0.text.plain == text || $0.text.text(in: language) == text }),
      let number = label.value.number
    {
      return number
    }
    throw .unknownLevel(
      text, of: column.name, levels: labels.compactMap { $0.text.text(in: language) }, at: range,
      severity: .error)
  }

  /// One truth value a level. A value that no row has is said, since a misspelt level would else select nothing.
  private mutating func compareLevels(
    of column: Column, _ operation: BinaryOperator, with text: String?, at range: SourceRange
  ) throws(Diagnostic) -> TruthNode {
    guard let text else {
      return .levels(column, [UInt8](repeating: Truth.missing, count: column.levelCount))
    }
    let interruption = interpreter.interruption
    let (names, truths) = try interpreter.uninterrupted(at: range) { () throws(Interrupted) in
      let names = try column.levelNames(interruption)
      return (names, try names.mapped(interruption) { Truth.of(operation.holds($0, text)) })
    }
    if operation == .equal || operation == .notEqual,
      !truths.contains(operation == .equal ? Truth.yes : Truth.no)
    {
      warn(.unknownLevel(text, of: column.name, levels: Array(names.prefix(mostSuggestions)), at: range))
    }
    if column.kind == .factor, operation != .equal, operation != .notEqual,
      let position = names.firstIndex(of: text)
    {
      // The order of a factor is that of its levels, not of their names.
      return .levels(column, names.indices.map { Truth.of(operation.holds($0, position)) })
    }
    return .levels(column, truths)
  }
}

/// A name that nearly matches is looked for among so many levels at most.
private let mostSuggestions = 10_000

extension BinaryOperator {
  /// The comparison with its sides exchanged.
  var mirrored: BinaryOperator {
    switch self {
    case .less: .greater
    case .lessOrEqual: .greaterOrEqual
    case .greater: .less
    case .greaterOrEqual: .lessOrEqual
    default: self
    }
  }
}
