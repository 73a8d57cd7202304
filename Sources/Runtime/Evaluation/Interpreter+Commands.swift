import Data
import Lang
import Report

extension Interpreter {
  /// Binds and runs one command; a word that is no command but a bound name is an expression.
  @discardableResult
  mutating func execute(_ command: CommandSyntax, name: String?) throws(Failure) -> Value {
    guard let spec = session.environment.vocabulary.commands[command.verb.text],
      let implementation = commandTable[command.verb.text]
    else { return try executeName(command) }
    let bound = Lang.bind(command, to: spec)
    for diagnostic in bound.diagnostics where diagnostic.severity != .error {
      sink.warn(diagnostic, in: source)
    }
    if let error = bound.diagnostics.first(where: { $0.severity == .error }) {
      throw Failure(error, in: source)
    }
    let output = try locating { i throws(Diagnostic) in try implementation.run(bound.tree, in: &i) }
    let exported = try locating { i throws(Diagnostic) in try i.export(output, as: bound.tree) }
    for warning in output.warnings { sink.warn(warning, in: source) }
    for content in isQuiet ? [] : output.shown + exported {
      sink.show(
        Shown(content: content, name: name, source: source, range: command.range),
        options: session.settings.presentation)
    }
    // A front end shows nothing of what was interrupted while it was set, so nothing may be kept of it either.
    if interruption.isRequested { throw Failure(.interrupted(at: command.verb.range), in: source) }
    if case .result(let result) = output.value {
      if result.isEstimate { session.lastResult = result }
      session.lastShown = result
    }
    if output.leaves { session.hasLeft = true }
    if let script = output.script { try include(script, isQuiet: output.isQuiet, at: command.range) }
    return output.value
  }

  /// Keeps in the ledger what a command did to the rows.
  mutating func record(
    _ call: BoundCall, rowsBefore: Int, rowsAfter: Int, rowsAdded: Int = 0, reason: String?
  ) {
    session.ledger.record(
      SampleLedger.Step(
        statement: source[call.syntax.range].oneSpaced, rowsBefore: rowsBefore, rowsAfter: rowsAfter,
        rowsAdded: rowsAdded, reason: reason))
  }

  /// A lone word that is no command is the value of that name.
  private mutating func executeName(_ command: CommandSyntax) throws(Failure) -> Value {
    let isAlone = command.phrases.isEmpty && command.clauses.isEmpty && command.options.isEmpty
    if isAlone, let value = lookUp(command.verb.text) {
      show(value, range: command.range, title: command.verb.text)
      return value
    }
    throw Failure(.unknownCommand(command.verb, in: session.environment.vocabulary), in: source)
  }

  private mutating func include(_ script: SourceText, isQuiet quietly: Bool, at range: SourceRange)
    throws(Failure)
  {
    guard !running.contains(script.name), running.count < maximumCallDepth else {
      throw Failure(.circularInclude(script.name, at: range), in: source)
    }
    let folder = session.environment.folder
    session.environment.folder = Path.folder(of: script.name)
    let wasQuiet = isQuiet
    isQuiet = isQuiet || quietly
    defer {
      session.environment.folder = folder
      isQuiet = wasQuiet
    }
    do { try run(script) } catch {
      guard let first = error.failures.first else { return }
      throw first
    }
  }
}
