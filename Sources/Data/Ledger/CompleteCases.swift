/// The rows in which none of a command's columns is missing.
package enum CompleteCases {
  /// Finds the complete rows and counts the others by reason, 64 rows at a time.
  /// - Parameters:
  ///   - columns: the columns that the command needs; one that is named twice counts once.
  ///   - selection: the rows of the command's own condition; nil for all.
  ///   - rowCount: rows in the data, the length of each column and of `selection`.
  package static func count(
    columns: [Column], selection: Bitmap? = nil, rowCount: Int, interruption: Interruption? = nil
  ) throws(Interrupted) -> (keep: Bitmap, use: SampleUse) {
    let selected = selection ?? Bitmap(count: rowCount, repeating: true)
    var seen: Set<String> = []
    let gaps = columns.compactMap { column in
      seen.insert(column.name).inserted ? column.missing.map { (column.name, $0) } : nil
    }
    var once = Bitmap(count: rowCount)
    var several = Bitmap(count: rowCount)
    var missing: [SampleUse.Missing] = []
    for (name, gap) in gaps {
      try interruption?.check()
      let absent = gap.intersection(selected)
      guard !absent.isEmpty else { continue }
      missing.append(SampleUse.Missing(column: name, rows: absent.countOfOnes))
      several.formUnion(once.intersection(absent))
      once.formUnion(absent)
    }
    let use = SampleUse(
      rowsAvailable: rowCount, rowsOutsideCondition: rowCount - selected.countOfOnes, missing: missing,
      rowsMissing: once.countOfOnes, rowsMissingSeveral: several.countOfOnes)
    return (selected.subtracting(once), use)
  }
}
