import Lang

extension Schema {
  /// The column that an expression over these columns makes, as far as it can be told without running.
  func column(named name: String, of expression: Expression) -> Column {
    if case .name(let source) = expression.kind, let old = column(named: source) {
      let isText = old.kind == .factor && !old.hasNumericLevels
      return Column(
        name, kind: isText ? .text : old.kind, levels: isText || old.kind == .text ? old.levels : nil)
    }
    return Column(name, kind: kind(of: expression), levels: Self.texts(of: expression))
  }

  /// What kind of values an expression has; nil where that is not certain.
  func kind(of expression: Expression) -> Kind? {
    switch expression.kind {
    case .number(_, let isInteger): isInteger ? .integer : .number
    case .text: .text
    case .logical: .logical
    case .group(let inner): kind(of: inner)
    case .name(let name):
      column(named: name).flatMap { $0.kind == .factor ? ($0.hasNumericLevels ? .number : .text) : $0.kind }
    case .unary(.not, _): .logical
    case .unary(_, let operand): kind(of: operand)
    case .binary(let sign, let left, let right, _): kind(of: sign, kind(of: left), kind(of: right))
    case .call(let name, let arguments): kind(of: name.text, arguments)
    default: nil
    }
  }

  private func kind(of sign: BinaryOperator, _ left: Kind?, _ right: Kind?) -> Kind? {
    switch sign {
    case .or, .and, .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .in: return .logical
    case .divide, .power: return .number
    case .plus, .minus, .times:
      let sides = [left, right]
      if sides.allSatisfy({ $0 == .integer || $0 == .logical }) { return .integer }
      return sides.allSatisfy { $0 == .integer || $0 == .logical || $0 == .number } ? .number : nil
    default: return nil
    }
  }

  private func kind(of function: String, _ arguments: [Expression]) -> Kind? {
    guard let implementation = functionTable[function]?.implementation else { return nil }
    switch implementation {
    case .elementwise, .elementwiseMany, .acrossColumns, .percentile: return .number
    case .aggregate, .aggregateOrElementwise:
      let isOneOfThem = Interpreter.figureFunctions[function]?.isOneOfTheNumbers ?? false
      return isOneOfThem && arguments.allSatisfy { kind(of: $0) == .date } ? .date : .number
    case .wholeColumn, .valuesOrWholeColumn: return function == "rank" ? .number : .integer
    case .texts(let text):
      switch text {
      case .text, .joining, .writing: return .text
      case .number, .ofDay: return .number
      case .truth: return .logical
      case .day: return .date
      }
    case .values: return nil
    case .syntactic:
      switch function {
      case "missing": return .logical
      case "missingkind": return .text
      case "cond" where arguments.count == 3:
        let kinds = arguments.dropFirst().filter { !$0.isMissing }.map(kind(of:))
        guard let first = kinds.first else { return nil }
        if kinds.allSatisfy({ $0 == first }) { return first }
        return kinds.allSatisfy { $0 == .integer || $0 == .number } ? .number : nil
      default: return nil
      }
    }
  }

  /// The texts that an expression can give, where they all stand in it.
  private static func texts(of expression: Expression) -> [String]? {
    switch expression.kind {
    case .text: return expression.literalText.map { [$0] }
    case .group(let inner): return texts(of: inner)
    case .call(let name, let arguments) where name.text == "cond" && arguments.count == 3:
      var all: [String] = []
      for argument in arguments.dropFirst() where !argument.isMissing {
        guard let own = texts(of: argument) else { return nil }
        all += own.filter { !all.contains($0) }
      }
      return all
    default: return nil
    }
  }
}

extension Expression {
  fileprivate var isMissing: Bool { if case .missing = kind { true } else { false } }
}
