import Lang

extension NameResolver {
  mutating func resolve(_ statements: [Statement]) {
    for case .function(let name, _, _, _) in statements where !name.text.isEmpty {
      let entity =
        scope.functions[name.text]?.entity
        ?? register.add(name.text, .function)
      scope.functions[name.text] = .init(entity: entity, definitions: [location(name.range)])
    }
    for statement in statements { resolve(statement) }
  }

  private mutating func resolve(_ statement: Statement) {
    switch statement {
    case .command(let command): resolve(command)
    case .binding(let name, let value, _):
      resolve(value)
      bind(name)
    case .loop(let variable, let sequence, let body, _): resolveLoop(variable, sequence, body)
    case .conditional(let condition, let then, let otherwise, _):
      resolve(condition, .value)
      let before = scope
      resolve(then)
      let after = scope
      scope = before
      resolve(otherwise)
      scope = register.join(after, scope)
    case .function(let name, let parameters, let body, _): resolveFunction(name, parameters, body)
    case .result(let value, _): if let value { resolve(value, .value) }
    case .expression(let expression): resolve(expression, .value)
    case .malformed: break
    }
  }

  /// `let` in a function makes a name of its own there; elsewhere it gives the one name another value.
  private mutating func bind(_ name: Name) {
    let isNewLocal = scope.locals?.insert(name.text).inserted ?? false
    let known = scope.variables[name.text]
    let entity =
      known.flatMap { isNewLocal || $0.definitions.isEmpty ? nil : $0.entity }
      ?? register.add(name.text, .variable)
    scope.variables[name.text] = declare(name, as: entity)
  }

  private mutating func resolveLoop(_ variable: Name, _ sequence: Expression, _ body: [Statement]) {
    resolve(sequence, .value)
    let before = scope
    if !variable.text.isEmpty {
      scope.locals?.insert(variable.text)
      scope.variables[variable.text] = declare(variable, as: register.add(variable.text, .variable))
    }
    resolve(body)
    scope.variables[variable.text] = before.variables[variable.text]
    scope = register.join(scope, before)
    scope.locals = before.locals
  }

  /// The body runs where it is called, with whatever columns there are by then.
  private mutating func resolveFunction(_ name: Name, _ parameters: [Name], _ body: [Statement]) {
    if let binding = scope.functions[name.text] { note(name.range, binding, .declaration) }
    let before = scope
    scope.data.schema.isComplete = false
    scope.data.isComplete = false
    scope.locals = Set(parameters.map(\.text))
    scope.parameters = Set(parameters.map(\.text))
    for parameter in parameters {
      scope.variables[parameter.text] = declare(parameter, as: register.add(parameter.text, .parameter))
    }
    resolve(body)
    scope = before
  }
}
