/// What is kept of the residuals themselves.
struct ResidualTally: Sendable {
  /// Σ w e².
  var sumOfSquares = 0.0
  var smallestFitted = Double.infinity
  var largestFitted = -Double.infinity
  /// Observations fitted below 0 and above 1, by frequency weight.
  var fittedBelowZero = 0.0
  var fittedAboveOne = 0.0
  /// Whether every response so far was 0 or 1.
  var isBinary = true
  /// The first row that the fit goes through whatever its response.
  var rowOfFullLeverage: Int?

  private static let slack = 1e-12

  /// - Parameters:
  ///   - response: less the centre's shift.
  ///   - frequency: how many observations the row stands for.
  @inline(__always)
  mutating func add(
    residual: Double, response: Double, shift: Double, weight: Double, frequency: Double
  ) {
    sumOfSquares += weight * residual * residual
    let fitted = response - residual + shift
    smallestFitted = min(smallestFitted, fitted)
    largestFitted = max(largestFitted, fitted)
    if fitted < -Self.slack { fittedBelowZero += frequency }
    if fitted > 1 + Self.slack { fittedAboveOne += frequency }
    // The shift was taken from 0 and from 1 in the same arithmetic, so this comparison is exact.
    if response != 0 - shift, response != 1 - shift { isBinary = false }
  }

  mutating func noteFullLeverage(of row: Int) {
    rowOfFullLeverage = min(row, rowOfFullLeverage ?? row)
  }

  mutating func merge(_ other: ResidualTally) {
    sumOfSquares += other.sumOfSquares
    smallestFitted = min(smallestFitted, other.smallestFitted)
    largestFitted = max(largestFitted, other.largestFitted)
    fittedBelowZero += other.fittedBelowZero
    fittedAboveOne += other.fittedAboveOne
    isBinary = isBinary && other.isBinary
    rowOfFullLeverage = [rowOfFullLeverage, other.rowOfFullLeverage].compactMap { $0 }.min()
  }
}
