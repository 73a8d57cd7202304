import Data

/// The correlations of several columns with one another.
package struct CorrelationMatrix: Hashable, Sendable {
  package enum Rows: String, CaseIterable, Hashable, Sendable {
    /// The rows in which no column is missing.
    case listwise
    /// For each two columns the rows in which neither is missing.
    case pairwise
  }

  package let method: CorrelationMethod
  package let rows: Rows
  package let names: [String]
  /// For each column those with all columns; that of a column with itself is 1, or NaN where it does not vary.
  package let correlations: [[Correlation]]

  /// - Parameter columns: numbers of the selected rows, NaN where missing.
  package init(
    _ columns: [(name: String, numbers: [Double])], method: CorrelationMethod, rows: Rows,
    interruption: Interruption? = nil
  ) throws(Interrupted) {
    self.method = method
    self.rows = rows
    names = columns.map(\.name)
    var numbers = columns.map(\.numbers)
    if rows == .listwise { numbers = Self.complete(numbers) }
    var matrix: [[Correlation]] = []
    for i in numbers.indices {
      var line: [Correlation] = []
      for j in numbers.indices {
        if j < i {
          line.append(matrix[j][i])
          continue
        }
        let pair = rows == .listwise ? [numbers[i], numbers[j]] : Self.complete([numbers[i], numbers[j]])
        line.append(try Correlation(pair[0], pair[1], method: method, interruption))
      }
      matrix.append(line)
    }
    correlations = matrix
  }

  /// The rows in which no column is missing.
  package static func complete(_ columns: [[Double]]) -> [[Double]] {
    let count = columns.map(\.count).min() ?? 0
    let rows = (0..<count).filter { row in columns.allSatisfy { !$0[row].isNaN } }
    return columns.map { column in rows.map { column[$0] } }
  }
}
