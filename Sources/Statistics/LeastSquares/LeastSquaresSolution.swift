import Matrix

/// How a fit was computed.
package enum ComputationPath: String, Hashable, Sendable {
  /// Moments by combination of category levels, coefficients refined from the residuals.
  case cells
  /// The same row by row, where there are too many combinations.
  case rows
  /// Orthogonal factorisation in double-double arithmetic.
  case doubleDouble
  /// Normal equations and refinement in double-double arithmetic, where there are many rows.
  case doubleDoubleNormalEquations
}

/// A term or column of the formula that has no coefficient.
package struct OmittedTerm: Hashable, Sendable {
  /// A column's share in what the omitted one is a combination of.
  package struct Share: Hashable, Sendable {
    package let name: String
    package let coefficient: Double
  }

  package enum Reason: Hashable, Sendable {
    /// The column is this combination of others.
    case collinear([Share])
    /// The column is zero in every row: no observation has this combination of levels.
    case noObservations
    /// The variable has this one level in the sample.
    case singleLevel(String)
  }

  package let name: String
  package let reason: Reason
}

/// Least squares with everything that was learnt on the way; coefficients and matrices are of the kept
/// columns in their order, as the analyst knows them.
struct LeastSquaresSolution: Sendable {
  let design: Design
  let kept: [Int]
  /// The columns that are combinations of others, or zero.
  let omitted: [OmittedTerm]
  let coefficients: [Double]
  /// (X′WX)⁻¹.
  let inverse: Matrix
  /// (X′WX)⁻¹·M·(X′WX)⁻¹, where the demand was for squares or groups.
  let sandwich: Matrix?
  let tally: ResidualTally
  let clusterCount: Int?
  /// Σ w (y − ȳ)², and Σ w y² about zero.
  let centredTotal: Double
  let uncentredTotal: Double
  let responseMean: Double
  let columnMeans: [Double]
  /// For each category and code the observations in the sample.
  let levelCounts: [[Int]]
  let path: ComputationPath
}
