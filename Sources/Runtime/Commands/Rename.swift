import Data
import Lang
import Report

/// `rename` — gives a column another name.
enum Rename: Command {
  static let old = Parameter<ColumnName>("old", .required, help: "The column.")
  static let new = Parameter<NewColumnName>("new", .required, help: "Its new name.")

  static let spec = CommandSpec(
    "rename",
    summary: "Give a column another name.",
    discussion: "Values, labels and place stay as they are.",
    arguments: [old.spec, new.spec],
    examples: [Example("rename unemp unemployment", "one column")],
    familiarNames: ["ren"],
    effect: { call, schema in
      guard let old = call[old]?.name.text, let new = call[new]?.name.text,
        let index = schema.columns.index(ofName: old)
      else { return }
      schema.columns[index].name = new
    })

  static func run(_ call: BoundCall, in interpreter: inout Interpreter) throws(Diagnostic) -> Output {
    guard let old = call[old]?.name, let new = call[new]?.name else { throw .keepsNothing(call) }
    var frame = try interpreter.requireFrame(at: call.syntax.verb.range)
    do { try frame.rename(old.text, to: new.text) } catch {
      if case .repeatedName = error { throw .frame(error, at: new.range) }
      throw .frame(error, at: old.range)
    }
    interpreter.session.frame = frame
    return Output([PreparedReport(.note("'\(old.text)' is now '\(new.text)'"))])
  }
}

/// A name that a column is to get.
struct NewColumnName: ArgumentValue {
  let name: Name
  static var shape: ParameterSpec.Shape { .newColumn }
  init?(_ phrases: [Phrase]) {
    guard phrases.count == 1, let name = phrases[0].name else { return nil }
    self.name = name
  }
}
