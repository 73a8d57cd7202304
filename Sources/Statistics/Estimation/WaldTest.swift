import Matrix

/// A test that several coefficients are all zero.
package enum WaldTest: Hashable, Sendable {
  case value(FStatistic)
  /// The test cannot be computed.
  case unavailable(Reason)

  package enum Reason: Hashable, Sendable {
    /// There is nothing to test: the model has a constant only.
    case noCoefficients
    /// The covariance matrix has not full rank, as with fewer clusters than coefficients.
    case singularCovariance
  }

  package struct FStatistic: Hashable, Sendable {
    package let statistic: Double
    package let numeratorDegreesOfFreedom: Int
    package let denominatorDegreesOfFreedom: Int

    package var pValue: Double {
      FDistribution(
        numerator: Double(numeratorDegreesOfFreedom), denominator: Double(denominatorDegreesOfFreedom)
      ).upperTail(statistic)
    }
  }

  /// F = b′V⁻¹b / q for the coefficients in these places.
  package init(_ places: [Int], of fit: some Estimation) {
    guard !places.isEmpty else {
      self = .unavailable(.noCoefficients)
      return
    }
    // With fewer clusters than coefficients the matrix is singular whatever rounding makes of it.
    if let clusters = fit.covariance.clusters, clusters - 1 < places.count {
      self = .unavailable(.singularCovariance)
      return
    }
    let scale = places.map { 1 / fit.covariance.matrix[$0, $0].squareRoot() }
    var correlation = Matrix(rows: places.count, columns: places.count)
    for (j, column) in places.enumerated() {
      for (i, row) in places.enumerated() {
        correlation[i, j] = fit.covariance.matrix[row, column] * scale[i] * scale[j]
      }
    }
    let statistics = zip(places, scale).map { fit.coefficients[$0] * $1 }
    guard let solved = try? Cholesky(correlation).solve(statistics) else {
      self = .unavailable(.singularCovariance)
      return
    }
    let square = zip(statistics, solved).reduce(0) { $0 + $1.0 * $1.1 }
    self = .value(
      FStatistic(
        statistic: square / Double(places.count), numeratorDegreesOfFreedom: places.count,
        denominatorDegreesOfFreedom: fit.covariance.degreesOfFreedom))
  }

  /// The statistic, if there is one.
  package var statistic: FStatistic? {
    if case .value(let statistic) = self { statistic } else { nil }
  }
}
