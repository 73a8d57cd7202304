import Data
import Lang
import Report

/// `merge` — brings columns of another file or frame in, by keys.
enum Merge: Command {
  static let kind = Parameter<MergeKind>(
    "kind", .required,
    help: "1:1, m:1 or 1:m: how many rows of the data, and of the other, may have the same key.")
  static let keys = Parameter<MergeKeys>(
    "keys", .oneOrMore,
    help: "The columns that must agree, or name = name where the other calls it otherwise.")
  static let other = Parameter<ExpressionArgument<FileOrFrame>>(
    "using", .required, help: "The other file, in quotes, or the name of a frame.")
  static let columns = Parameter<ColumnNames>(
    "columns", .anyNumber, default: "all", help: "The columns to bring in.")
  static let keep = Parameter<MergeKeep>(
    "keep", .anyNumber, default: "matched, data, other", help: "Which rows to keep.")
  static let indicator = Parameter<NewColumnName>(
    "indicator", help: "A new column that says of each row where it comes from.")

  static let spec = CommandSpec(
    "merge",
    summary: "Bring columns of another file or frame in, by keys.",
    discussion: """
      With m:1 many rows of the data may have the same key and each key stands once in the other; with 1:m the other \
      way round; with 1:1 once in both. Where a key stands more than once and may not, nothing is done and the key and \
      its rows are named. A missing key matches nothing. How many rows matched, and how many are only in the data or \
      only in the other, is said and kept in the ledger; rows only in the other stand at the end, with the data's \
      columns missing.
      """,
    arguments: [kind.spec, keys.spec], clauses: [other.spec],
    options: [columns.spec, keep.spec, indicator.spec],
    examples: [
      Example(
        "merge m:1 cohort using rates | keep(matched, data)", "a figure of each year",
        setup: [
          "use \"nir.csv\" as rates | example", "collapse rate = mean(transition) by cohort",
          "use \"nir.csv\" as register | example",
        ])
    ],
    familiarNames: ["join", "left_join", "joinby", "inner_join"],
    dataEffect: { call, data, other in
      guard let other, let pairs = call[keys]?.pairs else { return data.schema.isComplete = false }
      for name in broughtIn(call, other.names, keys: pairs) {
        if let column = other.column(named: name) ?? (other.isComplete ? nil : Schema.Column(name)) {
          data.schema.set(column)
        }
      }
      if !other.isComplete, !call.has(columns) { data.schema.isComplete = false }
      if let name = call[indicator]?.name.text {
        data.schema.set(Schema.Column(name, kind: .factor, levels: FrameMerge.Origin.names))
      }
    },
    other: { call in call[other]?.expression.otherData },
    examine: examine)

  /// The columns of the other data that come in.
  fileprivate static func broughtIn(_ call: BoundCall, _ names: [String], keys: [MergeKeys.Pair]) -> [String]
  {
    let keyNames = Set(keys.map(\.other.text))
    return (call[columns]?.names ?? names).filter { !keyNames.contains($0) }
  }

  private static func examine(_ call: BoundCall, _ scope: Scope, _ other: Schema?) -> [Diagnostic] {
    guard let source = call[Self.other]?.expression, let pairs = call[keys]?.pairs else { return [] }
    guard let other else { return [.unknownFrame(source, in: scope)].compactMap(\.self) }
    let name = source.dataName
    guard other.isComplete else { return [] }
    if let key = pairs.first(where: { other.column(named: $0.other.text) == nil }) {
      return [.keyNotInOther(key.other, name, known: other.names)]
    }
    if let column = call[columns]?.names.first(where: { other.column(named: $0) == nil }) {
      return [.keyNotInOther(Name(column, at: call.range(of: columns)), name, known: other.names)]
    }
    let names = broughtIn(call, other.names, keys: pairs)
    let clashes = names.filter { scope.schema.column(named: $0).map { !$0.isUncertain } ?? false }
    if clashes.isEmpty { return [] }
    return [.columnsInBoth(clashes, others: names.filter { !clashes.contains($0) }, name, call)]
  }

