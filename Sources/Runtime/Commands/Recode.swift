import Data
import Lang
import Report

/// `recode` — turns values of columns into others by rules.
enum Recode: Command {
  static let columns = Parameter<ColumnSelection>("columns", .oneOrMore, help: "The columns.")
  static let rules = Parameter<ExpressionList<RuleRole>>(
    "rules", .oneOrMore,
    help:
      "(old = new): old is a value, a range 1..3, a list [1, 2], missing, else, or of a scale of answers agree, neutral, disagree; new is a number, a text or missing."
  )
  static let suffix = Parameter<ExpressionArgument<TextRole>>(
    "suffix", help: "Make new columns, named as the old ones with this at the end.")
  static let prefix = Parameter<ExpressionArgument<TextRole>>(
    "prefix", help: "Make new columns, named as the old ones with this before them.")

  static let spec = CommandSpec(
    "recode",
    summary: "Turn values of columns into others by rules.",
    discussion: """
      The first side of a rule says which values, the other what becomes of them; no value may be in two rules. 'else' \
      means every value that no rule names, but not missing, which has its own rule. Values in no rule stay as they \
      are, and are told; where they cannot, since the new values are of another kind, they are an error. What became \
      of how many rows is told for each column. New texts make a factor whose levels stand in the order of the rules. A \
      value keeps its label unless a rule turns it into another value or another value into it; a missing value that \
      stays missing keeps its kind.
      """,
    arguments: [columns.spec, rules.spec], options: [suffix.spec, prefix.spec],
    examples: [
      Example(
        "recode norsk1..medvirkning3 (1..3 = 0) (4..5 = 1) (missing = 0) | suffix(\"_agree\")",
        "many columns", setup: ["use \"survey.csv\" | example"]),
      Example(
        "recode months (3..12 = \"short\") (13..60 = \"long\") | suffix(\"_group\")", "a factor of two levels"
      ),
      Example("recode track (\"ukjent\" = missing) (\"spor1\" = \"spor1\") (else = \"spor2+\")", "in place"),
    ],
    familiarNames: ["mvencode", "fct_recode", "replace_values"],
    reach: .namedColumns,
    effect: { call, schema in
      guard let selection = call[columns] else { return }
      let rules = call[rules]?.expressions.compactMap(\.rule) ?? []
      for name in resolve(selection, in: schema).tree {
        guard let old = schema.column(named: name.text) else { continue }
        schema.set(old.recoded(rules, as: newName(name.text, call)))
      }
    })

  private static func newName(_ name: String, _ call: BoundCall) -> String {
    (call[prefix]?.expression.literalText ?? "") + name + (call[suffix]?.expression.literalText ?? "")
  }

  static func run(_ call: BoundCall, in interpreter: inout Interpreter) throws(Diagnostic) -> Output {
    guard let selection = call[columns] else { throw .keepsNothing(call) }
    let names = try interpreter.columns(selection, at: call.range(of: columns))
    var ending = ""
    if let text = call[suffix] { ending = try interpreter.text(text.expression) }
    var beginning = ""
    if let text = call[prefix] { beginning = try interpreter.text(text.expression) }
    let isNew = !beginning.isEmpty || !ending.isEmpty
    var lines: [String] = []
    var warnings: [Diagnostic] = []
    var becameMissing: [(name: String, rows: Int)] = []
    for name in names {
      guard let frame = interpreter.session.frame, let old = frame[name] else { continue }
      let target = beginning + name + ending
      if isNew, frame[target] != nil { throw .recodeTargetExists(target, call) }
      let plan = try RecodePlan(call[rules]?.expressions ?? [], for: old, in: &interpreter)
      let outcome = try plan.apply(to: old, named: target, in: interpreter, at: call.range(of: columns))
      try interpreter.set(outcome.column, at: call.range(of: columns))
      becameMissing.append((target, outcome.column.missingCount - old.missingCount))
      lines.append(outcome.told(old: name, interpreter.wording))
      if let warning = outcome.warning(of: name, at: call.range(of: rules)) { warnings.append(warning) }
    }
    interpreter.recordRecode(becameMissing, call)
    return Output([PreparedReport(Report(title: "", blocks: [.lines(lines)]))], warnings: warnings)
  }
}

extension Interpreter {
  /// Keeps in the ledger in how many rows values became missing, since later commands leave these out, or got one.
  fileprivate mutating func recordRecode(_ changes: [(name: String, rows: Int)], _ call: BoundCall) {
    let (wording, say) = (wording, language)
    let rows = session.frame?.rowCount ?? 0
    let parts = changes.filter { $0.rows != 0 }.map { name, count in
      wording.style.text(of: abs(count))
        + (count > 0
          ? say(" more missing in ", nb: " flere mangler i ", nn: " fleire manglar i ")
          : say(" fewer missing in ", nb: " færre mangler i ", nn: " færre manglar i ")) + name
    }
    let told =
      parts.isEmpty
      ? say("no value became missing", nb: "ingen verdi ble manglende", nn: "ingen verdi vart manglande")
      : parts.prefix(8).joined(separator: ", ")
    record(
      call, rowsBefore: rows, rowsAfter: rows, reason: "\(wording.columns(changes.count)); \(told)")
  }
}

extension Diagnostic {
  fileprivate static func recodeTargetExists(_ name: String, _ call: BoundCall) -> Diagnostic {
    Diagnostic(
      "column-exists", "there is already a column '\(name)'", at: call.range(of: Recode.suffix),
      notes: [Note("choose another suffix, or drop '\(name)' first")])
  }
}
