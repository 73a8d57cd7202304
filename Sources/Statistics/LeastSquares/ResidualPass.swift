import Data
import Matrix

/// What a covariance estimator needs to know of the residuals.
enum ResidualDemand: Sendable {
  /// Their sum of squares.
  case sumOfSquares
  /// Σ e²/(1 − h)ᵖ x x′, where h is the leverage of the row and p is 0, 1 or 2.
  case squares(leveragePower: Int)
  /// Σ over groups of s s′, where s is the sum of e·x in the group.
  case clusters(ClusterColumn)

  /// The power of 1 − h in the divisor.
  var leveragePower: Int { if case .squares(let power) = self { power } else { 0 } }

  var cluster: ClusterColumn? { if case .clusters(let cluster) = self { cluster } else { nil } }

  var needsSquares: Bool { if case .squares = self { true } else { false } }
}

/// What a pass over the residuals finds, for the kept columns in centred form.
struct ResidualSums: Sendable {
  var tally = ResidualTally()
  /// X′We, which is zero at the least squares coefficients.
  var gradient: [Double]
  /// The middle of the sandwich; empty if only the sum of squares was demanded.
  var meat: Matrix?
  /// How many groups there are, if groups were demanded.
  var clusterCount: Int?
}

/// A pass over the rows for given coefficients.
struct ResidualPass: Sendable {
  let reduced: ReducedDesign
  let sample: EstimationSample
  let centre: Centre
  let demand: ResidualDemand
  let execution: Execution
  /// Cells that have rows, if rows are gathered by cell.
  let cells: CellMoments?
  /// (X′WX)⁻¹, for leverages.
  let inverse: Matrix

  /// A gigabyte of scores, one for each group and column.
  private static let largestScoreCount = 1 << 27

  /// Throws `.leverageOne`, `.onlyOneCluster`, `.tooLarge` and `.interrupted`.
  func run(_ coefficients: [Double]) throws(EstimationError) -> ResidualSums {
    let scoreCount = (demand.cluster?.codeCount ?? 0).multipliedReportingOverflow(by: reduced.count)
    guard !scoreCount.overflow, scoreCount.partialValue <= Self.largestScoreCount else { throw .tooLarge }
    let partial: ResidualPartial
    if let cells {
      partial = try CellResiduals(self, cells: cells, coefficients: coefficients).run()
    } else {
      partial = try RowResiduals(self, coefficients: coefficients).run()
    }
    if let row = partial.tally.rowOfFullLeverage, demand.leveragePower > 0 { throw .leverageOne(row: row) }
    var sums = ResidualSums(tally: partial.tally, gradient: partial.gradient)
    if demand.needsSquares { sums.meat = try Self.symmetric(partial.squares, width: reduced.count) }
    if let cluster = demand.cluster {
      let groups = partial.groups.count { $0 }
      guard groups > 1 else { throw .onlyOneCluster(column: cluster.name) }
      sums.clusterCount = groups
      sums.meat = try crossProduct(partial.scores, width: reduced.count)
    }
    return sums
  }

  /// A matrix of which the upper triangle is given.
  private static func symmetric(_ upper: [Double], width: Int) throws(EstimationError) -> Matrix {
    try solvable { () throws(MatrixError) in
      try Matrix(rows: width, columns: width, elements: upper).symmetrised
    }
  }

  /// Σ s s′ of scores that lie one group after the other.
  private func crossProduct(_ scores: [Double], width: Int) throws(EstimationError) -> Matrix {
    let product = try solvable { () throws(MatrixError) in
      let groups = try Matrix(rows: width, columns: scores.count / max(1, width), elements: scores)
      return try groups.timesOwnTranspose(until: { execution.isInterrupted })
    }
    try execution.check()
    return product
  }
}

/// What the rows of one chunk, or of all, add up to.
struct ResidualPartial: Sendable {
  var tally = ResidualTally()
  var gradient: [Double]
  var squares: [Double]
  var scores: [Double]
  var groups: [Bool]

  /// How many numbers are gathered of each sort.
  struct Shape: Sendable {
    let gradient: Int
    let squares: Int
    let scores: Int
    let groups: Int

    var size: Int { gradient + squares + scores }
  }

  /// Nothing yet. Interrupted, it has no room, and no row may be added.
  init(_ shape: Shape, _ execution: Execution) {
    gradient = execution.zeros(shape.gradient)
    squares = execution.zeros(shape.squares)
    scores = execution.zeros(shape.scores)
    groups = [Bool](repeating: false, count: shape.groups)
  }

  /// The sum of the chunks, in their order.
  init(merging partials: [ResidualPartial], _ shape: Shape, _ execution: Execution) {
    self = partials.first ?? ResidualPartial(shape, execution)
    for partial in partials.dropFirst() { merge(partial) }
  }

  private mutating func merge(_ other: ResidualPartial) {
    tally.merge(other.tally)
    gradient = [gradient, other.gradient].summed(count: gradient.count)
    squares = [squares, other.squares].summed(count: squares.count)
    scores = [scores, other.scores].summed(count: scores.count)
    for group in groups.indices where other.groups[group] { groups[group] = true }
  }
}

/// What a matrix computation that cannot fail on finite numbers is worth to an estimator.
func solvable<Result>(_ body: () throws(MatrixError) -> Result) throws(EstimationError) -> Result {
  do {
    return try body()
  } catch {
    throw error == .tooLarge ? .tooLarge : .notSolvable
  }
}
