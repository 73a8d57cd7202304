/// Cholesky's factorisation of the scaled normal equations with the columns in their order, passing over
/// those of which too little remains once the earlier ones are taken out.
///
/// Doubles can tell a dependent column from a nearly dependent one only where its residual cannot be small by
/// nature: in columns of zeros and ones.
struct CollinearityScreen {
  /// A column of which little is left, with the combination of kept columns that is nearest to it.
  struct Suspect {
    let column: Int
    let combination: [(column: Int, coefficient: Double)]
    /// The share of the column's square sum that the combination leaves.
    let remainder: Double
  }

  /// Below this share of its square sum a column is suspect.
  static let suspicion = 1e-7
  /// Below this share a column of zeros and ones is a combination of others: if it were not, its residual sum
  /// of squares would be a whole row's, or a sizeable part of it.
  static let certainty = 1e-11

  /// Where less than this is left of a regressor once the centre has taken out what it shares with
  /// others, rounding is too large a part of the rest.
  static let noise = 1e-13

  private(set) var kept: [Int] = []
  private(set) var suspects: [Suspect] = []
  /// Columns without a single value other than zero.
  private(set) var empty: [Int] = []

  private var factor: [[Double]] = []

  /// Throws `.interrupted`.
  init(_ equations: NormalEquations, _ execution: Execution) throws(EstimationError) {
    let count = equations.reduced.count
    var scale = [Double](repeating: 0, count: count)
    for j in 0..<count where equations[j, j] > 0 { scale[j] = 1 / equations[j, j].squareRoot() }
    for j in 0..<count {
      try execution.check()
      guard equations.ownShare(of: j) > Self.noise else {
        suspects.append(Suspect(column: j, combination: [], remainder: 0))
        continue
      }
      guard scale[j] > 0 else {
        empty.append(j)
        continue
      }
      offer(j) { i in
        equations[i, j] * scale[i] * scale[j]
      } scale: {
        scale[$0]
      }
    }
  }

  private mutating func offer(_ column: Int, _ element: (Int) -> Double, scale: (Int) -> Double) {
    var r: [Double] = []
    r.reserveCapacity(kept.count + 1)
    var remainder = 1.0
    for (k, earlier) in kept.enumerated() {
      var value = element(earlier)
      let pivotColumn = factor[k]
      for l in 0..<k { value -= pivotColumn[l] * r[l] }
      value /= pivotColumn[k]
      r.append(value)
      remainder -= value * value
    }
    if remainder > Self.suspicion {
      r.append(remainder.squareRoot())
      kept.append(column)
      factor.append(r)
    } else {
      let combination = solve(r)
      let terms = zip(kept, combination).compactMap { earlier, coefficient in
        coefficient.magnitude > 1e-7
          ? (column: earlier, coefficient: coefficient * scale(earlier) / scale(column)) : nil
      }
      suspects.append(Suspect(column: column, combination: terms, remainder: remainder))
    }
  }

  /// x in R·x = r.
  private func solve(_ r: [Double]) -> [Double] {
    var x = r
    for k in stride(from: kept.count - 1, through: 0, by: -1) {
      x[k] /= factor[k][k]
      for l in 0..<k { x[l] -= factor[k][l] * x[k] }
    }
    return x
  }
}
