import Data
import Lang
import Report

/// `reshape` — turns columns into rows and rows into columns.
enum Reshape: Command {
  enum Direction: String, ChoiceValue {
    case long, wide
    var meaning: String {
      self == .long ? "a row for each ending of the columns' names" : "a column for each value of a column"
    }
  }

  static let direction = Parameter<Direction>("direction", .required, help: "Which way.")
  static let stubs = Parameter<FrameWords>(
    "columns", .oneOrMore,
    help:
      "For long the beginnings of the columns' names (income for income2011, income2012); for wide the columns."
  )
  static let identifiers = Parameter<ColumnSelection>(
    "id", .oneOrMore, help: "The columns that tell the units apart.")
  static let name = Parameter<NewColumnName>(
    "name", .required,
    help: "The column that holds the endings: for long a new one, for wide an existing one.")

  static let spec = CommandSpec(
    "reshape",
    summary: "Turn columns into rows, or rows into columns.",
    discussion: """
      'reshape long income | id(person), name(year)' makes of income2011, income2012 a column income and a column year, \
      with a row for each person and year; endings that are whole numbers become numbers. 'reshape wide' goes back. \
      Other columns are repeated, and must for wide be the same in all rows of a unit.
      """,
    arguments: [direction.spec, stubs.spec], options: [identifiers.spec, name.spec],
    examples: [
      Example(
        "reshape long resultat | id(id), name(statement)", "four answers under one another",
        setup: ["use \"survey.csv\" | example", "keep id gender resultat1..resultat4"]),
      Example(
        "reshape wide rate | id(network), name(year)", "a column for each year",
        setup: [
          "use \"nir.csv\" | example", "rename cohort year",
          "collapse rate = mean(transition) by network year",
        ]),
    ],
    familiarNames: ["pivot_longer", "pivot_wider", "melt", "pivot"],
    effect: { call, schema in
      guard let stubs = call[stubs]?.names.map(\.text), let name = call[name]?.name.text else { return }
      if call[direction] == .long {
        let ids = Set(call[identifiers].map { resolve($0, in: schema).tree.map(\.text) } ?? [])
        schema.reshapeLong(stubs, identifiers: ids, name: name)
      } else {
        schema.reshapeWide(stubs, name: name)
      }
    })

  static func run(_ call: BoundCall, in interpreter: inout Interpreter) throws(Diagnostic) -> Output {
    let frame = try interpreter.requireFrame(at: call.syntax.verb.range)
    guard let stubs = call[stubs]?.names, let selection = call[identifiers], let name = call[name]?.name
    else {
      throw .keepsNothing(call)
    }
    let ids = try interpreter.columns(selection, at: call.range(of: identifiers))
    let isLong = call[direction] == .long
    if !isLong {
      for column in stubs + [name] where frame[column.text] == nil {
        throw .unknownColumn(column.text, known: frame.columnNames, at: column.range)
      }
    }
    let result: Frame
    do {
      let interruption = interpreter.interruption
      result =
        isLong
        ? try FrameReshaping.long(
          frame, stubs: stubs.map(\.text), identifiers: ids, name: name.text, interruption: interruption)
        : try FrameReshaping.wide(
          frame, columns: stubs.map(\.text), identifiers: ids, name: name.text, interruption: interruption)
    } catch { throw .reshape(error, stubs, known: frame.columnNames, call) }
    interpreter.session.frame = result
    let wording = interpreter.wording
    let say = wording.say
    let told =
      wording.size(frame.rowCount, frame.columns.count) + say(" became ", nb: " ble ", nn: " vart ")
      + wording.size(result.rowCount, result.columns.count)
    interpreter.record(
      call, rowsBefore: frame.rowCount, rowsAfter: result.rowCount,
      rowsAdded: max(0, result.rowCount - frame.rowCount), reason: told)
    return Output([PreparedReport(.note(told))])
  }
}

extension Diagnostic {
  fileprivate static func reshape(
    _ failure: FrameReshaping.Failure, _ stubs: [Name], known: [String], _ call: BoundCall
  ) -> Diagnostic {
    switch failure {
    case .interrupted: return .interrupted(at: call.syntax.verb.range)
    case .unmatchedStub(let stub):
      let range = stubs.first { $0.text == stub }?.range ?? call.syntax.range
      return Diagnostic(
        "unmatched-stub", "no column's name begins with '\(stub)' and goes on", at: range,
        notes: [Note("the columns are\(known.listed)")])
    case .differentKinds(let column, let kind, let other):
      return Diagnostic(
        "kind-mismatch", "'\(column)' is \(other.rawValue), and those before it \(kind.rawValue)",
        at: call.range(of: Reshape.stubs))
    case .repeatedIdentifiers(let keys, let rows):
      let places = rows.map { String($0 + 1) }.joined(separator: " and ")
      return Diagnostic(
        "repeated-keys",
        "\(keys.joined(separator: ", ")) stands in rows \(places), so 'id' does not tell the units apart",
        at: call.range(of: Reshape.identifiers), notes: [Note("add the column to 'id' that tells them apart")]
      )
    case .notConstant(let column, let identifier):
      return Diagnostic(
        "not-constant", "'\(column)' differs among the rows of \(identifier.joined(separator: ", "))",
        at: call.range(of: Reshape.identifiers),
        notes: [Note("drop it, add it to 'id', or reshape it too")])
    case .tooManyColumns(let count):
      return Diagnostic(
        "too-many-categories",
        "'\(call[Reshape.name]?.name.text ?? "")' has \(count) different values, too many for columns",
        at: call.range(of: Reshape.name))
    case .repeatedName(let name):
      return Diagnostic("repeated-name", "there would be two columns '\(name)'", at: call.syntax.range)
    }
  }
}
