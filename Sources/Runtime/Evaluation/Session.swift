import Data
import Lang
import Statistics

/// All that a script or a prompt has made so far. A value: a command works on a copy, which replaces the
/// session only when the command has succeeded, so an error or an interruption leaves it as it was.
package struct Session: Sendable {
  /// The data in memory; `nil` before the first `use`.
  package var frame: Frame?
  /// The flow of rows since `use`.
  package var ledger = SampleLedger()
  /// What `let` has bound.
  package var values: [String: Value] = [:]
  package var functions: [String: UserFunction] = [:]
  package var settings = Settings()
  /// The last model, from which `did` takes what it is not told.
  package var lastModel: ModelResult?
  /// The last result, which `explain` speaks of.
  package var lastResult: (any StoredResult)?
  package var environment: RunEnvironment

  package init(environment: RunEnvironment) { self.environment = environment }

  /// The columns as the front half of the language knows them.
  package var schema: Schema {
    guard let frame else { return .noData }
    return Schema(columns: frame.columns.map(Schema.Column.init), isComplete: true, hasData: true)
  }
}

/// A function of the user's own: `fn name(a, b) { … }`.
package struct UserFunction: Sendable {
  package var parameters: [Name]
  package var body: [Statement]
  package var source: SourceText
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
    self.init(column.name, kind: kind, label: column.label, levels: levels)
  }
}
