import Data

/// Why a model cannot be formed or estimated. Wording belongs to whoever reports it.
package enum EstimationError: Error, Hashable, Sendable {
  // The formula.
  /// The exponent of a sum of terms is not a positive whole number.
  case powerNotPositive(Int)
  /// Crossing made more terms than the limit.
  case tooManyTerms(limit: Int)
  /// One column is given two reference levels.
  case conflictingReferenceLevels(column: String, levels: [String])
  /// The formula has neither a term nor a constant.
  case noTerms

  // The columns.
  case unknownColumn(name: String, columns: [String])
  /// The column has no numbers.
  case notNumeric(column: String)
  /// The level named as reference does not occur in the sample; those that do.
  case unknownLevel(column: String, level: String, known: [String])
  /// A column has more categories than a design can have columns.
  case tooManyLevels(column: String, count: Int)
  /// The design has more columns than the limit.
  case tooManyColumns(count: Int, limit: Int)
  /// A polynomial of this degree needs more different values than the sample has.
  case tooFewValues(name: String, degree: Int)
  /// A numeric regressor or response has values too large to be squared.
  case valuesTooLarge(name: String)

  // The sample.
  /// No row is left; why not.
  case noObservations(SampleUse)
  /// Fewer observations than coefficients, or as many: nothing is left to estimate the variance from.
  case tooFewObservations(observations: Int, coefficients: Int)

  // Weights; rows of the data are counted from 0.
  case weightNegative(column: String, row: Int)
  /// A frequency weight that is not a whole number.
  case weightNotInteger(column: String, row: Int)
  /// This kind of weight is not defined for this covariance.
  case unsupportedWeights(WeightKind, CovarianceKind)

  // The covariance.
  case onlyOneCluster(column: String)
  /// The fit goes through this row of the data whatever its response, so HC2 and HC3 are not defined.
  case leverageOne(row: Int)

  // Difference in differences.
  /// The treatment column has not two values in the sample; those that it has.
  case treatmentNotBinary(column: String, values: [String])
  /// The treatment column has one value in the sample only.
  case treatmentConstant(column: String, value: String)
  /// The time column has no numbers.
  case timeNotNumeric(column: String)
  /// No period of the sample is before the start, or none after; the first and the last period.
  case startOutsidePeriods(column: String, start: Double, first: String, last: String)
  /// No observation in a cell of the two by two table.
  case emptyCell(DifferenceInDifferences.Cell)
  /// The difference in differences cannot be told apart from the controls that it is a combination of.
  case notIdentified(term: String, collinearWith: [String])

  // The computation.
  case tooLarge
  case interrupted
  /// The normal equations could not be solved; happens only if numbers overflow.
  case notSolvable
}

/// The result of a loop that has no other reason to stop than an interruption.
func uninterrupted<Result>(_ body: () throws(Interrupted) -> Result) throws(EstimationError) -> Result {
  do { return try body() } catch { throw .interrupted }
}
