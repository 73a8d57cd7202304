import Lang
import Report

extension Session {
  /// What is known at the prompt, as completion and checking are given it.
  package var scope: Scope {
    var scope = Scope(schema: schema, functions: functions.mapValues { $0.parameters.count })
    scope.data = DataScope(
      schema: schema, name: frames.current, others: frames.others.mapValues { Schema($0.frame) })
    for (name, value) in values {
      var result: [FieldSpec]?
      if case .result(let stored) = value { result = stored.fieldSpecs }
      scope.bind(name, detail: detail(of: value), result: result, elements: value.namesOfIndices)
    }
    return scope
  }

  /// One line on a value: `model of transition ~ gender, N = 22 009`, `number 3.5`, `4×4 matrix`.
  private func detail(of value: Value) -> String {
    let style = settings.presentation.style
    return switch value {
    case .number: "number \(value.shortText)"
    case .text: "text \"\(value.shortText)\""
    case .logical, .missing, .nothing: value.shortText
    case .list(let values): "list of \(values.count)"
    case .vector(let vector): "vector of \(vector.numbers.count)"
    case .matrix(let named): "\(named.matrix.rows)×\(named.matrix.columns) matrix"
    case .result(let result):
      "\(result.kind) of \(result.summary), N = \(style.text(of: result.observations))"
    }
  }
}

extension Value {
  /// The names by which its elements can be taken, a list for each index; `nil` where they have none.
  fileprivate var namesOfIndices: [[String]]? {
    switch self {
    case .vector(let vector): return [vector.names]
    case .matrix(let named):
      let names = [named.rowNames ?? [], named.columnNames ?? []]
      return names.allSatisfy(\.isEmpty) ? nil : names
    default: return nil
    }
  }
}
