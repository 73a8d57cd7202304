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
    let before = [Int32](repeating: -1, count: data.rowCount)
    let after = [Int32](repeating: -1, count: other.rowCount)
    var result = Frame(rowCount: data.rowCount + other.rowCount, origin: data.origin)
    do {
      for column in data.columns {
        guard let twin = other[column.name] else {
          let rows = try [Int32](count: data.rowCount, interruption) { rows, target in
            for row in rows { target[row] = Int32(truncatingIfNeeded: row) }
          }
          try? result.set(try column.gathered(at: rows + after, interruption))
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
        let rows = try [Int32](count: other.rowCount, interruption) { rows, target in
          for row in rows { target[row] = Int32(truncatingIfNeeded: row) }
        }
        try? result.set(try column.gathered(at: before + rows, interruption))
      }
    } catch let failure as Failure { throw failure } catch { throw .interrupted }
    frame = result
  }
}
