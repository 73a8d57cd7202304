import Data
import Lang
import Statistics

/// All that a script or a prompt has made so far. A value: a command works on a copy, which replaces the
/// session only when the command has succeeded, so an error or an interruption leaves it as it was.
package struct Session: Sendable {
  /// The data in memory; `nil` before the first `use`.
  package var frame: Frame? { didSet { frameVersion += 1 } }
  /// How often the data were set.
  private(set) var frameVersion = 0
  /// What the data are called, and the data beside them.
  package var frames = NamedFrames() { didSet { frameVersion += 1 } }
  /// The flow of rows since `use`.
  package var ledger = SampleLedger()
  /// What `let` has bound.
  package private(set) var values: [String: Value] = [:]
  /// For each name in `values`, how many bindings there were when it was bound.
  private(set) var bindings: [String: Int] = [:]
  private var bindingCount = 0
  package var functions: [String: UserFunction] = [:]
  package var settings = Settings()
  /// The last model, from which `did` takes what it is not told.
  package var lastModel: ModelResult? { didSet { modelVersion += 1 } }
  private(set) var modelVersion = 0
  /// The last result, which `explain` speaks of.
  package var lastResult: (any StoredResult)? { didSet { resultVersion += 1 } }
  private(set) var resultVersion = 0
  /// The last result of any kind, a table too, which `export` writes.
  package var lastShown: (any StoredResult)?
  /// The statements so far.
  package var journal = Journal()
  /// The data before and after them, for `undo` and `redo`.
  package var timeline = Timeline()
  /// Whether `exit` was said: nothing more is run.
  package var hasLeft = false
  package var environment: RunEnvironment

  package init(environment: RunEnvironment) { self.environment = environment }

  /// Binds a name; `nil` unbinds it.
  package mutating func bind(_ name: String, to value: Value?) {
    bindingCount += 1
    values[name] = value
    bindings[name] = value == nil ? nil : bindingCount
  }

  /// The columns as the front half of the language knows them.
  package var schema: Schema {
    frame.map { Schema($0) } ?? .noData
  }
}

/// A function of the user's own: `fn name(a, b) { … }`.
package struct UserFunction: Hashable, Sendable {
  package var parameters: [Name]
  package var body: [Statement]
  package var source: SourceText
}

extension Schema {
  package init(_ frame: Frame) {
    self.init(columns: frame.columns.map(Column.init), isComplete: true, hasData: true)
  }
}

extension Schema.Column {
  package init(_ column: Column) {
    let kind: Schema.Kind =
      switch column.kind {
      case .number: .number
      case .integer: .integer
      case .text: .text
      case .logical: .logical
      case .factor: .factor
      case .date: .date
      }
    let levels: [String]? =
      switch kind {
      case .factor: column.levels.map(\.name)
      case .text where column.levelCount <= 50: column.levels.map(\.name)
      default: nil
      }
    self.init(
      column.name, kind: kind, label: column.label, levels: levels,
      hasNumericLevels: kind == .factor && column.isNumeric)
    let labels = column.valueLabels.flatMap(\.text.all)
    valueLabels = labels.isEmpty ? nil : labels
    if column.referenceIndex > 0 {
      reference = column.levelName(column.referenceIndex).map { .level($0) } ?? .unknown
    }
  }
}
