import Data
import Matrix

/// Solves well-conditioned normal equations and corrects the solution by the residuals' own products with
/// the columns (the corrected seminormal equations of Björck 1987): what the squaring of the
/// design lost comes back.
struct RefinedLeastSquares: Sendable {
  let equations: NormalEquations
  let sample: EstimationSample
  let centre: Centre
  let demand: ResidualDemand
  let execution: Execution
  let cells: CellMoments?

  private static let largestPassCount = 4

  /// - Parameter inverse: (X′WX)⁻¹ of the centred columns, if known more exactly than from the equations.
  func solve(
    omitted: [OmittedTerm], levelCounts: [[Int]], inverse known: Matrix? = nil
  ) throws(EstimationError) -> LeastSquaresSolution {
    let reduced = equations.reduced
    let inverse: Matrix
    if let known { inverse = known } else { inverse = try self.inverse() }
    let pass = ResidualPass(
      reduced: reduced, sample: sample, centre: centre, demand: demand, execution: execution, cells: cells,
      inverse: inverse)
    var coefficients = try product(inverse, equations.right)
    var sums = try pass.run(coefficients)
    for number in 1...Self.largestPassCount {
      let step = try product(inverse, sums.gradient)
      let isSmall = isNegligible(step, beside: coefficients, inverse: inverse, sums.tally.sumOfSquares)
      for j in step.indices {
        coefficients[j] += step[j]
        sums.tally.sumOfSquares -= step[j] * sums.gradient[j]
      }
      if isSmall || number == Self.largestPassCount { break }
      sums = try pass.run(coefficients)
    }
    sums.tally.sumOfSquares = max(0, sums.tally.sumOfSquares)
    let sandwich = try sums.meat.map { meat throws(EstimationError) in
      try solvable { () throws(MatrixError) in
        try inverse.multiplied(by: meat).multiplied(by: inverse).symmetrised
      }
    }
    return solution(
      coefficients, inverse: inverse, sandwich: sandwich, sums, omitted: omitted, levelCounts: levelCounts)
  }

  /// (X′WX)⁻¹ of the centred columns, by Cholesky's factorisation of the columns at unit length.
  private func inverse() throws(EstimationError) -> Matrix {
    let count = equations.reduced.count
    let scale = (0..<count).map { 1 / equations[$0, $0].squareRoot() }
    var scaled = Matrix(rows: count, columns: count)
    for j in 0..<count {
      for i in 0...j {
        let value = equations[i, j] * scale[i] * scale[j]
        scaled[i, j] = value
        scaled[j, i] = value
      }
    }
    var inverse = try solvable { () throws(MatrixError) in try Cholesky(scaled).inverse }
    for j in 0..<count {
      for i in 0..<count { inverse[i, j] *= scale[i] * scale[j] }
    }
    return inverse
  }

  private func product(_ matrix: Matrix, _ vector: [Double]) throws(EstimationError) -> [Double] {
    try solvable { () throws(MatrixError) in try matrix.multiplied(by: vector) }
  }

  /// Whether a step changes no coefficient by more than rounding, or by a billionth of its standard error:
  /// then the residuals, and what was gathered from them, are those of the final coefficients.
  private func isNegligible(
    _ step: [Double], beside coefficients: [Double], inverse: Matrix, _ sumOfSquares: Double
  ) -> Bool {
    let variance = sumOfSquares / max(1, equations.total[0] - Double(step.count))
    return step.indices.allSatisfy { j in
      let bound = max(
        1e-14 * coefficients[j].magnitude, 1e-9 * (variance * inverse[j, j]).magnitude.squareRoot())
      return step[j].magnitude <= bound
    }
  }

  private func solution(
    _ coefficients: [Double], inverse: Matrix, sandwich: Matrix?, _ sums: ResidualSums,
    omitted: [OmittedTerm], levelCounts: [[Int]]
  ) -> LeastSquaresSolution {
    let reduced = equations.reduced
    let weight = equations.total[0]
    let response = equations.layout.width - 1
    let mean = equations.total[response] / weight
    let square = equations.total[equations.layout.place(response, response)]
    return LeastSquaresSolution(
      design: reduced.design, kept: reduced.kept, omitted: omitted,
      coefficients: reduced.uncentred(coefficients, responseShift: centre.response),
      inverse: reduced.uncentred(inverse), sandwich: sandwich.map { reduced.uncentred($0) },
      tally: sums.tally, clusterCount: sums.clusterCount,
      centredTotal: max(0, square - weight * mean * mean),
      uncentredTotal: square + weight * centre.response * (2 * mean + centre.response),
      responseMean: mean + centre.response,
      columnMeans: reduced.uncentredMeans(equations.sums.map { $0 / weight }),
      levelCounts: levelCounts, path: cells == nil ? .rows : .cells)
  }
}
