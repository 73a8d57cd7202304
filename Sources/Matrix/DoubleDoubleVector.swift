/// A column of numbers in double-double arithmetic, high and low parts apart.
struct DoubleDoubleVector: Sendable {
  private(set) var high: [Double]
  private(set) var low: [Double]

  init(_ values: [DoubleDouble]) {
    high = values.map(\.high)
    low = values.map(\.low)
  }

  init(column j: Int, of matrix: DoubleDoubleMatrix) {
    let range = (j * matrix.rows)..<((j + 1) * matrix.rows)
    high = Array(matrix.high[range])
    low = Array(matrix.low[range])
  }

  var count: Int { high.count }

  subscript(row: Int) -> DoubleDouble {
    DoubleDouble(uncheckedHigh: high[row], low: low[row])
  }

  var values: [DoubleDouble] { (0..<count).map { self[$0] } }

  var norm: DoubleDouble { dot(self).squareRoot() }

  /// Σ a·b of two columns of equal length.
  func dot(_ other: DoubleDoubleVector) -> DoubleDouble {
    withColumn { a in other.withColumn { b in DoubleDoubleKernel.dot(a, b, count: high.count) } } ?? .zero
  }

  func scaled(by factor: DoubleDouble) -> DoubleDoubleVector {
    DoubleDoubleVector(values.map { $0 * factor })
  }

  /// Multiplies by the power of two that brings the largest element near one, and returns that power.
  mutating func scaleToUnit() -> Double {
    let scale = PowerOfTwo.scale(of: high)
    multiply(byPowerOfTwo: scale)
    return scale
  }

  mutating func multiply(byPowerOfTwo scale: Double) {
    for row in high.indices {
      high[row] *= scale
      low[row] *= scale
    }
  }

  /// v ← v − c·x, for x of the same length.
  mutating func subtract(_ c: DoubleDouble, times x: DoubleDoubleVector) {
    let count = high.count
    x.withColumn { x in
      high.withUnsafeMutableBufferPointer { high in
        low.withUnsafeMutableBufferPointer { low in
          guard let high = high.baseAddress, let low = low.baseAddress else { return }
          DoubleDoubleKernel.subtract(c, times: x, from: high, low, count: count)
        }
      }
    }
  }

  /// Makes the vector orthogonal to orthonormal directions and returns its inner products with them. Where
  /// little is left of it a second time, as the first leaves the rounding of what was cancelled.
  mutating func removeProjections(on directions: [DoubleDoubleVector]) -> [DoubleDouble] {
    var projections = [DoubleDouble](repeating: .zero, count: directions.count)
    for _ in 0..<2 {
      let before = norm.high
      for (i, direction) in directions.enumerated() {
        let projection = dot(direction)
        subtract(projection, times: direction)
        projections[i] += projection
      }
      if norm.high > before / 10 { break }
    }
    return projections
  }

  /// Nil for a vector without elements.
  private func withColumn<Result>(_ body: (DoubleDoubleKernel.Column) -> Result?) -> Result? {
    high.withUnsafeBufferPointer { high in
      low.withUnsafeBufferPointer { low in
        guard let high = high.baseAddress, let low = low.baseAddress else { return nil }
        return body(DoubleDoubleKernel.Column(high: high, low: low))
      }
    }
  }
}
