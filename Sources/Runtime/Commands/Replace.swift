import Data
import Lang
import Report

/// `replace` — changes the values of a column.
enum Replace: Command {
  static let assignment = Parameter<Assignment>("column", .required, help: "The column and its new values.")
  static let condition = Parameter<ExpressionArgument<ConditionRole>>(
    "if", help: "The rows to change; all if left out.")

  static let groups = Parameter<ColumnSelection>(
    "by", help: "Figures such as mean(x) are taken of each group of these columns.")

  static let spec = CommandSpec(
    "replace",
    summary: "Change the values of a column.",
    discussion: """
      The column must exist: 'gen' makes a new one. Says how many rows changed and how many became missing. A text \
      column takes texts and a column of numbers takes numbers; a factor takes the names of its levels. The labels stay, and \
      a row that was missing and still is keeps its kind of missing value.
      """,
    arguments: [assignment.spec], clauses: [condition.spec, groups.spec],
    examples: [
      Example("replace months = 60 if months > 48", "a top code"),
      Example("replace unemp = mean(unemp) if missing(unemp) by cohort", "the mean of each group"),
      Example("replace track = missing if track == \"ukjent\"", "unknown becomes missing"),
    ],
    reach: .namedColumns,
    effect: { call, schema in
      guard let name = call[assignment]?.name.text, let old = schema.column(named: name) else { return }
      // Whole numbers may become others, and the other way round.
      let kind = old.kind == .integer || old.kind == .number ? nil : old.kind
      var column = Schema.Column(name, kind: kind, label: old.label)
      column.valueLabels = old.valueLabels
      schema.set(column)
    })

  static func run(_ call: BoundCall, in interpreter: inout Interpreter) throws(Diagnostic) -> Output {
    guard let assignment = call[assignment] else { throw .missingAssignment(call) }
    let frame = try interpreter.requireFrame(at: call.syntax.verb.range)
    let name = assignment.name.text
    guard let old = frame[name] else {
      throw .replacesNothing(assignment.name, call.syntax.verb, known: frame.columnNames)
    }
    let (value, condition) = (assignment.value, call[condition]?.expression)
    var warnings: [Diagnostic] = []
    let (grouping, ungrouped) = try interpreter.grouping(call, by: groups)
    let node = try interpreter.compile(call.syntax.range) { c throws(Diagnostic) in
      c.grouping = grouping
      let new = try c.compile(value)
      c.grouping = nil
      guard let fitted = new.fitting(old) else { throw .wrongReplacement(old, new, at: value.range) }
      guard let condition else { return fitted }
      return fitted.chosen(where: try c.truth(condition), else: old)
    }
    var column = try interpreter.column(node, named: name, keeping: nil, at: call.syntax.verb.range)
    if case .factor = old.values {
      do {
        column = try column.asFactor(
          levels: old.levels.map(\.name), reference: old.levelName(old.referenceIndex),
          interruption: interpreter.interruption)
      } catch { throw .column(error, at: value.range) }
    }
    column = try interpreter.uninterrupted(at: call.syntax.verb.range) { [column] () throws(Interrupted) in
      try column.keepingMissingKinds(of: old, interpreter.interruption)
    }
    column.description = old.description
    // That all numbers are whole now takes nothing away.
    if old.kind != column.kind, !(old.kind == .number && column.kind == .integer) {
      warnings.append(.kindChanged(old, to: column, at: assignment.name.range))
    }
    let interruption = interpreter.interruption
    let changed = try interpreter.uninterrupted(at: call.syntax.verb.range) { () throws(Interrupted) in
      try column.differenceCount(from: old, interruption)
    }
    try interpreter.set(column, at: assignment.name.range)
    let wording = interpreter.wording
    let say = wording.say
    let more = column.missingCount - old.missingCount
    let verb = say("changed", nb: "endret", nn: "endra")
    var told = "\(wording.values(changed)) \(say("of", nb: "av")) '\(name)' \(verb)"
    if more > 0 {
      told += ", \(wording.style.text(of: more))"
      told += say(" more missing", nb: " flere mangler", nn: " fleire manglar")
    }
    told += wording.groups(grouping, ungrouped)
    return Output([PreparedReport(.note(told))], warnings: warnings)
  }
}

extension ColumnExpression {
  /// The expression as one of `column`'s kind: a missing constant fits every kind; `nil` if it does not fit.
  fileprivate func fitting(_ column: Column) -> ColumnExpression? {
    switch (self, column.kind) {
    case (.number(.constant(let number)), .text) where number.isNaN: .text(.constant(nil))
    case (.number(.constant(let number)), .factor) where number.isNaN && !column.isNumeric:
      .text(.constant(nil))
    case (.number(.constant(let number)), .logical) where number.isNaN: .truth(.constant(Truth.missing))
    case (.number(.constant(let number)), .date) where number.isNaN: .date(.constant(.nan))
    case (.number, .number), (.number, .integer), (.text, .text), (.truth, .logical), (.date, .date): self
    case (.truth(let node), .number), (.truth(let node), .integer): .number(.truth(node))
    case (.number, .factor) where column.isNumeric: self
    case (.text, .factor) where !column.isNumeric: self
    default: nil
    }
  }

