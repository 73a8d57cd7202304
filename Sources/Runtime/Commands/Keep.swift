import Data
import Lang
import Report

/// `keep` — keeps columns, or the rows for which a condition holds.
enum Keep: Command {
  static let columns = Parameter<ColumnSelection>("columns", .anyNumber, help: "The columns to keep.")
  static let condition = Parameter<ExpressionArgument<ConditionRole>>("if", help: "The rows to keep.")

  static let spec = CommandSpec(
    "keep",
    summary: "Keep columns, or the rows for which a condition holds.",
    discussion: """
      Takes either columns or a condition. A row whose condition is missing does not stay; how many did not for \
      that reason is said. What went is in the ledger that 'sample' shows.
      """,
    arguments: [columns.spec], clauses: [condition.spec],
    examples: [
      Example("keep if age == \"25-34\"", "one age group"),
      Example("keep transition gender..country", "some columns"),
    ],
    effect: { call, schema in
      guard let selection = call[columns] else { return }
      schema.keep(Set(resolve(selection, in: schema).tree.map(\.text)))
    })

  static func run(_ call: BoundCall, in interpreter: inout Interpreter) throws(Diagnostic) -> Output {
    switch (call[columns], call[condition]) {
    case (nil, nil): throw .keepsNothing(call)
    case (.some, .some): throw .columnsAndCondition(call)
    case (let selection?, nil):
      let names = try interpreter.columns(selection, at: call.range(of: columns))
      return try interpreter.selectColumns(names, call)
    case (nil, let condition?):
      return try interpreter.keepRows(call, condition: condition.expression, isKept: true)
    }
  }
}

extension Interpreter {
  /// The columns that a selection names, in its order.
  func columns(_ selection: ColumnSelection, at range: SourceRange) throws(Diagnostic) -> [String] {
    _ = try requireFrame(at: range)
    let resolved = resolve(selection, in: session.schema)
    if let error = resolved.diagnostics.first(where: { $0.severity == .error }) { throw error }
    for warning in resolved.diagnostics { sink.warn(warning, in: source) }
    return resolved.tree.map(\.text)
  }

  mutating func selectColumns(_ names: [String], _ call: BoundCall) throws(Diagnostic) -> Output {
    let frame = try requireFrame(at: call.syntax.verb.range)
    // In the data's order, whatever the order of the call: 'order' is what moves columns.
    let chosen = Set(names)
    do { session.frame = try frame.select(frame.columnNames.filter(chosen.contains)) } catch {
      throw .frame(error, at: call.syntax.range)
    }
    let dropped = frame.columnNames.filter { !chosen.contains($0) }
    let told =
      wording.columns(chosen.count) + language(" kept, ", nb: " beholdt, ", nn: " haldne, ")
      + "\(dropped.count)" + language(" dropped", nb: " tatt ut", nn: " tekne ut") + dropped.listed
    return Output([PreparedReport(.note(told))])
  }

  /// Keeps (or drops) the rows of a condition and records it in the ledger.
  mutating func keepRows(
    _ call: BoundCall, condition: Expression, isKept: Bool
  ) throws(Diagnostic) -> Output {
    let frame = try requireFrame(at: call.syntax.verb.range)
    let node = try compile(condition.range) { c throws(Diagnostic) in try c.truth(condition) }
    let (held, missing) = try rows(where: node, count: frame.rowCount, at: condition.range)
    let kept = isKept ? held : held.complement
    let (wording, say) = (wording, language)
    let remaining = kept.countOfOnes
    var reason: String?
    if missing > 0 {
      let rows = wording.rows(missing)
      reason =
        isKept
        ? say(
          "the condition was missing in \(rows), which did not stay",
          nb: "betingelsen manglet i \(rows), som ikke ble med",
          nn: "vilkåret mangla i \(rows), som ikkje vart med")
        : say(
          "the condition was missing in \(rows), which stayed",
          nb: "betingelsen manglet i \(rows), som ble værende",
          nn: "vilkåret mangla i \(rows), som vart verande")
    }
    session.frame = try uninterrupted(at: call.syntax.verb.range) { () throws(Interrupted) in
      try frame.filtered(by: kept, threads: session.environment.threads, interruption: interruption)
    }
    session.ledger.record(
      SampleLedger.Step(
        statement: source[call.syntax.range], rowsBefore: frame.rowCount, rowsAfter: remaining, reason: reason
      ))
    let told =
      wording.rows(remaining) + say(" kept, ", nb: " beholdt, ", nn: " haldne, ")
      + wording.style.text(of: frame.rowCount - remaining) + say(" dropped", nb: " tatt ut", nn: " tekne ut")
    return Output([PreparedReport(.note([told, reason].compactMap(\.self).joined(separator: "; ")))])
  }
}

extension Report {
  /// A line without title.
  static func note(_ line: String) -> Report { Report(title: "", blocks: [.paragraph(line)]) }
}

extension [String] {
  /// `: a, b, c`, cut after a dozen; empty for an empty list.
  var listed: String {
    isEmpty ? "" : ": " + prefix(12).joined(separator: ", ") + (count > 12 ? ", …" : "")
  }
}

extension Diagnostic {
  static func keepsNothing(_ call: BoundCall) -> Diagnostic {
    let verb = call.syntax.verb.text
    return Diagnostic(
      "missing-argument", "'\(verb)' needs columns or a condition", at: call.syntax.verb.range,
      notes: [Note("as in: \(verb) gender age, or: \(verb) if months > 12")])
  }

  static func columnsAndCondition(_ call: BoundCall) -> Diagnostic {
    Diagnostic(
      "columns-and-condition", "'\(call.syntax.verb.text)' takes columns or a condition, not both",
      at: call.syntax.range, notes: [Note("write two statements, one for the rows and one for the columns")])
  }

  static func frame(_ error: FrameError, at range: SourceRange) -> Diagnostic {
    switch error {
    case .unknownColumn(let name, let columns):
      return .unknownName(name, known: columns, at: range)
    case .lengthMismatch(let column, let expected, let found):
      return Diagnostic(
        "length-mismatch", "'\(column)' has \(found) values and the data \(expected) rows", at: range)
    case .repeatedName(let name):
      return Diagnostic("repeated-name", "there is already a column '\(name)'", at: range)
    case .emptyName: return Diagnostic("empty-name", "a column needs a name", at: range)
    }
  }
}
