import Data
import Lang
import Report

/// `gen` — makes a new column from an expression.
enum Generate: Command {
  static let assignment = Parameter<Assignment>(
    "column", .required, help: "The new column and its expression.")
  static let groups = Parameter<ColumnSelection>(
    "by", help: "Figures such as mean(x) are taken of each group of these columns.")
  static let condition = Parameter<ExpressionArgument<ConditionRole>>(
    "if", help: "The rows that get a value; the others are missing.")

  static let spec = CommandSpec(
    "gen",
    summary: "Make a new column from an expression.",
    discussion: """
      The column must not exist yet: 'replace' changes one that does. A value that does not exist, such as the \
      logarithm of 0, is missing; how many became missing is said.

      Figures of columns, such as mean(x), count(x), rank(x) and quartile(x), are of all rows of the data, or with 'by' \
      of the rows that agree in its columns. Rows in which one of these is missing are in no group.
      """,
    arguments: [assignment.spec], clauses: [condition.spec, groups.spec],
    examples: [
      Example("gen lunemp = log(unemp)", "a logarithm"),
      Example("gen excess = months - mean(months) by municipality", "the distance from the mean of a group"),
      Example("gen late = cohort >= 2015", "true or false"),
      Example("gen group = cond(months > 24, \"long\", \"short\")", "texts"),
    ],
    reach: .namedColumns,
    effect: { call, schema in
      guard let assignment = call[assignment] else { return }
      schema.set(schema.column(named: assignment.name.text, of: assignment.value))
    },
    examine: { call, scope, _ in
      guard let name = call[assignment]?.name, let old = scope.schema.column(named: name.text),
        !old.isUncertain
      else { return [] }
      return [.columnExists(name, call.syntax.verb)]
    })

  static func run(_ call: BoundCall, in interpreter: inout Interpreter) throws(Diagnostic) -> Output {
    guard let assignment = call[assignment] else { throw .missingAssignment(call) }
    let frame = try interpreter.requireFrame(at: call.syntax.verb.range)
    if frame[assignment.name.text] != nil { throw .columnExists(assignment.name, call.syntax.verb) }
    let (grouping, ungrouped) = try interpreter.grouping(call, by: groups)
    let values = try interpreter.compile(assignment.value.range) { c throws(Diagnostic) in
      c.grouping = grouping
      return try c.compile(assignment.value)
    }
    var keep: Bitmap?
    if let condition = call[condition] { keep = try interpreter.rows(where: condition.expression) }
    let column = try interpreter.column(
      values, named: assignment.name.text, keeping: keep, at: call.syntax.verb.range)
    try interpreter.set(column, at: assignment.name.range)
    let wording = interpreter.wording
    let say = wording.say
    let outside = keep.map { frame.rowCount - $0.countOfOnes } ?? 0
    var told = "'\(column.name)' \(say("made", nb: "laget", nn: "laga")) (\(column.kind.rawValue)): "
    told += wording.values(frame.rowCount - column.missingCount)
    if column.missingCount > 0 {
      told += ", \(wording.style.text(of: column.missingCount))"
      told += say(" missing", nb: " mangler", nn: " manglar")
    }
    told += wording.groups(grouping, ungrouped)
    if outside > 0 {
      let place = say("outside the condition", nb: "utenfor betingelsen", nn: "utanfor vilkåret")
      told += " (\(wording.rows(outside)) \(place))"
    }
    return Output([PreparedReport(.note(told))])
  }
}

extension Interpreter {
  /// Adds a column to the data, or replaces the one of its name.
  mutating func set(_ column: Column, at range: SourceRange) throws(Diagnostic) {
    var frame = try requireFrame(at: range)
    do { try frame.set(column) } catch { throw .frame(error, at: range) }
    session.frame = frame
  }
}

extension Diagnostic {
  static func missingAssignment(_ call: BoundCall) -> Diagnostic {
    Diagnostic(
      "missing-argument", "'\(call.syntax.verb.text)' needs a column and an expression",
      at: call.syntax.verb.range,
      notes: [Note("as in: \(call.syntax.verb.text) x = log(y)")])
  }

  static func columnExists(_ name: Name, _ verb: Name) -> Diagnostic {
    Diagnostic(
      "column-exists", "there is already a column '\(name.text)'", at: name.range,
      fixIts: [FixIt("Change it with 'replace'", at: verb.range, replacement: "replace")])
  }
}
