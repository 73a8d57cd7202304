import Data

/// The weights of the rows, checked: finite, not negative, whole numbers where they are frequencies.
struct WeightColumn: Sendable {
  let weights: Weights
  private let column: Column
  /// Σ w over the rows used.
  private(set) var sum = 0.0
  private(set) var rowCount = 0
  /// Rows of weight zero, or nil.
  private(set) var zero: Bitmap?

  /// Checks the weights of the rows in `keep` and takes the rows of weight zero out of it. Throws
  /// `.notNumeric`, `.weightNegative`, `.weightNotInteger`, `.tooLarge` and `.interrupted`.
  static func checking(
    _ weights: Weights, column: Column, keep: inout Bitmap, _ execution: Execution
  ) throws(EstimationError) -> WeightColumn {
    guard column.isNumeric else { throw .notNumeric(column: column.name) }
    var result = WeightColumn(weights: weights, column: column)
    var zero = Bitmap(count: keep.count)
    var wrong: (row: Int, isNegative: Bool)?
    execution.beginPass(over: keep.count)
    try ColumnSource(column).forEachNumber(in: keep, execution) { row, weight in
      if weight < 0 { wrong = wrong ?? (row, true) }
      if weights.kind == .frequency, weight != weight.rounded() { wrong = wrong ?? (row, false) }
      if weight == 0 { zero.set(row) }
      result.sum += weight
      result.rowCount += 1
    }
    if let wrong {
      throw wrong.isNegative
        ? .weightNegative(column: column.name, row: wrong.row)
        : .weightNotInteger(column: column.name, row: wrong.row)
    }
    // Beyond this, whole numbers have gaps, and observations could not be counted.
    guard result.sum < 0x1p53 else { throw .tooLarge }
    result.rowCount -= zero.countOfOnes
    result.zero = zero.nilIfEmpty
    keep.subtract(zero)
    return result
  }

  private init(weights: Weights, column: Column) {
    self.weights = weights
    self.column = column
  }

  var kind: WeightKind { weights.kind }

  var summary: WeightSummary {
    WeightSummary(weights: weights, sum: sum, rowsOfZeroWeight: zero?.countOfOnes ?? 0)
  }

  /// What each weight is multiplied by: 1 for frequencies, else what makes the sum the number of rows.
  private var factor: Double {
    kind == .frequency || sum == 0 ? 1 : Double(rowCount) / sum
  }

  /// Writes the weights of these rows, scaled; zero where missing.
  func read(_ rows: Range<Int>, into numbers: UnsafeMutablePointer<Double>) {
    column.readNumbers(rows, into: numbers)
    let factor = factor
    for i in 0..<rows.count { numbers[i] = numbers[i] > 0 ? numbers[i] * factor : 0 }
  }
}
