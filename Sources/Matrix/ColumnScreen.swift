/// Builds R of X = Q·R column by column, leaving out the columns that are combinations of earlier ones;
/// shared by the orthogonal and the normal-equations way to R.
///
/// Column j is dependent if its residual norm ρ after projection on the earlier kept columns satisfies
///
///     ρ ≤ tolerance · 2⁻⁵³ · Σ |βₖ| ‖xₖ‖,
///
/// where β are its coefficients on them: entries rounded to doubles can then not tell it from the
/// combination. Columns come in scaled by powers of two, and everything inside is of the scaled columns.
struct ColumnScreen: Sendable {
  /// The caller's places of the kept columns, in the order of elimination.
  private(set) var kept: [Int] = []
  /// The power of two by which each kept column was multiplied.
  private(set) var scales: [Double] = []
  private(set) var factor = UpperTriangle()

  private let tolerance: Double
  private let protected: Set<Int>
  private var norms: [Double] = []
  private var rejected: [Rejected] = []

  /// A column left out: its coefficients on the columns kept before it, and how large its residual
  /// may have been.
  private struct Rejected {
    var column: Int
    var scale: Double
    var coefficients: [DoubleDouble]
    var residualBound: Double
  }

  /// - Parameter rowCount: the rows of X, for the default tolerance of 64·√rows.
  init(tolerance: Double?, rowCount: Int, protected: Set<Int>) {
    self.tolerance = tolerance ?? 64 * Double(max(rowCount, 1)).squareRoot()
    self.protected = protected
  }

  var rank: Int { kept.count }

  /// The order in which columns are to be offered: protected ones first, so that what depends on them goes.
  static func order(count: Int, protected: Set<Int>) -> [Int] {
    (0..<count).filter(protected.contains) + (0..<count).filter { !protected.contains($0) }
  }

  /// Keeps the column or leaves it out; says whether it was kept.
  /// - Parameters:
  ///   - projections: its inner products with the orthonormal directions so far, a column of R.
  ///   - residual: ρ; not a number, or below zero, where cancellation left nothing.
  ///
  /// Throws `.singular` for a protected column that depends on other protected ones.
  mutating func offer(
    column: Int, scale: Double, projections: [DoubleDouble], residual: DoubleDouble
  ) throws(MatrixError) -> Bool {
    let coefficients = factor.solve(projections)
    let size = zip(coefficients, norms).reduce(0) { $0 + $1.0.high.magnitude * $1.1 }
    let bound = tolerance * 0x1p-53 * size
    guard residual.high > bound else {
      guard !protected.contains(column) else {
        throw .singular(rank: rank, dependentColumns: [column])
      }
      rejected.append(
        Rejected(column: column, scale: scale, coefficients: coefficients, residualBound: bound))
      return false
    }
    kept.append(column)
    scales.append(scale)
    norms.append(projections.reduce(residual * residual) { $0 + $1 * $1 }.squareRoot().high)
    factor.append(projections + [residual])
    return true
  }

  /// The kept columns in ascending order.
  var keptColumns: [Int] { kept.sorted() }

  /// The places in `kept` of the kept columns in ascending order.
  private var ascending: [Int] { kept.indices.sorted { kept[$0] < kept[$1] } }

  /// The columns left out, ascending, and what they are made of.
  func dependentColumns() -> [DependentColumn] {
    guard !rejected.isEmpty else { return [] }
    let inverse = factor.inverse()
    return rejected.map { rejected in
      let width = rejected.coefficients.count
      let shares = (0..<width).compactMap { i -> DependentColumn.Share? in
        let coefficient = rejected.coefficients[i].high
        // The standard error that a residual of this size would give the coefficient.
        let uncertainty = rejected.residualBound * inverse.rowNorm(i, width: width)
        guard coefficient.magnitude > uncertainty else { return nil }
        return DependentColumn.Share(
          column: kept[i], coefficient: coefficient * (scales[i] / rejected.scale))
      }
      return DependentColumn(column: rejected.column, combination: shares.sorted { $0.column < $1.column })
    }
    .sorted { $0.column < $1.column }
  }

  /// Numbers that belong to the scaled kept columns in order of elimination, as those of the columns as they
  /// came, in ascending order.
  func unscaled(_ coefficients: [DoubleDouble]) -> [DoubleDouble] {
    ascending.map { coefficients[$0] * scales[$0] }
  }

  /// R of the kept columns as they came, in order of elimination.
  func unscaledFactor() -> DoubleDoubleMatrix {
    var result = DoubleDoubleMatrix(rows: rank, columns: rank)
    for (j, column) in factor.columns.enumerated() {
      for (i, value) in column.enumerated() { result[i, j] = value * (1 / scales[j]) }
    }
    return result
  }

  /// (X′X)⁻¹ = R⁻¹R⁻ᵀ of the kept columns in ascending order, rounded at the end.
  func crossProductInverse() -> Matrix {
    let inverse = factor.inverse()
    let order = ascending
    var result = Matrix(rows: rank, columns: rank)
    for (j, right) in order.enumerated() {
      for (i, left) in order.prefix(j + 1).enumerated() {
        let value = inverse.rowProduct(left, right) * scales[left] * scales[right]
        result[i, j] = value.high
        result[j, i] = value.high
      }
    }
    return result
  }
}
