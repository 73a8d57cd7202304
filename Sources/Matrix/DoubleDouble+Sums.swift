extension DoubleDouble {
  /// Σ a·b with about 32 digits. Throws `.shapeMismatch` unless both have the same length.
  package static func dot(_ a: [Double], _ b: [Double]) throws(MatrixError) -> DoubleDouble {
    guard a.count == b.count else { throw mismatch(a.count, b.count) }
    return a.withUnsafeBufferPointer { a in
      b.withUnsafeBufferPointer { b in
        guard let a = a.baseAddress, let bStart = b.baseAddress else { return .zero }
        return DoubleDoubleKernel.dot(
          DoubleDoubleKernel.Column(high: a, low: nil), DoubleDoubleKernel.Column(high: bStart, low: nil),
          count: b.count)
      }
    }
  }

  /// Σ a·b. Throws `.shapeMismatch` unless both have the same length.
  package static func dot(_ a: [DoubleDouble], _ b: [DoubleDouble]) throws(MatrixError) -> DoubleDouble {
    guard a.count == b.count else { throw mismatch(a.count, b.count) }
    return zip(a, b).reduce(.zero) { $0 + $1.0 * $1.1 }
  }

  /// Σ a with about 32 digits.
  package static func sum(_ a: [Double]) -> DoubleDouble {
    a.reduce(.zero) { $0 + $1 }
  }

  private static func mismatch(_ left: Int, _ right: Int) -> MatrixError {
    .shapeMismatch(left: Matrix.Shape(rows: left, columns: 1), right: Matrix.Shape(rows: right, columns: 1))
  }
}
