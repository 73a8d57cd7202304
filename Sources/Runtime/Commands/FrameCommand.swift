import Data
import Lang
import Report

/// `frame` — changes between data in memory.
enum FrameCommand: Command {
  static let words = Parameter<FrameAction>(
    "frame", .anyNumber,
    help: "The name of the data to go to; or 'drop' and a name, or 'copy' and a new name.")

  static let spec = CommandSpec(
    "frame",
    summary: "Change between data in memory.",
    discussion: """
      'use … as survey' reads data under a name of their own and leaves the others in memory; data read without a name \
      are called main. 'frame survey' goes to them: every command works on the data gone to last. 'frame' alone lists \
      them. 'frame copy name' goes on with a copy and leaves the data as they are under their name.
      """,
    arguments: [words.spec],
    examples: [
      Example(
        "frame register", "back to the first data",
        setup: ["use \"nir.csv\" as register | example", "use \"survey.csv\" as survey | example"]),
      Example("frame", "what there is"),
      Example("frame copy rates", "go on with a copy"),
    ],
    familiarNames: ["frames", "dataset"],
    dataEffect: { call, data, _ in
      let names = call[words]?.names.map(\.text) ?? []
      switch (names.first, names.count) {
      case ("drop", 2): data.dropData(named: names[1])
      case ("copy", 2): data.copyData(to: names[1])
      case (let name?, 1): data.switchData(to: name)
      default: break
      }
    },
    examine: { call, scope, _ in
      let names = call[words]?.names ?? []
      guard scope.data.isComplete, let wanted = names.count == 1 ? names[0] : nil,
        scope.data.schema(named: wanted.text) == nil
      else { return [] }
      return [.unknownFrame(wanted.text, known: scope.data.names, at: wanted.range)]
    })

  static func run(_ call: BoundCall, in interpreter: inout Interpreter) throws(Diagnostic) -> Output {
    let names = call[words]?.names ?? []
    switch (names.first?.text, names.count) {
    case (nil, _): return Output([PreparedReport(list(interpreter))])
    case ("drop", 2): return try drop(names[1], &interpreter)
    case ("copy", 2): return try copy(to: names[1], &interpreter)
    case (_, 1):
      guard interpreter.frame(named: names[0].text) != nil else {
        throw .unknownFrame(names[0].text, known: interpreter.frameNames, at: names[0].range)
      }
      interpreter.session.switchFrame(to: names[0].text)
      return Output([PreparedReport(.note(interpreter.currentFrame))])
    default:
      throw Diagnostic(
        "wrong-argument-count", "'frame' takes a name, 'drop' and a name, or 'copy' and a name",
        at: call.syntax.range)
    }
  }

  private static func drop(_ name: Name, _ interpreter: inout Interpreter) throws(Diagnostic) -> Output {
    guard name.text != interpreter.session.frames.current else {
      throw Diagnostic(
        "drops-current-frame", "'\(name.text)' are the current data", at: name.range,
        notes: [Diagnostic.Note("go to others first: frame name")])
    }
    guard interpreter.session.frames.others.removeValue(forKey: name.text) != nil else {
      throw .unknownFrame(name.text, known: interpreter.frameNames, at: name.range)
    }
    return Output([PreparedReport(.note("'\(name.text)' dropped"))])
  }

  private static func copy(to name: Name, _ interpreter: inout Interpreter) throws(Diagnostic) -> Output {
    let (frame, ledger) = (try interpreter.requireFrame(at: name.range), interpreter.session.ledger)
    guard interpreter.frame(named: name.text) == nil else {
      throw Diagnostic("frame-exists", "there is already a frame '\(name.text)'", at: name.range)
    }
    interpreter.session.switchFrame(to: name.text)
    interpreter.session.frame = frame
    interpreter.session.ledger = ledger
    return Output([PreparedReport(.note(interpreter.currentFrame))])
  }

  private static func list(_ interpreter: Interpreter) -> Report {
    let rows = interpreter.frameNames.map { name in
      let frame = interpreter.frame(named: name)
      return Row.cells(
        label: name == interpreter.session.frames.current ? "\(name) *" : name,
        [.count(frame?.rowCount ?? 0), .count(frame?.columns.count ?? 0), .text(frame?.origin ?? "")])
    }
    let columns = [
      TableColumn("", .left), TableColumn("Rows", .right), TableColumn("Columns", .right),
      TableColumn("From", .left),
    ]
    return Report(
      title: "", blocks: [.table(Table(columns: columns, rows: rows))],
      notes: rows.isEmpty ? ["no data in memory"] : ["* the current data"])
  }
}

extension Interpreter {
  /// `survey: 1 104 rows, 29 columns`
  fileprivate var currentFrame: String {
    "\(session.frames.current): "
      + wording.size(session.frame?.rowCount ?? 0, session.frame?.columns.count ?? 0)
  }
}

/// `survey`, `drop survey`, `copy rates`
struct FrameAction: ArgumentValue {
  let names: [Name]
  static var shape: ParameterSpec.Shape {
    .either([
      .choice([
        .init("copy", "go on with a copy of the data, under a new name"), .init("drop", "forget these data"),
      ]),
      .word,
    ])
  }
  init?(_ phrases: [Phrase]) {
    names = phrases.compactMap(\.name)
    guard names.count == phrases.count else { return nil }
  }
}

/// Words one after another.
struct FrameWords: ArgumentValue {
  let names: [Name]
  static var shape: ParameterSpec.Shape { .word }
  init?(_ phrases: [Phrase]) {
    names = phrases.compactMap(\.name)
    guard names.count == phrases.count else { return nil }
  }
}