  static func run(_ call: BoundCall, in interpreter: inout Interpreter) throws(Diagnostic) -> Output {
    let frame = try interpreter.requireFrame(at: call.syntax.verb.range)
    guard let kind = call[kind]?.kind, let pairs = call[keys]?.pairs, let source = call[other]?.expression
    else {
      throw .keepsNothing(call)
    }
    let (other, name) = try interpreter.otherFrame(source)
    var keyColumns: [(data: Column, other: Column)] = []
    for pair in pairs {
      guard let mine = frame[pair.data.text] else {
        throw .unknownColumn(pair.data.text, known: frame.columnNames, at: pair.data.range)
      }
      guard let theirs = other[pair.other.text] else {
        throw .keyNotInOther(pair.other, name, known: other.columnNames)
      }
      keyColumns.append((mine, theirs))
    }
    let brought = try interpreter.columnsBroughtIn(call, frame, other, keys: pairs, name)
    let kept = call[keep]?.origins ?? Set(FrameMerge.Origin.allCases)
    let (threads, interruption) = (interpreter.session.environment.threads, interpreter.interruption)
    interruption.begin(
      .computing, total: (frame.columns.count + brought.count + 2) * frame.rowCount, rows: frame.rowCount)
    let merge: FrameMerge
    do {
      merge = try FrameMerge(
        kind, keys: keyColumns, counts: (frame.rowCount, other.rowCount), kept: kept, threads: threads,
        interruption: interruption)
    } catch { throw .merge(error, kind, keys: pairs, name, call) }
    var result = try interpreter.uninterrupted(at: call.syntax.verb.range) { () throws(Interrupted) in
      try frame.gathered(at: merge.dataRows, threads: threads, interruption: interruption)
    }
    let added = try interpreter.uninterrupted(at: call.syntax.verb.range) { () throws(Interrupted) in
      try brought.map { column throws(Interrupted) in try column.gathered(at: merge.otherRows, interruption) }
    }
    do {
      for column in merge.keys + added { try result.set(column) }
      if let name = call[indicator]?.name {
        if result[name.text] != nil { throw FrameError.repeatedName(name.text) }
        try result.set(merge.indicator(named: name.text))
      }
    } catch {
      throw (error as? FrameError).map { .frame($0, at: call.range(of: indicator)) }
        ?? .interrupted(at: call.syntax.verb.range)
    }
    interpreter.session.frame = result
    let told = interpreter.recordMerge(merge, call, before: frame, after: result, kept: kept, name)
    return Output([PreparedReport(.note(told), members: merge.members(name))])
  }
}

extension FrameMerge.Origin {
  /// What the indicator calls where rows come from.
  fileprivate static let names = ["matched", "data", "other"]
}

extension FrameMerge {
  fileprivate func indicator(named name: String) -> Column {
    let texts = zip(dataRows, otherRows).map { data, other in
      data < 0 ? "other" : other < 0 ? "data" : "matched"
    }
    let column = Column(name: name, texts: texts)
    return (try? column.asFactor(levels: Origin.names)) ?? column
  }

  fileprivate func members(_ name: String) -> [JSONValue.Member] {
    [
      .init("result", "merge"), .init("using", .string(name)), .init("matched", .integer(matched)),
      .init("only_data", .integer(onlyData)), .init("only_other", .integer(onlyOther)),
      .init("rows", .integer(dataRows.count)),
    ]
  }
}

extension Interpreter {
  /// The file or frame that `using` names, and what to call it.
  mutating func otherFrame(_ expression: Expression) throws(Diagnostic) -> (frame: Frame, name: String) {
    if case .name(let name) = expression.kind, lookUp(name) == nil {
      guard let frame = frame(named: name) else {
        throw .unknownFrame(name, known: frameNames, at: expression.range)
      }
      return (frame, name)
    }
    let path = try text(expression)
    return (try readData(path, at: expression.range), Path.lastComponent(of: path))
  }

  /// Reads a data file without putting it in memory.
  func readData(_ path: String, at range: SourceRange) throws(Diagnostic) -> Frame {
    let environment = session.environment
    do {
      let result = try DataFile(
        path: environment.resolve(path), threads: environment.threads,
        interruption: environment.interruption
      ).read()
      for warning in result.warnings { sink.warn(.file(warning.naming(path), at: range), in: source) }
      return result.frame
    } catch { throw .file(error.naming(path), at: range) }
  }

  fileprivate mutating func columnsBroughtIn(
    _ call: BoundCall, _ frame: Frame, _ other: Frame, keys: [MergeKeys.Pair], _ name: String
  ) throws(Diagnostic) -> [Column] {
    for column in call[Merge.columns]?.names ?? [] where other[column] == nil {
      throw .keyNotInOther(
        Name(column, at: call.range(of: Merge.columns)), name, known: other.columnNames)
    }
    let names = Merge.broughtIn(call, other.columnNames, keys: keys)
    let clashes = names.filter { frame[$0] != nil }
    guard clashes.isEmpty else {
      throw .columnsInBoth(clashes, others: names.filter { frame[$0] == nil }, name, call)
    }
    return names.compactMap { other[$0] }
  }

