import Data
import Matrix

/// Gathers from the residuals of an exact fit what the covariance and the report need.
struct ExactGathering {
  let design: Design
  let kept: [Int]
  let coefficients: [DoubleDouble]
  let demand: ResidualDemand
  let sample: EstimationSample
  let execution: Execution
  var tally = ResidualTally()

  private var meat: DoubleDoubleCrossProduct
  private var scores: [[DoubleDouble]?]
  private var weightSum = DoubleDouble.zero
  /// The first response. Sums are taken about it, so that a large mean costs the squares no digits.
  private var origin: DoubleDouble?
  private var responseSum = DoubleDouble.zero
  private var responseSquares = DoubleDouble.zero
  private var columnSums: [DoubleDouble]

  init(
    design: Design, kept: [Int], coefficients: [DoubleDouble], demand: ResidualDemand,
    sample: EstimationSample, execution: Execution
  ) {
    self.design = design
    self.kept = kept
    self.coefficients = coefficients
    self.demand = demand
    self.sample = sample
    self.execution = execution
    meat = DoubleDoubleCrossProduct(columns: kept.count)
    scores = [[DoubleDouble]?](repeating: nil, count: demand.cluster?.codeCount ?? 0)
    columnSums = [DoubleDouble](repeating: .zero, count: kept.count)
  }

  var needsMeat: Bool { if case .sumOfSquares = demand { false } else { true } }

  private var isFrequency: Bool { sample.weights.map { $0.kind == .frequency } ?? true }

  /// The factor of X′WX of the kept columns, from weighted rows.
  func factor(of weighted: DoubleDoubleMatrix) throws(EstimationError) -> DoubleDoubleCholesky {
    try solvable { () throws(MatrixError) in
      var product = DoubleDoubleCrossProduct(columns: kept.count)
      try product.accumulate(
        DoubleDoubleMatrix(rows: weighted.rows, columns: kept.map { weighted.column($0) }))
      return try DoubleDoubleCholesky(product.matrix, rowCount: weighted.rows, tolerance: 0)
    }
  }

  /// The same from the cross-product of all columns.
  func factor(from product: DoubleDoubleMatrix) throws(EstimationError) -> DoubleDoubleCholesky {
    return try solvable { () throws(MatrixError) in
      try DoubleDoubleCholesky(product.keeping(kept), rowCount: sample.use.rowsUsed, tolerance: 0)
    }
  }

  /// Adds rows and their residuals.
  mutating func add(
    _ block: ExactRows.Block, residuals: [Double], cholesky: DoubleDoubleCholesky?
  ) throws(EstimationError) {
    let response = design.columns.count
    for i in block.rows.indices {
      let y = block.values[i, response]
      let weight = block.weights[i]
      var rest = ResidualTally()
      rest.add(
        residual: residuals[i], response: y.high, shift: 0, weight: 0, frequency: isFrequency ? weight : 1)
      tally.merge(rest)
      weightSum += weight
      let origin = self.origin ?? y
      self.origin = origin
      responseSum += (y - origin) * weight
      responseSquares += (y - origin) * (y - origin) * weight
      for (place, column) in kept.enumerated() { columnSums[place] += block.values[i, column] * weight }
    }
    switch demand {
    case .sumOfSquares: break
    case .squares(let power):
      guard let cholesky else { throw .notSolvable }
      try addSquares(block, residuals: residuals, power: power, cholesky: cholesky)
    case .clusters(let cluster): addScores(block, residuals: residuals, cluster: cluster)
    }
  }

  private mutating func addSquares(
    _ block: ExactRows.Block, residuals: [Double], power: Int, cholesky: DoubleDoubleCholesky
  ) throws(EstimationError) {
    var factors: [DoubleDouble] = []
    for i in block.rows.indices {
      // A leverage takes as many products as there are pairs of columns.
      if power > 0 { try execution.check() }
      let weight = block.weights[i]
      var factor = DoubleDouble(residuals[i]) * (isFrequency ? weight.squareRoot() : weight)
      if power > 0 {
        let row = kept.map { block.values[i, $0] }
        let leverage = try solvable { () throws(MatrixError) in
          try DoubleDouble.dot(row, try cholesky.solve(row))
        }
        let rest = 1 - leverage.high * (isFrequency ? 1 : weight)
        if rest < 1e-10 { throw .leverageOne(row: block.rows[i]) }
        factor /= power == 1 ? rest.squareRoot() : rest
      }
      factors.append(factor)
    }
    let scaled = block.scaled(by: factors)
    let execution = execution
    try solvable { () throws(MatrixError) in
      try meat.accumulate(
        DoubleDoubleMatrix(rows: scaled.rows, columns: kept.map { scaled.column($0) }),
        until: { execution.isInterrupted })
    }
  }

  private mutating func addScores(
    _ block: ExactRows.Block, residuals: [Double], cluster: ClusterColumn
  ) {
    for (i, row) in block.rows.enumerated() {
      var code: Int32 = -1
      cluster.readCodes(row..<(row + 1), into: &code)
      guard scores.indices.contains(Int(code)) else { continue }
      var score = scores[Int(code)] ?? [DoubleDouble](repeating: .zero, count: kept.count)
      let product = residuals[i] * block.weights[i]
      for (place, column) in kept.enumerated() { score[place] += block.values[i, column] * product }
      scores[Int(code)] = score
    }
  }

  /// (X′WX)⁻¹ M (X′WX)⁻¹.
  private func sandwich(_ cholesky: DoubleDoubleCholesky) throws(EstimationError) -> Matrix {
    try solvable { () throws(MatrixError) in
      var middle = meat
      let groups = scores.compactMap { $0 }
      if !groups.isEmpty {
        let columns = kept.indices.map { place in groups.map { $0[place] } }
        try middle.accumulate(DoubleDoubleMatrix(rows: groups.count, columns: columns))
      }
      let matrix = middle.matrix
      var half = DoubleDoubleMatrix(rows: kept.count, columns: kept.count)
      for j in kept.indices {
        for (i, value) in try cholesky.solve(matrix.column(j)).enumerated() { half[j, i] = value }
      }
      var result = DoubleDoubleMatrix(rows: kept.count, columns: kept.count)
      for j in kept.indices {
        for (i, value) in try cholesky.solve(half.column(j)).enumerated() { result[i, j] = value }
      }
      return result.rounded.symmetrised
    }
  }

  /// The whole fit.
  func solution(
    dependent: [DependentColumn], inverse: Matrix, cholesky: DoubleDoubleCholesky?, levelCounts: [[Int]],
    path: ComputationPath
  ) throws(EstimationError) -> LeastSquaresSolution {
    let groups = demand.cluster.map { _ in scores.count { $0 != nil } }
    if let cluster = demand.cluster, groups ?? 0 < 2 { throw .onlyOneCluster(column: cluster.name) }
    let mean = responseSum / weightSum
    let origin = origin ?? .zero
    return LeastSquaresSolution(
      design: design, kept: kept, omitted: dependent.map { OmittedTerm($0, of: design) },
      coefficients: coefficients.map(\.high), inverse: inverse,
      sandwich: try cholesky.map { cholesky throws(EstimationError) in try sandwich(cholesky) },
      tally: tally, clusterCount: groups,
      centredTotal: max(0, (responseSquares - mean * responseSum).high),
      uncentredTotal: (responseSquares + origin * (responseSum + responseSum + origin * weightSum)).high,
      responseMean: (origin + mean).high,
      columnMeans: columnSums.map { ($0 / weightSum).high }, levelCounts: levelCounts, path: path)
  }
}
