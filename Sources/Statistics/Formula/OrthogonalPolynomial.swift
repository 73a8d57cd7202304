import Data

/// One of the polynomials of a source that are orthogonal to each other and to the constant in the sample,
/// of unit length there, by their three-term recurrence, as R's `poly` (Kennedy and Gentle 1980, p. 343).
struct OrthogonalPolynomial: NumericSource {
  let name: String
  private let base: any NumericSource
  /// p_{k+1} = (x − centres_k)·p_k − ratios_k·p_{k−1}, with p_0 = 1.
  private let centres: [Double]
  private let ratios: [Double]
  private let length: Double

  var columnNames: [String] { base.columnNames }

  func read(_ rows: Range<Int>, into numbers: UnsafeMutablePointer<Double>) {
    base.read(rows, into: numbers)
    for i in 0..<rows.count { numbers[i] = Self.value(at: numbers[i], centres, ratios).last / length }
  }

  /// The last two polynomials of the recurrence at a point.
  private static func value(
    at x: Double, _ centres: [Double], _ ratios: [Double]
  ) -> (before: Double, last: Double) {
    var before = 0.0
    var last = 1.0
    for (centre, ratio) in zip(centres, ratios) {
      (before, last) = (last, (x - centre) * last - ratio * before)
    }
    return (before, last)
  }

  /// The polynomials of degree 1 to the given one. Throws `.interrupted` and `.tooFewValues`.
  static func basis(
    _ polynomial: PolynomialVariable, sample: EstimationSample, execution: Execution
  ) throws(EstimationError) -> [any NumericSource] {
    var centres: [Double] = []
    var ratios: [Double] = []
    var result: [any NumericSource] = []
    var lengthBefore = 0.0
    for degree in 0...polynomial.degree {
      // Σ w p², and Σ w x p² for the next step.
      let sums = try Self.sums(polynomial.base, sample, execution, centres, ratios)
      let ratio = lengthBefore > 0 ? sums.square / lengthBefore : 0
      if degree > 0 {
        // At no more than `degree` different points the polynomial vanishes, but for rounding.
        let scale = ratios.dropFirst().first ?? 1e-6 * centres[0] * centres[0]
        guard ratio > 1e-20 * scale else {
          throw .tooFewValues(name: polynomial.name, degree: degree)
        }
        result.append(
          OrthogonalPolynomial(
            name: "\(polynomial.name)[\(degree)]", base: polynomial.base, centres: centres,
            ratios: ratios, length: sums.square.squareRoot()))
      }
      centres.append(sums.square > 0 ? sums.weighted / sums.square : 0)
      ratios.append(ratio)
      lengthBefore = sums.square
    }
    return result
  }

  private static func sums(
    _ base: any NumericSource, _ sample: EstimationSample, _ execution: Execution, _ centres: [Double],
    _ ratios: [Double]
  ) throws(EstimationError) -> (square: Double, weighted: Double) {
    let schedule = BlockSchedule(rowCount: sample.rowCount, partialSize: 2)
    let sums = try schedule.map(execution) { chunk in
      var sums = [0.0, 0.0]
      let size = BlockSchedule.blockRows
      withUnsafeTemporaryAllocation(of: Double.self, capacity: 2 * size) { buffer in
        guard let numbers = buffer.baseAddress else { return }
        let weights = numbers + size
        weights.initialize(repeating: 1, count: size)
        schedule.forEachBlock(of: chunk, execution) { rows in
          base.read(rows, into: numbers)
          sample.weights?.read(rows, into: weights)
          sample.keep.forEach(in: rows) {
            let x = numbers[$0 - rows.lowerBound]
            guard x.isFinite else { return }
            let p = Self.value(at: x, centres, ratios).last
            let square = weights[$0 - rows.lowerBound] * p * p
            sums[0] += square
            sums[1] += square * x
          }
        }
      }
      return sums
    }.summed(count: 2)
    return (sums[0], sums[1])
  }
}
