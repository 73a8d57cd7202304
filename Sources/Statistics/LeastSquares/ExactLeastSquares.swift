import Data
import Matrix

/// Least squares in double-double arithmetic: for small designs, whose every digit is worth having, and for
/// those that doubles cannot tell from singular ones.
struct ExactLeastSquares: Sendable {
  let design: Design
  let sample: EstimationSample
  let demand: ResidualDemand
  let execution: Execution
  let levelCounts: [[Int]]

  /// Rows that are worked on together where there are many.
  private static let blockRows = 512

  /// By orthogonal factorisation of the whole design, which is kept in memory.
  func solveAtOnce() throws(EstimationError) -> LeastSquaresSolution {
    let block = ExactRows(design, sample: sample, undoesRounding: true).read(0..<sample.rowCount)
    try requireFinite(block)
    let width = design.columns.count
    let roots = block.weights.map { DoubleDouble($0).squareRoot() }
    let weighted = block.scaled(by: roots)
    let response = (0..<block.rows.count).map { weighted[$0, width] }
    let (qr, fit) = try solvable { () throws(MatrixError) in
      let columns = try DoubleDoubleMatrix(
        rows: block.rows.count, columns: (0..<width).map { weighted.column($0) })
      let qr = try DoubleDoubleQR(columns, protected: design.plan.hasIntercept ? [0] : [])
      return (qr, try qr.solve(response))
    }
    let residuals = zip(fit.residuals, roots).map { ($0 / $1).high }
    var gathering = ExactGathering(
      design: design, kept: qr.keptColumns, coefficients: fit.coefficients, demand: demand, sample: sample,
      execution: execution)
    let cholesky = try gathering.needsMeat ? gathering.factor(of: weighted) : nil
    try gathering.add(block, residuals: residuals, cholesky: cholesky)
    gathering.tally.sumOfSquares = fit.residualSumOfSquares.high
    return try gathering.solution(
      dependent: qr.dependentColumns, inverse: qr.crossProductInverse(), cholesky: cholesky,
      levelCounts: levelCounts, path: .doubleDouble)
  }

  /// By normal equations gathered from blocks of rows, refined from the residuals.
  func solveInBlocks() throws(EstimationError) -> LeastSquaresSolution {
    let width = design.columns.count
    let product = try crossProduct()
    let (cholesky, right) = try solvable { () throws(MatrixError) in
      (
        try DoubleDoubleCholesky(
          product, columns: width, rowCount: sample.use.rowsUsed,
          protected: design.plan.hasIntercept ? [0] : []),
        product.column(width)
      )
    }
    let kept = cholesky.keptColumns
    var coefficients = try solvable { () throws(MatrixError) in try cholesky.solve(right) }
    for _ in 0..<2 {
      let gradient = try gradient(kept: kept, coefficients)
      var full = [DoubleDouble](repeating: .zero, count: width)
      for (place, column) in kept.enumerated() { full[column] = gradient[place] }
      let step = try solvable { () throws(MatrixError) in try cholesky.solve(full) }
      for j in step.indices { coefficients[j] += step[j] }
    }
    var gathering = ExactGathering(
      design: design, kept: kept, coefficients: coefficients, demand: demand, sample: sample,
      execution: execution)
    let reduced = try gathering.needsMeat ? gathering.factor(from: product) : nil
    try forEachBlock { block throws(EstimationError) in
      let residuals = block.residuals(kept: kept, coefficients, response: width).map(\.high)
      gathering.tally.sumOfSquares += zip(residuals, block.weights).reduce(0) { $0 + $1.0 * $1.0 * $1.1 }
      try gathering.add(block, residuals: residuals, cholesky: reduced)
    }
    return try gathering.solution(
      dependent: cholesky.dependentColumns, inverse: cholesky.inverse(), cholesky: reduced,
      levelCounts: levelCounts, path: .doubleDoubleNormalEquations)
  }

  private func requireFinite(_ block: ExactRows.Block) throws(EstimationError) {
    guard block.values.isFinite else { throw try tooLarge() }
  }

  private func tooLarge() throws(EstimationError) -> EstimationError {
    let sources = [design.plan.response] + design.plan.offsets + design.plan.sources
    return .valuesTooLarge(
      name: try sample.largest(of: sources, execution)?.name ?? design.plan.response.name)
  }

  private func forEachBlock(
    _ body: (ExactRows.Block) throws(EstimationError) -> Void
  ) throws(EstimationError) {
    let rows = ExactRows(design, sample: sample, undoesRounding: false)
    execution.beginPass(over: sample.rowCount)
    for start in stride(from: 0, to: sample.rowCount, by: Self.blockRows) {
      try execution.check()
      let range = start..<min(start + Self.blockRows, sample.rowCount)
      let block = rows.read(range)
      if !block.rows.isEmpty { try body(block) }
      execution.interruption?.advance(by: range.count, rows: range.count)
    }
  }

  /// (X y)′W(X y), on several threads.
  private func crossProduct() throws(EstimationError) -> DoubleDoubleMatrix {
    let columns = design.columns.count + 1
    let rows = ExactRows(design, sample: sample, undoesRounding: false)
    let schedule = BlockSchedule(rowCount: sample.rowCount, partialSize: columns * columns)
    let partials = try schedule.map(execution) { chunk in
      var product = DoubleDoubleCrossProduct(columns: columns)
      var failure: MatrixError?
      schedule.forEachBlock(of: chunk, execution) { range in
        let block = rows.read(range)
        guard !block.rows.isEmpty else { return }
        let roots = block.weights.map { DoubleDouble($0).squareRoot() }
        let values = sample.weights == nil ? block.values : block.scaled(by: roots)
        do throws(MatrixError) {
          try product.accumulate(values, until: { execution.isInterrupted })
        } catch { failure = error }
      }
      return failure.map { Result<DoubleDoubleCrossProduct, MatrixError>.failure($0) } ?? .success(product)
    }
    let product = try solvable { () throws(MatrixError) in
      var sum = DoubleDoubleCrossProduct(columns: columns)
      for partial in partials { try sum.merge(partial.get()) }
      return sum.matrix
    }
    guard product.isFinite else { throw try tooLarge() }
    return product
  }

  /// X′W(y − Xβ) of the kept columns.
  private func gradient(
    kept: [Int], _ coefficients: [DoubleDouble]
  ) throws(EstimationError) -> [DoubleDouble] {
    var gradient = [DoubleDouble](repeating: .zero, count: kept.count)
    try forEachBlock { block throws(EstimationError) in
      let residuals = block.residuals(kept: kept, coefficients, response: design.columns.count)
      for (place, column) in kept.enumerated() {
        for i in residuals.indices {
          gradient[place] += block.values[i, column] * (residuals[i] * block.weights[i])
        }
      }
    }
    return gradient
  }
}

extension ExactRows.Block {
  /// The rows times one factor each.
  func scaled(by factors: [DoubleDouble]) -> DoubleDoubleMatrix {
    var result = values
    for j in 0..<values.columns {
      for i in 0..<values.rows { result[i, j] = values[i, j] * factors[i] }
    }
    return result
  }

  /// y − Xβ.
  func residuals(kept: [Int], _ coefficients: [DoubleDouble], response: Int) -> [DoubleDouble] {
    (0..<rows.count).map { i in
      zip(kept, coefficients).reduce(values[i, response]) { $0 - values[i, $1.0] * $1.1 }
    }
  }
}
