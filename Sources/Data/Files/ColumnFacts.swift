/// What the rows that were looked at hold in a column.
package struct ColumnFacts: Hashable, Sendable {
  package let rows: Int
  package let missing: Int
  /// The smallest and the largest value of a column of numbers or dates.
  package let bounds: (low: Scalar, high: Scalar)?

  init(_ column: Column) {
    rows = column.count
    missing = column.missingCount
    switch column.kind {
    case .number, .integer, .date:
      let numbers = column.numbers.filter { !$0.isNaN }
      bounds = numbers.min().flatMap { low in
        numbers.max().map { (Self.scalar(low, column.kind), Self.scalar($0, column.kind)) }
      }
    case .text, .factor, .logical: bounds = nil
    }
  }

  private static func scalar(_ number: Double, _ kind: ColumnKind) -> Scalar {
    if kind == .date, let days = Int32(exactly: number) { return .date(days) }
    return Int64(exactly: number).map { .integer($0) } ?? .number(number)
  }

  package static func == (left: ColumnFacts, right: ColumnFacts) -> Bool {
    left.rows == right.rows && left.missing == right.missing && left.bounds?.low == right.bounds?.low
      && left.bounds?.high == right.bounds?.high
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(rows)
    hasher.combine(missing)
  }
}
