import Data
import Matrix

/// A linear model fitted by least squares, with all that a reader could ask of it.
package struct LinearFit: Estimation {
  package let formula: Formula
  package let terms: [Coefficient]
  package let coefficients: [Double]
  package let covariance: Covariance
  package let size: FitSize
  /// The categorical variables in the order of the formula.
  package let categories: [CategorySummary]
  /// Terms and columns without a coefficient.
  package let omittedTerms: [OmittedTerm]
  /// Which rows were used, and why not the others.
  package let sampleUse: SampleUse
  package let weights: WeightSummary?
  /// Σ w e².
  package let residualSumOfSquares: Double
  /// Σ w (y − ȳ)², or Σ w y² where the model has no constant.
  package let totalSumOfSquares: Double
  package let responseMean: Double
  /// The means of the regressors in the sample, one for each coefficient.
  package let columnMeans: [Double]
  package let response: ResponseSummary
  package let path: ComputationPath

  package var observations: Int { size.observations }
  package var residualDegreesOfFreedom: Int { size.residualDegreesOfFreedom }
  package var responseName: String { formula.response.name }
  package var hasIntercept: Bool { terms.first?.isIntercept ?? false }
}

/// The response and the fitted values.
package struct ResponseSummary: Hashable, Sendable {
  /// Whether every response is 0 or 1, so that the model is one of probabilities.
  package let isBinary: Bool
  package let smallestFitted: Double
  package let largestFitted: Double
  /// Observations fitted below 0, and above 1.
  package let fittedBelowZero: Int
  package let fittedAboveOne: Int

  /// The share of observations fitted outside 0…1.
  package func shareOutside(observations: Int) -> Double {
    Double(fittedBelowZero + fittedAboveOne) / Double(observations)
  }
}
