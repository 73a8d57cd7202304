import Data
import Lang
import Report

/// What a look at the data tells of a script before it is run.
///
/// The statements that prepare data are carried out in memory on the files that the script names, if these are small
/// enough to be read whole between two keystrokes; nothing is estimated, shown or written. Where a statement stands
/// whose outcome cannot be known so (a loop that does more, an included script, a file too large) the look ends.
package struct DataExamination {
  /// What was found, with the part of the script that it is in; places begin at the part.
  package struct Findings: Sendable {
    /// What the data have against the script's models, in the order of its text.
    package fileprivate(set) var diagnostics: [(part: Int, diagnostic: Diagnostic)] = []
    /// How many rows its models would use.
    package fileprivate(set) var rows: [(part: Int, use: RowsUsed)] = []
    /// Whether somebody wanted an end, so that there may be more.
    package fileprivate(set) var isBrokenOff = false
  }

  /// A statement that was carried out, with the session after it and what was found of the models that follow.
  private struct Step {
    let text: String
    let session: Session
    /// What it warned of, with places in it.
    let warnings: [Diagnostic]
    var looks: [Look.Key: Look] = [:]
  }

  /// What was found of a statement.
  private struct Look {
    /// The same text at the same place of its part, after the same model, finds the same in the same data.
    struct Key: Hashable {
      let offset: Int
      let text: String
      let model: String?
    }

    var problems: [Diagnostic] = []
    var rows: RowsUsed?
  }

  private let environment: RunEnvironment
  /// The statements carried out last time: as far as they are the same they are not carried out again.
  private var steps: [Step] = []
  /// The statements of parts of the script that were read before.
  private var readings: [[UInt8]: [Statement]] = [:]

  /// With more the readings, and what was found, begin anew: many are of texts that are no more.
  private static let mostReadings = 20_000
  /// Larger files are not looked at.
  private static let greatestFile = 4 << 20

  /// - Parameter environment: of the script's folder. Its interruption ends the look.
  package init(environment: RunEnvironment) { self.environment = environment }

  /// Forgets what was read: files may have changed.
  package mutating func forget() { steps = [] }

  /// What the data have against the script's models, in the order of its text.
  package mutating func diagnostics(of source: SourceText) -> [Diagnostic] {
    findings(inParts: [source]).diagnostics.map(\.diagnostic)
  }

  /// What is found in a script in parts, none of which cuts a statement in two.
  package mutating func findings(inParts parts: [SourceText]) -> Findings {
    var state = State(session: Session(environment: environment))
    var found = Findings()
    for (index, part) in parts.enumerated() {
      let isWhole = statements(of: part).allSatisfy { statement in
        !environment.interruption.isRequested && advance(over: statement, of: part, &state)
      }
      for look in state.looks {
        found.diagnostics += look.problems.map { (index, $0) }
        if let rows = look.rows { found.rows.append((index, rows)) }
      }
      state.looks = []
      if !isWhole { break }
    }
    found.isBrokenOff = environment.interruption.isRequested
    // What was not come to may be there again next time.
    if !found.isBrokenOff { steps.removeSubrange(min(state.stepCount, steps.count)...) }
    return found
  }

  private mutating func statements(of part: SourceText) -> [Statement] {
    if let known = readings[part.utf8] { return known }
    let statements = parse(part).tree
    if readings.count >= Self.mostReadings { readings = [:] }
    readings[part.utf8] = statements
    return statements
  }

  private struct State {
    var session: Session
    var stepCount = 0
    var looks: [Look] = []
    /// The last `model`, from which a `did` takes what it does not say.
    var lastModel: (call: BoundCall, source: SourceText)?

    /// - Parameter offset: where the statement begins in its part.
    mutating func add(_ step: Step, at offset: Int) {
      session = step.session
      stepCount += 1
      tell(step.warnings, at: offset)
    }

    /// - Parameter problems: with places in a statement that begins at the offset.
    mutating func tell(_ problems: [Diagnostic], at offset: Int) {
      if !problems.isEmpty { looks.append(Look(problems: problems.map { $0.moved(by: offset) })) }
    }
  }

  /// - Returns: whether what follows can be told.
  private mutating func advance(over statement: Statement, of source: SourceText, _ state: inout State)
    -> Bool
  {
    switch statement {
    case .malformed: return true
    case .expression, .result: return true
    case .function, .binding(_, .expression, _): return perform(statement, of: source, &state)
    case .command(let command), .binding(_, .command(let command), _):
      guard let spec = environment.vocabulary.commands[command.verb.text] else { return true }
      if DataWork.names.contains(spec.name) {
        return isSmall(bind(command, to: spec).tree, spec) && perform(statement, of: source, &state)
      }
      if spec.includes != nil || spec.place == .time { return false }
      examine(bind(command, to: spec).tree, of: source, &state)
      return true
    case .binding, .loop, .conditional:
      let verbs = Set(statement.commands.map(\.verb.text))
      if verbs.isDisjoint(with: DataWork.names) { return true }
      return verbs.isSubset(of: DataWork.names) && perform(statement, of: source, &state)
    }
  }

  private func isSmall(_ call: BoundCall, _ spec: CommandSpec) -> Bool {
    var path: String?
    if let source = spec.source?(call) {
      path =
        source.isExample
        ? environment.examplePath(source.path)
        : environment.resolve(source.path)
    } else if case .file(let source)? = spec.other?(call) {
      path = environment.resolve(source.path)
    } else {
      return spec.source == nil
    }
    return path.flatMap(FileState.init).map { !$0.isStream && $0.size <= Self.greatestFile } ?? false
  }

  /// Carries a statement out, or takes what came of it last time.
  private mutating func perform(_ statement: Statement, of source: SourceText, _ state: inout State) -> Bool {
    let text = source[statement.range]
    if state.stepCount < steps.count, steps[state.stepCount].text == text {
      state.add(steps[state.stepCount], at: statement.range.lowerBound)
      return true
    }
    steps.removeSubrange(state.stepCount...)
    let sink = WarningSink()
    var interpreter = Interpreter(session: state.session, sink: sink)
    let own = SourceText(text, name: source.name)
    do {
      try interpreter.run(own)
    } catch {
      if !environment.interruption.isRequested {
        state.tell(
          Self.toldByTheRun(sink.warnings + error.failures, in: own), at: statement.range.lowerBound)
      }
      return false
    }
    let step = Step(
      text: text, session: interpreter.session, warnings: Self.toldByTheRun(sink.warnings, in: own))
    steps.append(step)
    state.add(step, at: statement.range.lowerBound)
    return true
  }

  /// What a run says of a statement's own text that a check does not say. What both could say the check knows better: here
  /// names may be without a value that a run gives one.
  private static func toldByTheRun(_ found: [Failure], in text: SourceText) -> [Diagnostic] {
    var told: [Diagnostic] = []
    for failure in found where failure.source == text && failure.diagnostic.severity != .note {
      let isNew = !checked.contains(failure.diagnostic.id) && !told.contains(failure.diagnostic)
      if isNew { told.append(failure.diagnostic) }
    }
    return told
  }

  /// What checks say.
  private static let checked = Set(
    DiagnosticCatalogue.languagePages.map { Diagnostic.ID(stringLiteral: $0.id) })

  /// Looks at the data for a model, or takes what was found last time.
  private mutating func examine(_ call: BoundCall, of source: SourceText, _ state: inout State) {
    guard call.isModel || call.syntax.verb.text == DifferenceInDifferencesCommand.spec.name,
      !call.syntax.isBroken, state.session.frame != nil, state.stepCount > 0
    else { return }
    let model = call.isModel ? nil : state.lastModel
    if call.isModel { state.lastModel = (call, source) }
    let key = Look.Key(
      offset: call.syntax.range.lowerBound, text: source[call.syntax.range],
      model: model.map { $0.source[$0.call.syntax.range] })
    if let known = steps[state.stepCount - 1].looks[key] { return state.looks.append(known) }
    let look = look(at: call, of: source, after: model, in: state.session)
    state.looks.append(look)
    // One that was broken off may have missed something.
    if environment.interruption.isRequested { return }
    if steps[state.stepCount - 1].looks.count >= Self.mostReadings { steps[state.stepCount - 1].looks = [:] }
    steps[state.stepCount - 1].looks[key] = look
  }

  private func look(
    at call: BoundCall, of source: SourceText, after model: (call: BoundCall, source: SourceText)?,
    in session: Session
  ) -> Look {
    var interpreter = Interpreter(session: session, sink: SilentSink())
    interpreter.source = source
    // What keeps it from being told is said elsewhere, or when it is run.
    let use =
      call.isModel
      ? try? interpreter.sampleUse(of: ModelCommand.request(call, in: source), blame: ModelBlame(call))
      : try? DifferencePlan(
        call, after: model.map { try ModelCommand.request($0.call, in: $0.source) }, in: &interpreter
      ).sampleUse(in: &interpreter)
    // A difference in differences takes the rows from the model, as everything that it does not say.
    let rowsOfModel = call.condition == nil ? model : nil
    let data = dataLook(
      where: (rowsOfModel?.call ?? call).condition, of: rowsOfModel?.source ?? source, in: session)
    return Look(
      problems: data?.problems(of: call, after: model?.call) ?? [],
      rows: use.map { RowsUsed($0, of: session, offset: call.syntax.range.upperBound) })
  }

  /// The data in the rows that a call uses; nil where these cannot be told, or there are none, which the run tells better.
  private func dataLook(
    where condition: Expression?, of source: SourceText, in session: Session
  ) -> DataLook? {
    guard let frame = session.frame else { return nil }
    var look = DataLook(frame: frame, interruption: environment.interruption)
    guard let condition else { return look }
    var interpreter = Interpreter(session: session, sink: SilentSink())
    interpreter.source = source
    guard let rows = try? interpreter.rows(where: condition), rows.countOfOnes > 0 else { return nil }
    look.rows = rows
    return look
  }
}

extension DataLook {
  fileprivate func problems(of call: BoundCall, after model: BoundCall?) -> [Diagnostic] {
    call.isModel ? problems(ofModel: call) : problems(ofDifference: call, after: model)
  }
}

extension BoundCall {
  /// Whether it fits a model; else it is a difference in differences.
  fileprivate var isModel: Bool { syntax.verb.text == ModelCommand.spec.name }

  /// The condition under which rows are used.
  fileprivate var condition: Expression? { values[Keyword.if.rawValue]?.first?.expression }
}

/// The commands that prepare data and do nothing else.
private enum DataWork {
  static let names: Set<String> = [
    Append.spec.name, Collapse.spec.name, Drop.spec.name, FactorCommand.spec.name, FrameCommand.spec.name,
    Generate.spec.name, Keep.spec.name, LabelCommand.spec.name, Merge.spec.name, Order.spec.name,
    Recode.spec.name, Rename.spec.name, Replace.spec.name, Reshape.spec.name, ScaleCommand.spec.name,
    SortCommand.spec.name, Use.spec.name,
  ]
}
