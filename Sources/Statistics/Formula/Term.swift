/// A product of variables in a formula: `gender`, `months`, `age:gender`.
package struct Term: Sendable {
  package var variables: [Variable]

  package init(_ variables: [Variable]) {
    self.variables = variables
  }

  package init(_ variable: Variable) {
    variables = [variable]
  }

  /// How many variables are multiplied: 1 for a main effect.
  package var degree: Int { variables.count }

  package var name: String { variables.map(\.name).joined(separator: ":") }

  /// What makes two terms the same one, whatever the order of their variables.
  package var identity: Set<Variable.Identity> { Set(variables.map(\.identity)) }

  package var columnNames: [String] { variables.flatMap(\.columnNames) }
}