  fileprivate mutating func recordMerge(
    _ merge: FrameMerge, _ call: BoundCall, before: Frame, after: Frame, kept: Set<FrameMerge.Origin>,
    _ name: String
  ) -> String {
    let (wording, say) = (wording, language)
    func part(_ count: Int, _ text: String, _ origin: FrameMerge.Origin) -> String {
      "\(wording.style.text(of: count)) \(text)"
        + (count > 0 && !kept.contains(origin)
          ? say(" (not kept)", nb: " (ikke beholdt)", nn: " (ikkje haldne)") : "")
    }
    let told = [
      part(merge.matched, say("matched", nb: "fant hverandre", nn: "fann kvarandre"), .matched),
      part(merge.onlyData, say("only in the data", nb: "bare i dataene", nn: "berre i dataa"), .data),
      part(merge.onlyOther, say("only in", nb: "bare i", nn: "berre i") + " \(name)", .other),
    ].joined(separator: ", ")
    // Rows of the data stand in their order, so each begins where the row changes.
    var ofData = 0
    var last: Int32 = -1
    for row in merge.dataRows where row != last && row >= 0 {
      ofData += 1
      last = row
    }
    record(
      call, rowsBefore: before.rowCount, rowsAfter: after.rowCount, rowsAdded: after.rowCount - ofData,
      reason: told)
    return "\(told); \(wording.rows(after.rowCount))"
  }
}

extension Diagnostic {
  fileprivate static func keyNotInOther(_ column: Name, _ other: String, known: [String]) -> Diagnostic {
    Diagnostic(
      "unknown-column", "there is no column '\(column.text)' in \(other)", at: column.range,
      notes: [Note("it has\(known.listed)")],
      fixIts: .replacing(column.range, byNearestTo: column.text, among: known))
  }

  fileprivate static func columnsInBoth(
    _ clashes: [String], others: [String], _ name: String, _ call: BoundCall
  ) -> Diagnostic {
    let end = SourceRange(call.syntax.range.upperBound, call.syntax.range.upperBound)
    let joint = call.syntax.options.isEmpty ? " | " : ", "
    return Diagnostic(
      "columns-in-both", "the data and \(name) both have\(clashes.listed)", at: call.syntax.range,
      notes: [Note("rename them, or bring in only the columns that the data have not")],
      fixIts: others.isEmpty || call.has(Merge.columns)
        ? []
        : [
          FixIt(
            "Bring in the others", at: end, replacement: "\(joint)columns(\(others.joined(separator: ", ")))")
        ])
  }

  fileprivate static func merge(
    _ failure: FrameMerge.Failure, _ kind: FrameMerge.Kind, keys: [MergeKeys.Pair], _ name: String,
    _ call: BoundCall
  ) -> Diagnostic {
    switch failure {
    case .interrupted: return .interrupted(at: call.syntax.verb.range)
    case .differentKinds(let key, let data, let other):
      return Diagnostic(
        "kind-mismatch", "'\(key)' is \(data.rawValue) in the data and \(other.rawValue) in \(name)",
        at: call.range(of: Merge.keys),
        notes: [Note("make both the same, with text(\(key)) or number(\(key))")])
    case .repeatedKeys(let repeated):
      let place = repeated.isOther ? name : "the data"
      let rows = repeated.firstRows.map { String($0 + 1) }.joined(separator: ", ")
      let key = zip(keys, repeated.firstKey).map { "\($0.data.text) = \($1)" }.joined(separator: ", ")
      let better: FrameMerge.Kind? = kind == .oneToOne ? (repeated.isOther ? .oneToMany : .manyToOne) : nil
      return Diagnostic(
        "repeated-keys",
        "\(repeated.keyCount) \(repeated.keyCount == 1 ? "key stands" : "keys stand") more than once in \(place), where \(kind.rawValue) needs each to stand once",
        at: call.range(of: Merge.kind), notes: [Note("\(key) stands in rows \(rows)")],
        fixIts: better.map {
          [FixIt("Use \($0.rawValue)", at: call.range(of: Merge.kind), replacement: $0.rawValue)]
        } ?? [])
    }
  }

  /// The name of data that are not in memory; nil where there may be data of names that are not known.
  static func unknownFrame(_ expression: Expression, in scope: Scope) -> Diagnostic? {
    guard case .name(let name) = expression.kind, scope.data.isComplete, scope.value(named: name) == nil
    else {
      return nil
    }
    return .unknownFrame(name, known: scope.data.names, at: expression.range)
  }

  static func unknownFrame(_ name: String, known: [String], at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "unknown-frame", "there is no frame '\(name)'", at: range,
      notes: [
        Note(
          known.isEmpty
            ? "a file's name stands in quotes"
            : "the frames are\(known.listed); a file's name stands in quotes")
      ],
      fixIts: .replacing(range, byNearestTo: name, among: known))
  }
}
