import Data
import Lang
import Report

/// `order` — moves columns.
enum Order: Command {
  static let columns = Parameter<ColumnSelection>(
    "columns", .oneOrMore, help: "The columns to move, in their new order.")
  static let before = Parameter<ColumnName>("before", help: "Put them before this column.")
  static let after = Parameter<ColumnName>("after", help: "Put them after this column.")
  static let last = Parameter<Flag>("last", help: "Put them at the end.")

  static let spec = CommandSpec(
    "order",
    summary: "Move columns, to the front if nothing else is said.",
    discussion:
      "The order of the columns is that of ranges such as norsk1..overall, of 'describe' and of files.",
    arguments: [columns.spec], options: [before.spec, after.spec, last.spec],
    exclusiveOptions: [["before", "after", "last"]],
    examples: [
      Example("order municipality cohort", "to the front"),
      Example("order unemp | after(cohort)", "behind another"),
    ],
    effect: { call, schema in
      guard let selection = call[columns] else { return }
      let names = resolve(selection, in: schema).tree.map(\.text)
      let order = moved(names, among: schema.names, call)
      let places = Dictionary(order.enumerated().map { ($1, $0) }) { first, _ in first }
      schema.columns.sort { places[$0.name] ?? 0 < places[$1.name] ?? 0 }
    })

  static func run(_ call: BoundCall, in interpreter: inout Interpreter) throws(Diagnostic) -> Output {
    guard let selection = call[columns] else { throw .keepsNothing(call) }
    let frame = try interpreter.requireFrame(at: call.syntax.verb.range)
    let names = try interpreter.columns(selection, at: call.range(of: columns))
    for target in [call[before]?.name, call[after]?.name].compactMap(\.self) {
      guard frame[target.text] != nil else {
        throw .unknownColumn(target.text, known: frame.columnNames, at: target.range)
      }
      guard !names.contains(target.text) else {
        throw Diagnostic("moves-itself", "'\(target.text)' cannot stand beside itself", at: target.range)
      }
    }
    do { interpreter.session.frame = try frame.select(moved(names, among: frame.columnNames, call)) } catch {
      throw .frame(error, at: call.range(of: columns))
    }
    return Output()
  }

  private static func moved(_ names: [String], among all: [String], _ call: BoundCall) -> [String] {
    var rest = all.filter { !names.contains($0) }
    var place = 0
    if call.has(last) { place = rest.count }
    if let target = call[before]?.name.text { place = rest.firstIndex(of: target) ?? 0 }
    if let target = call[after]?.name.text { place = (rest.firstIndex(of: target) ?? rest.count - 1) + 1 }
    rest.insert(contentsOf: names, at: min(max(0, place), rest.count))
    return rest
  }
}
