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
  package func gathered(by keep: Bitmap) -> ColumnValues {
    switch self {
    case .number(let storage): .number(storage.gathered(by: keep))
    case .integer(let values): .integer(values.gathered(by: keep))
    case .text(let storage): .text(storage.replacingCodes { $0.gathered(by: keep) })
    case .logical(let flags): .logical(flags.gathered(by: keep))
    case .factor(let storage): .factor(storage.replacingCodes { $0.gathered(by: keep) })
    case .date(let days): .date(days.gathered(by: keep))
    }
  }

  package func prefix(_ length: Int) -> ColumnValues {
    switch self {
    case .number(let storage): .number(storage.prefix(length))
    case .integer(let values): .integer(values.prefix(length))
    case .text(let storage): .text(storage.replacingCodes { $0.prefix(length) })
    case .logical(let flags): .logical(flags.prefix(length))
    case .factor(let storage): .factor(storage.replacingCodes { $0.prefix(length) })
    case .date(let days): .date(Array(days.prefix(length)))
    }
  }
}
