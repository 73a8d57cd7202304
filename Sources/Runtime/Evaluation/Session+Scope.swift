import Lang

extension Session {
  /// What is known at the prompt: the columns, and what names stand for.
  package var scope: Scope {
    var scope = Scope(
      schema: schema, names: Set(values.keys), functions: functions.mapValues { $0.parameters.count })
    for (name, value) in values {
      if case .result(let result) = value {
        scope.results[name] = result.fieldSpecs
        scope.details[name] =
          "\(result.kind) of \(result.summary), N = \(settings.presentation.style.text(of: result.observations))"
      } else {
        scope.details[name] = value.shortText
      }
    }
    return scope
  }
}
