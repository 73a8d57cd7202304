/// The layout of the second moments of the vector z = (1, u₁ … u_q, y): its upper triangle row by row, so
/// that the products of one row of data with z lie side by side.
struct MomentLayout: Sendable {
  /// The length of z.
  let width: Int

  /// How many moments there are.
  var count: Int { width * (width + 1) / 2 }

  /// Where row `a` of the triangle would begin if it began at its column 0.
  @inline(__always)
  func origin(of a: Int) -> Int { a &* width &- a &* (a &+ 1) / 2 }

  /// The place of the moment of z's elements a and b.
  @inline(__always)
  func place(_ a: Int, _ b: Int) -> Int {
    a <= b ? origin(of: a) &+ b : origin(of: b) &+ a
  }

  /// Adds weight · z z′.
  @inline(__always)
  func add(_ z: UnsafePointer<Double>, weight: Double, to moments: UnsafeMutablePointer<Double>) {
    var row = moments
    for a in 0..<width {
      let scaled = weight * z[a]
      for b in a..<width { row[b &- a] += scaled * z[b] }
      row += width &- a
    }
  }

  /// The value of a quadratic form z′F z of which each place holds what multiplies that product of z's
  /// elements.
  @inline(__always)
  func quadratic(_ form: UnsafePointer<Double>, _ z: UnsafePointer<Double>) -> Double {
    var value = 0.0
    var row = form
    for a in 0..<width {
      var sum = 0.0
      for b in a..<width { sum += row[b &- a] * z[b] }
      value += z[a] * sum
      row += width &- a
    }
    return value
  }
}
