@testable import Matrix

/// A generator of the same numbers in every run (SplitMix64; Steele, Lea and Flood 2014).
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }

  mutating func matrix(_ rows: Int, _ columns: Int) -> Matrix {
    var matrix = Matrix(rows: rows, columns: columns)
    for j in 0..<columns {
      for i in 0..<rows { matrix[i, j] = Double.random(in: -1...1, using: &self) }
    }
    return matrix
  }
}

extension Matrix {
  /// The largest magnitude of a difference, infinite where the shapes differ.
  func distance(to other: Matrix) -> Double {
    guard shape == other.shape else { return .infinity }
    return zip(elements, other.elements).reduce(0) { max($0, ($1.0 - $1.1).magnitude) }
  }

  /// The Hilbert matrix, whose condition number grows like e^3.5n.
  static func hilbert(_ n: Int) -> Matrix {
    var matrix = Matrix(rows: n, columns: n)
    for j in 0..<n {
      for i in 0..<n { matrix[i, j] = 1 / Double(i + j + 1) }
    }
    return matrix
  }
}
