import Glibc

extension LinearFit {
  /// 1 − RSS/TSS, about the mean with a constant, about zero without; nil for a constant response.
  package var rSquared: Double? {
    totalSumOfSquares > 0 ? 1 - residualSumOfSquares / totalSumOfSquares : nil
  }

  /// Whether R² is about zero, as it is in a model without a constant.
  package var rSquaredIsUncentred: Bool { !hasIntercept }

  /// 1 − (1 − R²)·(N − 1)/(N − K), with N for N − 1 where there is no constant; nil for a constant response.
  package var adjustedRSquared: Double? {
    let total = Double(observations - (hasIntercept ? 1 : 0))
    return rSquared.map { 1 - (1 - $0) * total / Double(residualDegreesOfFreedom) }
  }

  /// √(RSS/(N − K)).
  package var residualStandardError: Double {
    (residualSumOfSquares / Double(residualDegreesOfFreedom)).squareRoot()
  }

  /// That of a model with normal errors at the maximum likelihood estimate of their variance.
  package var logLikelihood: Double {
    let n = Double(observations)
    return -n / 2 * (log(2 * Double.pi * residualSumOfSquares / n) + 1)
  }

  /// −2·log L + 2·K, where K counts the coefficients and not the variance, as in Stata.
  package var akaikeCriterion: Double { -2 * logLikelihood + 2 * Double(size.coefficients) }

  /// −2·log L + K·log N.
  package var bayesianCriterion: Double {
    -2 * logLikelihood + log(Double(observations)) * Double(size.coefficients)
  }

  /// The test that all coefficients but the constant are zero, with the fit's own covariance.
  ///
  /// With equal variances b′V⁻¹b is the ratio of two sums of squares, which needs no inverse and so keeps its
  /// digits where the columns are nearly collinear; not where the fit explains next to nothing.
  package var overallTest: WaldTest {
    let test = WaldTest(terms.indices.filter { !terms[$0].isIntercept }, of: self)
    let explained = totalSumOfSquares - residualSumOfSquares
    guard covariance.kind == .classical, case .value(let wald) = test, residualSumOfSquares > 0,
      explained > 1e-4 * totalSumOfSquares
    else { return test }
    let mean = explained / Double(wald.numeratorDegreesOfFreedom)
    return .value(
      WaldTest.FStatistic(
        statistic: mean / (residualSumOfSquares / Double(wald.denominatorDegreesOfFreedom)),
        numeratorDegreesOfFreedom: wald.numeratorDegreesOfFreedom,
        denominatorDegreesOfFreedom: wald.denominatorDegreesOfFreedom))
  }

  /// The share of observations fitted outside 0…1; nil unless the response is 0 or 1.
  package var shareFittedOutside: Double? {
    response.isBinary ? response.shareOutside(observations: observations) : nil
  }
}
