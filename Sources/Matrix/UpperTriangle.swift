/// An upper triangular matrix in double-double arithmetic that grows by columns; column j has j + 1 elements.
struct UpperTriangle: Sendable {
  private(set) var columns: [[DoubleDouble]] = []

  var order: Int { columns.count }

  /// Adds a column, whose last element is the diagonal's and must not be zero.
  mutating func append(_ column: [DoubleDouble]) {
    columns.append(column)
  }

  /// x in R·x = b.
  func solve(_ right: [DoubleDouble]) -> [DoubleDouble] {
    var x = right
    for j in columns.indices.reversed() {
      let column = columns[j]
      x[j] /= column[j]
      let value = x[j]
      for i in 0..<j { x[i] -= column[i] * value }
    }
    return x
  }

  /// x in R′·x = b.
  func solveTransposed(_ right: [DoubleDouble]) -> [DoubleDouble] {
    var x = right
    for (j, column) in columns.enumerated() {
      var sum = x[j]
      for i in 0..<j { sum -= column[i] * x[i] }
      x[j] = sum / column[j]
    }
    return x
  }

  /// R⁻¹.
  func inverse() -> UpperTriangle {
    var result = UpperTriangle()
    for j in columns.indices {
      var unit = [DoubleDouble](repeating: .zero, count: j + 1)
      unit[j] = .one
      result.append(leading(j + 1).solve(unit))
    }
    return result
  }

  /// The norm of row `i` within the first `width` columns.
  func rowNorm(_ i: Int, width: Int) -> Double {
    var sum = DoubleDouble.zero
    for j in i..<max(i, width) { sum += columns[j][i] * columns[j][i] }
    return sum.squareRoot().high
  }

  /// The inner product of rows `i` and `j`: an element of R·R′.
  func rowProduct(_ i: Int, _ j: Int) -> DoubleDouble {
    columns[max(i, j)...].reduce(.zero) { $0 + $1[i] * $1[j] }
  }

  private func leading(_ order: Int) -> UpperTriangle {
    UpperTriangle(columns: Array(columns.prefix(order)))
  }

  init() {}

  private init(columns: [[DoubleDouble]]) {
    self.columns = columns
  }
}