  /// The expression where a condition holds, the column's own value where it does not or is missing.
  fileprivate func chosen(where condition: TruthNode, else column: Column) -> ColumnExpression {
    let holds = TruthNode.and(condition, .not(.isMissing(.truth(condition))))
    switch self {
    case .number(let node): return .number(.conditional(holds, node, .column(column)))
    case .date(let node): return .date(.conditional(holds, node, .column(column)))
    case .truth(let node): return .truth(.conditional(holds, node, .column(column)))
    case .text(let node): return .text(.conditional(holds, node, .column(column)))
    }
  }
}

extension Column {
  /// In how many rows the column and another of its length and kind of values differ.
  fileprivate func differenceCount(
    from other: Column, _ interruption: Interruption
  ) throws(Interrupted) -> Int {
    interruption.begin(.computing, total: count)
    var differences = 0
    if isNumeric && other.isNumeric {
      withScratch(2 * rowsPerBlock) { scratch in
        let (mine, theirs) = (scratch, scratch + rowsPerBlock)
        for rows in rowBlocks(of: count) where !interruption.isRequested {
          interruption.advance(by: rows.count, rows: rows.count)
          readNumbers(rows, into: mine)
          other.readNumbers(rows, into: theirs)
          for i in 0..<rows.count where mine[i] != theirs[i] && !(mine[i].isNaN && theirs[i].isNaN) {
            differences += 1
          }
        }
      }
      try interruption.check()
      return differences
    }
    let translation = try codes(ofLevelsOf: other, interruption)
    withCodes(2 * rowsPerBlock) { scratch in
      let (mine, theirs) = (scratch, scratch + rowsPerBlock)
      for rows in rowBlocks(of: count) where !interruption.isRequested {
        interruption.advance(by: rows.count, rows: rows.count)
        readCodes(rows, into: mine)
        other.readCodes(rows, into: theirs)
        for i in 0..<rows.count {
          let theirCode = translation.indices.contains(Int(theirs[i])) ? translation[Int(theirs[i])] : -1
          if mine[i] != theirCode { differences += 1 }
        }
      }
    }
    try interruption.check()
    return differences
  }

  /// For each code of another column the code that its text has here, since it may be another one; −2 for none.
  private func codes(
    ofLevelsOf other: Column, _ interruption: Interruption
  ) throws(Interrupted) -> [Int32] {
    let names = try levelNames(interruption)
    var places = [String: Int32](minimumCapacity: names.count)
    try RowBlocks.forEach(names.count, interruption) { range in
      for place in range where places[names[place]] == nil { places[names[place]] = Int32(place) }
    }
    return try other.levelNames(interruption).mapped(interruption) { places[$0] ?? -2 }
  }
}

extension Diagnostic {
  fileprivate static func replacesNothing(_ name: Name, _ verb: Name, known: [String]) -> Diagnostic {
    Diagnostic(
      "unknown-column", "there is no column '\(name.text)'", at: name.range,
      fixIts: .replacing(name.range, byNearestTo: name.text, among: known)
        + [FixIt("Make it with 'gen'", at: verb.range, replacement: "gen")])
  }

  fileprivate static func wrongReplacement(
    _ old: Column, _ new: ColumnExpression, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      "kind-mismatch", "'\(old.name)' is \(old.kind.withArticle) column, and this is \(new.kindName)",
      at: range)
  }

  fileprivate static func kindChanged(_ old: Column, to new: Column, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "kind-changed",
      "'\(old.name)' was a column of kind \(old.kind.rawValue) and is now \(new.kind.rawValue)",
      at: range, severity: .warning)
  }

  static func column(_ error: ColumnError, at range: SourceRange) -> Diagnostic {
    switch error {
    case .valuesOutsideLevels(let column, let values, let rows):
      return Diagnostic(
        "values-outside-levels", "'\(column)' has values that are no levels in \(rows) rows\(values.listed)",
        at: range)
    case .repeatedLevel(let column, let level):
      return Diagnostic("repeated-level", "the level '\(level)' of '\(column)' is named twice", at: range)
    case .unknownLevel(let column, let level, let levels):
      return .unknownLevel(level, of: column, levels: levels, at: range, severity: .error)
    case .interrupted: return .interrupted(at: range)
    case .tooManyLevels(let column):
      return Diagnostic(
        "too-many-levels", "'\(column)' has too many different values to be a factor", at: range)
    }
  }
}
