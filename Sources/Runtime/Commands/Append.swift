import Data
import Lang
import Report

/// `append` — adds the rows of another file or frame.
enum Append: Command {
  static let other = Parameter<ExpressionArgument<FileOrFrame>>(
    "using", .required, help: "The other file, in quotes, or the name of a frame.")
  static let source = Parameter<NewColumnName>(
    "source", help: "A new column that says of each row which of the two it comes from.")

  static let spec = CommandSpec(
    "append",
    summary: "Add the rows of another file or frame.",
    discussion: """
      Columns of one name stand under one another; where only one of the two has a column, the rows of the other are \
      missing in it, which is said. Whole numbers and numbers go together, texts and factors of texts too; a number \
      under a text is refused.
      """,
    clauses: [other.spec], options: [source.spec],
    examples: [
      Example(
        "append using late", "two parts of a register",
        setup: [
          "use \"nir.csv\" as late | example", "keep if cohort >= 2015", "use \"nir.csv\" as early | example",
          "keep if cohort < 2015",
        ])
    ],
    familiarNames: ["rbind", "bind_rows", "concat_rows", "stack"],
    dataEffect: { call, data, second in
      guard let second else { return data.schema.isComplete = false }
      data.schema = data.schema.appending(second)
      if let name = call[source]?.name.text { data.schema.set(Schema.Column(name, kind: .text)) }
    },
    other: { call in call[other]?.expression.otherData },
    examine: { call, scope, second in
      guard second == nil, let source = call[other]?.expression else { return [] }
      return [.unknownFrame(source, in: scope)].compactMap(\.self)
    })

  static func run(_ call: BoundCall, in interpreter: inout Interpreter) throws(Diagnostic) -> Output {
    let frame = try interpreter.requireFrame(at: call.syntax.verb.range)
    guard let expression = call[other]?.expression else { throw .keepsNothing(call) }
    let (second, name) = try interpreter.otherFrame(expression)
    let appended: AppendedFrame
    do {
      appended = try AppendedFrame(
        frame, second, threads: interpreter.session.environment.threads,
        interruption: interpreter.interruption)
    } catch { throw .append(error, name, second, call) }
    var result = appended.frame
    if let column = call[source]?.name {
      guard result[column.text] == nil else { throw .frame(.repeatedName(column.text), at: column.range) }
      let current = interpreter.session.frames.current
      let file = frame.origin.map { Path.lastComponent(of: $0) } ?? current
      let first = current == NamedFrames.mainName ? file : current
      let texts =
        Array(repeating: first == name ? "data" : first, count: frame.rowCount)
        + Array(repeating: name, count: second.rowCount)
      do { try result.set(Column(name: column.text, texts: texts)) } catch {
        throw .frame(error, at: column.range)
      }
    }
    interpreter.session.frame = result
    let wording = interpreter.wording
    let say = wording.say
    var told =
      wording.rows(second.rowCount)
      + say(" of \(name) added; ", nb: " fra \(name) lagt til; ", nn: " frå \(name) lagde til; ")
      + wording.rows(result.rowCount)
    if !appended.onlyData.isEmpty {
      told += say("; not in ", nb: "; ikke i ", nn: "; ikkje i ") + name + appended.onlyData.listed
    }
    if !appended.onlyOther.isEmpty {
      told += say("; only in ", nb: "; bare i ", nn: "; berre i ") + name + appended.onlyOther.listed
    }
    interpreter.record(
      call, rowsBefore: frame.rowCount, rowsAfter: result.rowCount, rowsAdded: second.rowCount, reason: told)
    return Output([PreparedReport(.note(told))])
  }
}

extension Schema {
  /// The columns where the rows of others stand under one another.
  fileprivate func appending(_ other: Schema) -> Schema {
    var joined = self
    joined.isComplete = isComplete && other.isComplete
    for column in other.columns {
      guard let mine = self.column(named: column.name) else {
        joined.set(column)
        continue
      }
      var both = mine
      if mine.kind != column.kind {
        both.kind = [mine.kind, column.kind].allSatisfy { $0 == .integer || $0 == .number } ? .number : nil
      }
      both.levels = mine.levels.flatMap { own in
        column.levels.map { theirs in own + theirs.filter { !own.contains($0) } }
      }
      if mine.valueLabels != column.valueLabels { both.valueLabels = [] }
      joined.set(both)
    }
    return joined
  }
}

extension Diagnostic {
  fileprivate static func append(
    _ failure: AppendedFrame.Failure, _ name: String, _ other: Frame, _ call: BoundCall
  ) -> Diagnostic {
    guard case .differentKinds(let column, let data, let theirs) = failure else {
      return .interrupted(at: call.syntax.verb.range)
    }
    var notes: [Note] = []
    if let values = other[column],
      let row = (0..<min(values.count, 1000)).first(where: { !values.isMissing($0) })
    {
      notes.append(Note("row \(row + 1) of \(name) has \(values.value(at: row).description)"))
    }
    return Diagnostic(
      "kind-mismatch", "'\(column)' is \(data.rawValue) in the data and \(theirs.rawValue) in \(name)",
      at: call.syntax.range,
      notes: notes + [Note("make both the same first, with text(\(column)) or number(\(column))")])
  }
}
