import Lang

extension Session {
  /// What is known at the prompt.
  package var scope: Scope {
    Scope(
      schema: schema, names: Set(values.keys), functions: functions.mapValues { $0.parameters.count })
  }
}
