import Data
import Matrix

/// Weighted least squares of a formula on a sample: chooses the way and falls back to exact arithmetic where
/// doubles cannot decide.
struct LeastSquaresSolver: Sendable {
  let plan: DesignPlan
  private(set) var sample: EstimationSample
  let demand: ResidualDemand
  let execution: Execution
  /// The way to be taken; nil leaves the choice to the solver.
  let path: ComputationPath?

  /// Up to this many combinations of levels are gathered in cells.
  static let cellLimit = 1 << 16
  /// Up to this many rows × columns² the exact way costs less than a screen refresh.
  static let exactLimit = 200_000

  /// Throws what can be wrong with the sample, the design or the covariance: see `EstimationError`.
  mutating func solve() throws(EstimationError) -> LeastSquaresSolution {
    try solve(Centre(plan, sample: sample, execution: execution))
  }

  private mutating func solve(_ centre: Centre) throws(EstimationError) -> LeastSquaresSolution {
    let index = CellIndex(plan, limit: min(Self.cellLimit, 4 * sample.rowCount + 1_024))
    if let index, path != .rows {
      let cells = try CellMoments(
        plan, sample: sample, centre: centre, index: index, execution: execution)
      guard cells.total.allSatisfy(\.isFinite) else { return try solveWithoutUndefinedRows() }
      let countsRows = sample.weights.map { $0.kind == .frequency } ?? true
      let counts =
        countsRows
        ? cells.levelWeights.map { $0.map { Int($0) } }
        : try LevelCounts.count(plan, sample: sample, execution: execution)
      let design = try Design(plan, presence: counts.map { $0.map { $0 > 0 } })
      return try solve(design, centre: centre, cells: cells, levelCounts: counts)
    }
    // Without cells there are no sums yet that would show an undefined expression.
    if try leaveOutUndefinedRows() { return try solve() }
    let counts = try LevelCounts.count(plan, sample: sample, execution: execution)
    let design = try Design(plan, presence: counts.map { $0.map { $0 > 0 } })
    return try solve(design, centre: centre, cells: nil, levelCounts: counts)
  }

  /// Sums that are not finite come from expressions that are not defined in some row, or from huge values.
  private mutating func solveWithoutUndefinedRows() throws(EstimationError) -> LeastSquaresSolution {
    guard try leaveOutUndefinedRows() else {
      throw .valuesTooLarge(name: try sample.largest(of: sources, execution)?.name ?? plan.response.name)
    }
    return try solve()
  }

  private mutating func leaveOutUndefinedRows() throws(EstimationError) -> Bool {
    try sample.leaveOutUndefined(in: sources, execution)
  }

  private var sources: [any NumericSource] { [plan.response] + plan.offsets + plan.sources }

  private mutating func solve(
    _ design: Design, centre: Centre, cells: CellMoments?, levelCounts: [[Int]]
  ) throws(EstimationError) -> LeastSquaresSolution {
    guard !design.columns.isEmpty else { throw .noTerms }
    let exact = ExactLeastSquares(
      design: design, sample: sample, demand: demand, execution: execution, levelCounts: levelCounts)
    switch path {
    case .doubleDouble: return try exact.solveAtOnce()
    case .doubleDoubleNormalEquations: return try exact.solveInBlocks()
    case nil where isSmall(design): return try exact.solveAtOnce()
    case .cells, .rows, nil: break
    }
    var kept = Array(design.columns.indices)
    var omitted: [OmittedTerm] = []
    while true {
      let reduced = ReducedDesign(design, keeping: kept, centre: centre)
      guard reduced.isComplete else { return try solve(centre.withoutShares) }
      let equations: NormalEquations
      if let cells {
        equations = NormalEquations(reduced, cells: cells)
      } else {
        equations = try NormalEquations(reduced, sample: sample, centre: centre, execution: execution)
      }
      guard equations.total.allSatisfy(\.isFinite) else { return try solveWithoutUndefinedRows() }
      let screen = try CollinearityScreen(equations, execution)
      if screen.kept.count == kept.count {
        let refined = RefinedLeastSquares(
          equations: equations, sample: sample, centre: centre, demand: demand, execution: execution,
          cells: cells)
        return try refined.solve(omitted: omitted, levelCounts: levelCounts)
      }
      guard screen.suspects.allSatisfy({ isCertain($0, in: reduced) }) else {
        if let cells, let found = try solveByExactCells(design, centre, cells, levelCounts) { return found }
        return try exact.solveInBlocks()
      }
      omitted += omissions(screen, in: reduced)
      kept = screen.kept.map { kept[$0] }
    }
  }

  private func isSmall(_ design: Design) -> Bool {
    let columns = design.columns.count
    let size = sample.use.rowsUsed.multipliedReportingOverflow(by: columns * columns)
    return !size.overflow && size.partialValue <= Self.exactLimit
  }
}
