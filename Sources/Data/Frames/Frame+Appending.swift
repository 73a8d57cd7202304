/// What a frame became by rows of another one.
package struct AppendedFrame: Sendable {
  package let frame: Frame
  /// Columns that only one of the two has; their rows of the other are missing.
  package let onlyData: [String]
  package let onlyOther: [String]

  package enum Failure: Error, Hashable, Sendable {
    case differentKinds(column: String, data: ColumnKind, other: ColumnKind)
    case interrupted
  }

  /// The rows of a frame followed by those of another, columns by their names.
  package init(
    _ data: Frame, _ other: Frame, threads: Int = 1, interruption: Interruption? = nil
  ) throws(Failure) {
    onlyData = data.columnNames.filter { other[$0] == nil }
    onlyOther = other.columnNames.filter { data[$0] == nil }
    let count = data.rowCount + other.rowCount
    var result = Frame(rowCount: count, origin: data.origin)
    do {
      let dataRows = onlyData.isEmpty ? [] : try Self.places(of: 0..<data.rowCount, of: count, interruption)
      let otherRows =
        onlyOther.isEmpty ? [] : try Self.places(of: data.rowCount..<count, of: count, interruption)
      for column in data.columns {
        guard let twin = other[column.name] else {
          try? result.set(try column.gathered(at: dataRows, interruption))
          continue
        }
        switch try column.joined(with: twin, interruption) {
        case .success(let joined): try? result.set(joined)
        case .failure(let error):
          throw Failure.differentKinds(column: column.name, data: error.first, other: error.second)
        }
      }
      for name in onlyOther {
        guard let column = other[name] else { continue }
        try? result.set(try column.gathered(at: otherRows, interruption))
      }
    } catch let failure as Failure { throw failure } catch { throw .interrupted }
    frame = result
  }

  /// For each row the place that it has among `own`; −1 outside of them.
  private static func places(
    of own: Range<Int>, of count: Int, _ interruption: Interruption?
  ) throws(Interrupted) -> [Int32] {
    try [Int32](count: count, interruption) { rows, target in
      for row in rows {
        target[row] = own.contains(row) ? Int32(truncatingIfNeeded: row - own.lowerBound) : -1
      }
    }
  }
}
