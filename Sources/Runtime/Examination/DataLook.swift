import Data
import Lang
import Statistics

/// Questions about the data that a model would be fitted to.
struct DataLook {
  let frame: Frame
  /// The rows that it would use; nil for all.
  var rows: Bitmap?
  let interruption: Interruption

  /// With fewer, errors that allow for clusters are too small (Cameron and Miller 2015, part VI).
  private static let fewClusters = 30

  // MARK: Models

  func problems(ofModel call: BoundCall) -> [Diagnostic] {
    guard let formula = call[ModelCommand.formula]?.expression else { return [] }
    var found = FormulaSyntax(formula).terms.compactMap(problem(ofTerm:))
    found += clusterProblem(call)
    return found
  }

  /// A term that is a column as it is.
  private func problem(ofTerm term: Name) -> Diagnostic? {
    guard let column = frame[term.text] else { return nil }
    if column.kind == .integer, column.valueLabels.count > 2, column.description.scale == nil {
      return .codesAsNumber(term, column)
    }
    guard column.kind == .text || column.kind == .factor, let levels = levelsWithRows(column) else {
      return nil
    }
    return levels.count == 1 ? .oneLevel(term, levels[0]) : nil
  }

  /// The levels of a column that rows have, at most two.
  private func levelsWithRows(_ column: Column) -> [String]? {
    guard let grouping = grouping([column.name]), let rows = try? grouping.firstRows(interruption) else {
      return nil
    }
    return rows.prefix(2).map { column.value(at: $0).description }
  }

  func clusterProblem(_ call: BoundCall) -> [Diagnostic] {
    guard let name = call[CovarianceOptions.cluster]?.name, let grouping = grouping([name.text]) else {
      return []
    }
    return grouping.count < Self.fewClusters ? [.fewClusters(name, grouping.count)] : []
  }

  // MARK: Columns

  /// The rows by the values of columns, those that are not used without a group.
  func grouping(_ names: [String]) -> Grouping? {
    let columns = names.compactMap { frame[$0] }
    guard columns.count == names.count else { return nil }
    return try? Grouping(
      columns, rowCount: frame.rowCount, selection: rows, threads: 1, interruption: interruption)
  }

  /// Whether each value of one column goes with one value of the other, both ways, and there are several.
  func areTheSame(_ first: String, _ second: String) -> Bool {
    guard first != second, let one = grouping([first]), let other = grouping([second]),
      let both = grouping([first, second])
    else { return false }
    return one.count > 1 && one.count == other.count && one.count == both.count
  }
}

/// The names that stand in a formula as they are, outside of functions.
struct FormulaSyntax {
  private(set) var terms: [Name] = []

  init(_ formula: Expression) {
    guard case .binary(.tilde, _, let right, _) = formula.kind else { return }
    collect(right)
  }

  private mutating func collect(_ expression: Expression) {
    switch expression.kind {
    case .name(let name): terms.append(Name(name, at: expression.range))
    case .group(let inner): collect(inner)
    case .binary(.plus, let left, let right, _), .binary(.times, let left, let right, _),
      .binary(.interaction, let left, let right, _):
      collect(left)
      collect(right)
    case .binary(.minus, let left, _, _), .binary(.power, let left, _, _): collect(left)
    default: break
    }
  }
}
