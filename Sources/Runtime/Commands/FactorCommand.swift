import Data
import Lang
import Report

/// `factor` — makes columns categories, with a reference level and an order.
enum FactorCommand: Command {
  static let columns = Parameter<ColumnSelection>(
    "columns", .oneOrMore, help: "The columns to make categories.")
  static let reference = Parameter<ReferenceLevel>(
    "ref", default: "first",
    help: "The level that the others are compared with, by its name, or first, last or largest.")
  static let levels = Parameter<ExpressionList<LevelRole>>(
    "levels", .anyNumber, help: "All levels, in the order in which they are to stand.")

  static let spec = CommandSpec(
    "factor",
    summary: "Make columns categories, with a reference level and an order.",
    discussion: """
      Texts become levels in the order of their letters, numbers in ascending order; a number used as a category \
      keeps its number, so that 'did … 2015' and ranges still find it. The reference level is a property of the \
      column: every model and table uses it and names it.
      """,
    arguments: [columns.spec], options: [reference.spec, levels.spec],
    examples: [
      Example("factor gender | ref(\"kvinne\")", "a reference level"),
      Example("factor age, track, country | ref(first)", "several columns"),
      Example("factor cohort", "a year used as categories"),
      Example(
        "factor track | levels(\"ukjent\", \"spor1\", \"spor2\", \"spor3\"), ref(\"spor1\")", "another order"),
    ],
    reach: .namedColumns,
    effect: { call, schema in
      guard let selection = call[columns] else { return }
      let order = call[levels]?.expressions.map(\.literalText)
      for name in resolve(selection, in: schema).tree {
        guard let old = schema.column(named: name.text) else { continue }
        let sorted =
          old.kind == .factor ? old.levels : old.levels?.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        let named = order.flatMap { $0.contains(nil) ? nil : $0.compactMap(\.self) }
        var column = Schema.Column(
          name.text, kind: .factor, label: old.label, levels: order == nil ? sorted : named,
          hasNumericLevels: old.isNumeric)
        column.valueLabels = old.valueLabels
        column.reference =
          call[reference]?.known(among: column.levels) ?? old.reference(reordered: order != nil)
        schema.set(column)
      }
    })

  static func run(_ call: BoundCall, in interpreter: inout Interpreter) throws(Diagnostic) -> Output {
    guard let selection = call[columns] else { throw .keepsNothing(call) }
    let names = try interpreter.columns(selection, at: call.range(of: columns))
    var order: [String]?
    if let given = call[levels] {
      order = []
      for expression in given.expressions { order?.append(try interpreter.levelName(expression)) }
    }
    var lines: [String] = []
    let interruption = interpreter.interruption
    let rowCount = interpreter.session.frame?.rowCount ?? 0
    interruption.begin(.computing, total: names.count * rowCount, rows: rowCount)
    for name in names {
      guard let old = interpreter.session.frame?[name] else { continue }
      var column: Column
      do { column = try old.asFactor(levels: order, interruption: interruption) } catch {
        throw .column(error, at: call.range(of: levels))
      }
      if let reference = call[reference] {
        let level = try interpreter.referenceLevel(reference, of: column, at: call.range(of: Self.reference))
        do { column = try column.asFactor(reference: level) } catch {
          throw .column(error, at: call.range(of: Self.reference))
        }
      }
      column.label = old.label
      try interpreter.set(column, at: call.range(of: columns))
      lines.append(told(column))
    }
    return Output([PreparedReport(Report(title: "", blocks: [.lines(lines)]))])
  }

  private static func told(_ column: Column) -> String {
    guard let reference = column.levelName(column.referenceIndex) else {
      return "'\(column.name)' has no levels"
    }
    let levelCount = column.levelCount
    let count = levelCount == 1 ? "1 level" : "\(levelCount) levels"
    let first = (0..<(levelCount <= 12 ? levelCount : 10)).compactMap { column.levelName($0) }
    let rest = levelCount <= 12 ? [] : ["…", column.levelName(levelCount - 1) ?? ""]
    return
      "'\(column.name)' has \(count), ref. \(reference): \((first + rest).joined(separator: ", "))"
  }
}

/// `ref("kvinne")`, `ref(2011)`, `ref(first)`, `ref(last)`, `ref(largest)`.
struct ReferenceLevel: ArgumentValue {
  enum Position: String, ChoiceValue {
    case first, last, largest
    var meaning: String {
      switch self {
      case .first: "the first level in the column's order"
      case .last: "the last level in the column's order"
      case .largest: "the level with most rows"
      }
    }
  }

  let position: Position?
  let level: Expression

  static var shape: ParameterSpec.Shape { .either([Position.shape, .level]) }

  init?(_ phrases: [Phrase]) {
    guard phrases.count == 1, let expression = phrases[0].expression else { return nil }
    position = Position(phrases)
    level = expression
  }
}

extension ReferenceLevel {
  /// What is known of it without running.
  fileprivate func known(among levels: [String]?) -> Schema.Column.Reference {
    let name: String?
    switch position {
    case .first?: return .first
    case .last?: name = levels?.last
    case .largest?: name = nil
    case nil: name = level.literalText
    }
    guard let name else { return .unknown }
    return name == levels?.first ? .first : .level(name)
  }
}

extension Schema.Column {
  /// Its reference as a factor of which nobody says another: in a new order it is the first.
  fileprivate func reference(reordered: Bool) -> Reference {
    kind == .factor && !reordered ? reference : .first
  }
}

extension Interpreter {
  /// A level's name: a text, or a number as it is written.
  mutating func levelName(_ expression: Expression) throws(Diagnostic) -> String {
    switch try evaluate(expression) {
    case .text(let text): return text
    case .number(let number): return Scalar.text(of: number)
    case .logical(let truth): return truth ? "true" : "false"
    case let value:
      throw .wrongKind(expected: "the name of a level", found: value.kindName, at: expression.range)
    }
  }

  fileprivate mutating func referenceLevel(
    _ reference: ReferenceLevel, of column: Column, at range: SourceRange
  ) throws(Diagnostic) -> String {
    switch reference.position {
    case nil: return try levelName(reference.level)
    case .first?: return column.levelName(0) ?? ""
    case .last?: return column.levelName(column.levelCount - 1) ?? ""
    case .largest?:
      guard case .factor(let storage) = column.values else { return "" }
      let counts = try uninterrupted(at: range) { () throws(Interrupted) in
        try storage.codes.frequencies(
          below: storage.levels.count, leavingOut: column.missing, interruption)
      }
      return counts.indices.max { counts[$0] < counts[$1] }.flatMap { column.levelName($0) } ?? ""
    }
  }
}
