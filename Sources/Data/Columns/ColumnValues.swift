/// The values of a column, one storage for each kind. What stands in a row that is missing has no meaning.
package enum ColumnValues: Hashable, Sendable {
  case number(NumberStorage)
  case integer(PackedIntegers)
  case text(TextStorage)
  case logical(Bitmap)
  case factor(FactorStorage)
  /// Days since 1970-01-01.
  case date([Int32])

  package var kind: ColumnKind {
    switch self {
    case .number: .number
    case .integer: .integer
    case .text: .text
    case .logical: .logical
    case .factor: .factor
    case .date: .date
    }
  }

  package var count: Int {
    switch self {
    case .number(let storage): storage.count
    case .integer(let values): values.count
    case .text(let storage): storage.codes.count
    case .logical(let flags): flags.count
    case .factor(let storage): storage.codes.count
    case .date(let days): days.count
    }
  }

  /// The values of the rows in `keep`, moved together; dictionary and levels stay as they are.
  package func gathered(
    by keep: Bitmap, _ interruption: Interruption? = nil
  ) throws(Interrupted) -> ColumnValues {
    switch self {
    case .number(let storage): .number(try storage.gathered(by: keep, interruption))
    case .integer(let values): .integer(try values.gathered(by: keep, interruption))
    case .text(let storage):
      .text(storage.replacing(codes: try storage.codes.gathered(by: keep, interruption)))
    case .logical(let flags): .logical(try flags.gathered(by: keep, interruption))
    case .factor(let storage):
      .factor(storage.replacing(codes: try storage.codes.gathered(by: keep, interruption)))
    case .date(let days): .date(try days.gathered(by: keep, interruption))
    }
  }

  package func prefix(_ length: Int) -> ColumnValues {
    switch self {
    case .number(let storage): .number(storage.prefix(length))
    case .integer(let values): .integer(values.prefix(length))
    case .text(let storage): .text(storage.replacing(codes: storage.codes.prefix(length)))
    case .logical(let flags): .logical(flags.prefix(length))
    case .factor(let storage): .factor(storage.replacing(codes: storage.codes.prefix(length)))
    case .date(let days): .date(Array(days.prefix(length)))
    }
  }
}
