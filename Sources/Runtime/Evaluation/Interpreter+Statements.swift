import Data
import Lang
import Report

extension Interpreter {
  /// Parses and runs a whole text. A text that cannot be parsed is not begun.
  ///
  /// - Throws: every diagnostic of the text, or the first of the run.
  package mutating func run(_ text: SourceText) throws(RunFailure) {
    let parsed = parse(text)
    let errors = parsed.diagnostics.filter { $0.severity == .error }
    guard errors.isEmpty else {
      throw RunFailure(failures: parsed.diagnostics.map { Failure($0, in: text) })
    }
    for warning in parsed.diagnostics { sink.warn(warning, in: text) }
    let before = source
    source = text
    running.append(text.name)
    defer {
      source = before
      running.removeLast()
    }
    // What an included script does is part of the statement that includes it.
    if running.count == 1 {
      try perform(parsed.tree)
    } else {
      do { _ = try execute(parsed.tree) } catch { throw RunFailure(failures: [error]) }
    }
  }

  mutating func execute(_ statements: [Statement]) throws(Failure) -> Completion {
    for statement in statements {
      if session.hasLeft { break }
      if case .returned(let value) = try execute(statement) { return .returned(value) }
    }
    return .normal
  }

  /// Runs a statement as a whole: one that fails leaves the session as it was, whatever it had done before.
  mutating func execute(_ statement: Statement) throws(Failure) -> Completion {
    // Here, as functions can call themselves for ever so long without a row being read.
    if interruption.isRequested { throw Failure(.interrupted(at: statement.range), in: source) }
    let before = session
    do {
      switch statement {
      case .command(let command): try execute(command, name: nil)
      case .binding(let name, let value, let range): try bind(name, to: value, range: range)
      case .loop(let variable, let sequence, let body, _):
        return try loop(variable, over: sequence, body: body)
      case .conditional(let condition, let then, let otherwise, _):
        return try execute(
          try locating { i throws(Diagnostic) in try i.truth(of: condition) } ? then : otherwise)
      case .function(let name, let parameters, let body, _):
        session.functions[name.text] = UserFunction(parameters: parameters, body: body, source: source)
      case .result(let expression, let range):
        return .returned(try returned(expression, range: range))
      case .expression(let expression):
        let value = try locating { i throws(Diagnostic) in try i.evaluate(expression) }
        show(value, range: expression.range, title: source[expression.range])
      case .malformed: break
      }
    } catch {
      session = before
      throw error
    }
    return .normal
  }

  /// Runs `body`, and puts the current text to what it throws.
  mutating func locating<Result>(
    _ body: (inout Interpreter) throws(Diagnostic) -> Result
  ) throws(Failure) -> Result {
    do { return try body(&self) } catch { throw Failure(error, in: source) }
  }

  private mutating func loop(
    _ variable: Name, over sequence: Expression, body: [Statement]
  ) throws(Failure) -> Completion {
    let elements = try locating { i throws(Diagnostic) in try i.elements(of: sequence) }
    let outer = binding(of: variable.text)
    defer { assign(outer, to: variable.text) }
    for element in elements where !session.hasLeft {
      if interruption.isRequested { throw Failure(.interrupted(at: sequence.range), in: source) }
      assign(element, to: variable.text)
      if case .returned(let value) = try execute(body) { return .returned(value) }
    }
    return .normal
  }

  private mutating func returned(_ expression: Expression?, range: SourceRange) throws(Failure) -> Value {
    guard !scopes.isEmpty else { throw Failure(.returnOutsideFunction(at: range), in: source) }
    guard let expression else { return .nothing }
    return try locating { i throws(Diagnostic) in try i.evaluate(expression) }
  }

  private mutating func bind(_ name: Name, to value: Statement, range: SourceRange) throws(Failure) {
    switch value {
    case .expression(let expression):
      let value = try locating { i throws(Diagnostic) in try i.evaluate(expression) }
      assign(value, to: name.text)
    case .command(let command):
      assign(try execute(command, name: name.text), to: name.text)
    default: break
    }
  }

  /// Binds in the running function if there is one, else in the session; `nil` unbinds.
  mutating func assign(_ value: Value?, to name: String) {
    if scopes.isEmpty {
      session.bind(name, to: value)
    } else {
      scopes[scopes.count - 1][name] = value
    }
  }

  /// What `assign` would replace.
  private func binding(of name: String) -> Value? {
    scopes.isEmpty ? session.values[name] : scopes[scopes.count - 1][name]
  }

  func show(_ value: Value, range: SourceRange, title: String) {
    if case .nothing = value { return }
    if isQuiet { return }
    if case .result(let result) = value {
      sink.show(
        Shown(content: result, name: nil, source: source, range: range),
        options: session.settings.presentation)
    } else {
      sink.show(
        Shown(content: ShownValue(value: value, title: title), name: nil, source: source, range: range),
        options: session.settings.presentation)
    }
  }
}

/// Why a text could not be run to its end.
package struct RunFailure: Error, Sendable {
  package let failures: [Failure]
  /// How many statements stand after the one that failed and were not run.
  package var statementsLeft = 0
}
