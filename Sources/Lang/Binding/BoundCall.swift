/// A call whose every argument has been matched with the parameter that it fills.
package struct BoundCall: Sendable {
  package var syntax: CommandSyntax
  /// For each parameter that was given, by name: its phrases. A flag has an empty list.
  /// Arguments, clauses and options live in one name space (a test holds their names apart within a command).
  package var values: [String: [Phrase]]
  /// Where the parameter was written: the option with its parentheses, the clause, the phrases.
  package var ranges: [String: SourceRange]

  package init(syntax: CommandSyntax, values: [String: [Phrase]] = [:], ranges: [String: SourceRange] = [:]) {
    self.syntax = syntax
    self.values = values
    self.ranges = ranges
  }
}

/// A type that can be read from the phrases of an argument.
package protocol ArgumentValue: Sendable {
  static var shape: ParameterSpec.Shape { get }
  /// `nil` for phrases that the shape does not allow.
  init?(_ phrases: [Phrase])
}

/// A typed parameter: its name is written here, once, and read back with `call[parameter]`.
package struct Parameter<Value: ArgumentValue>: Sendable {
  package var spec: ParameterSpec

  package init(
    _ name: String, _ arity: ParameterSpec.Arity = .optional, default defaultText: String? = nil, help: String
  ) {
    spec = ParameterSpec(
      name: name, shape: Value.shape, arity: arity, help: help, defaultText: defaultText)
  }
}

extension BoundCall {
  /// The value of a parameter, or `nil` when it was not given.
  package subscript<Value>(_ parameter: Parameter<Value>) -> Value? {
    values[parameter.spec.name].flatMap { Value($0) }
  }

  package func has<Value>(_ parameter: Parameter<Value>) -> Bool { values[parameter.spec.name] != nil }

  /// Where the parameter was written; the verb's place when it was not.
  package func range<Value>(of parameter: Parameter<Value>) -> SourceRange {
    ranges[parameter.spec.name] ?? syntax.verb.range
  }
}
