import Data
import Lang
import Report

/// What a look at the data tells of a script before it is run.
///
/// The statements that prepare data are carried out in memory on the files that the script names, if these are small
/// enough to be read whole between two keystrokes; nothing is estimated, shown or written. Where a statement stands
/// whose outcome cannot be known so (a loop that does more, an included script, a file too large) the look ends.
package struct DataExamination {
  /// A statement that was carried out, with the session after it.
  private struct Step {
    let text: String
    let session: Session
  }

  private let environment: RunEnvironment
  /// The statements carried out last time: as far as they are the same they are not carried out again.
  private var steps: [Step] = []
  /// The statements of parts of the script that were read before.
  private var readings: [[UInt8]: [Statement]] = [:]

  /// With more the readings begin anew: many are of texts that are no more.
  private static let mostReadings = 20_000
  /// Larger files are not looked at.
  private static let greatestFile = 4 << 20

  /// - Parameter environment: of the script's folder. Its interruption ends the look.
  package init(environment: RunEnvironment) { self.environment = environment }

  /// Forgets what was read: files may have changed.
  package mutating func forget() { steps = [] }

  /// What the data have against the script's models, in the order of its text.
  package mutating func diagnostics(of source: SourceText) -> [Diagnostic] {
    diagnostics(ofParts: [source]).map(\.diagnostic)
  }

  /// The same of a script in parts, none of which cuts a statement in two; ranges begin at the part.
  package mutating func diagnostics(ofParts parts: [SourceText]) -> [(part: Int, diagnostic: Diagnostic)] {
    var state = State(session: Session(environment: environment))
    var found: [(part: Int, diagnostic: Diagnostic)] = []
    looking: for (index, part) in parts.enumerated() {
      for statement in statements(of: part) {
        if environment.interruption.isRequested || !advance(over: statement, of: part, &state) {
          break looking
        }
      }
      found += state.found.map { (index, $0) }
      state.found = []
    }
    steps.removeSubrange(min(state.stepCount, steps.count)...)
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
    var found: [Diagnostic] = []
    /// The last `model`, from which a `did` takes what it does not say.
    var lastModel: BoundCall?
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
    return path.flatMap(FileState.init).map { $0.size <= Self.greatestFile } ?? false
  }

  /// Carries a statement out, or takes what came of it last time.
  private mutating func perform(_ statement: Statement, of source: SourceText, _ state: inout State) -> Bool {
    let text = source[statement.range]
    if state.stepCount < steps.count, steps[state.stepCount].text == text {
      state.session = steps[state.stepCount].session
      state.stepCount += 1
      return true
    }
    steps.removeSubrange(state.stepCount...)
    var interpreter = Interpreter(session: state.session, sink: SilentSink())
    do { try interpreter.run(SourceText(text, name: source.name)) } catch { return false }
    state.session = interpreter.session
    steps.append(Step(text: text, session: interpreter.session))
    state.stepCount += 1
    return true
  }

  private func examine(_ call: BoundCall, of source: SourceText, _ state: inout State) {
    guard call.syntax.isBroken == false else { return }
    switch call.syntax.verb.text {
    case ModelCommand.spec.name:
      state.lastModel = call
      guard let frame = frame(where: call.condition, of: source, state.session) else { return }
      let look = DataLook(frame: frame, interruption: environment.interruption)
      state.found += look.problems(ofModel: call)
    case DifferenceInDifferencesCommand.spec.name:
      // It takes the rows from the model, as everything that it does not say.
      let condition = call.condition ?? state.lastModel?.condition
      guard let frame = frame(where: condition, of: source, state.session) else { return }
      let look = DataLook(frame: frame, interruption: environment.interruption)
      state.found += look.problems(ofDifference: call, after: state.lastModel)
    default: break
    }
  }

  /// The rows that a call uses; nil where that cannot be told, or there are none, which the run tells better.
  private func frame(where condition: Expression?, of source: SourceText, _ session: Session) -> Frame? {
    guard let frame = session.frame, let condition else { return session.frame }
    let interpreter = Interpreter(session: session, sink: SilentSink())
    guard let rows = try? interpreter.rows(where: condition), rows.countOfOnes > 0 else { return nil }
    return try? frame.filtered(by: rows, threads: environment.threads, interruption: environment.interruption)
  }
}

extension BoundCall {
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
