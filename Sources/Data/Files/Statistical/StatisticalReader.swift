import CReadStat

/// Reads a file of a statistical package into a frame.
struct StatisticalReader {
  let file: String
  let format: StatisticalFormat
  let source: ByteSource
  let interruption: Interruption

  /// Reads the whole file, or its first `rowLimit` rows.
  func read(rowLimit: Int? = nil) throws(FileError) -> DataFileContents {
    interruption.begin(.reading, total: source.count)
    let cursor = ByteCursor(source, interruption)
    let parse = StatisticalParse(cursor, interruption)
    let outcome = parse.run(format, rowLimit: rowLimit)
    if interruption.isRequested { throw .interrupted }
    if let failure = cursor.failure { throw .unreadable(file: file, reason: failure.reason) }
    guard outcome == READSTAT_OK else { throw error(outcome, parse) }
    parse.close()
    guard !parse.columns.isEmpty else { throw .damaged(file: file, format: format, detail: .noColumns) }
    try checkNames(of: parse.columns)
    let announced = parse.announcedRows
    let isPartial =
      rowLimit.map { limit in announced.map { $0 > limit } ?? (parse.rowCount >= limit) } ?? false
    return try contents(parse, isComplete: !isPartial)
  }

  private func checkNames(of columns: [StatisticalColumn]) throws(FileError) {
    var places: [String: Int] = [:]
    for (place, column) in columns.enumerated() {
      if column.name.isEmpty { throw .emptyName(file: file, column: place + 1) }
      if let first = places.updateValue(place, forKey: column.name) {
        throw .repeatedName(file: file, name: column.name, first: first + 1, second: place + 1)
      }
    }
  }

  private func contents(_ parse: StatisticalParse, isComplete: Bool) throws(FileError) -> DataFileContents {
    var columns: [Column] = []
    var remarks: [StatisticalColumn.Remark: [String]] = [:]
    interruption.begin(.computing, total: parse.rowCount * parse.columns.count, rows: parse.rowCount)
    do {
      for place in parse.columns.indices {
        let unpacked = parse.columns[place]
        let labels = parse.labels[unpacked.labelSet] ?? []
        let (column, remark) = try unpacked.packed(labels: labels, in: format, interruption)
        columns.append(column)
        if let remark { remarks[remark, default: []].append(column.name) }
        parse.release(place)
      }
    } catch { throw .interrupted }
    guard let frame = try? Frame(columns: columns, origin: file) else {
      throw .damaged(file: file, format: format, detail: .content)
    }
    return DataFileContents(
      frame: frame, warnings: warnings(remarks, rowCount: frame.rowCount), isComplete: isComplete)
  }

  private func warnings(_ remarks: [StatisticalColumn.Remark: [String]], rowCount: Int) -> [FileWarning] {
    var warnings: [FileWarning] = rowCount == 0 ? [.noRows] : []
    if let names = remarks[.timesAsSeconds] { warnings.append(.timesAsSeconds(columns: names)) }
    if let names = remarks[.periodsAsNumbers] { warnings.append(.periodsAsNumbers(columns: names)) }
    if let names = remarks[.datesOutOfRange] { warnings.append(.datesAsNumbers(columns: names)) }
    if let names = remarks[.empty] { warnings.append(.emptyColumns(names: names)) }
    return warnings
  }

  /// The typed cause of what ReadStat says.
  private func error(_ outcome: readstat_error_t, _ parse: StatisticalParse) -> FileError {
    switch outcome {
    case READSTAT_ERROR_READ, READSTAT_ERROR_SEEK:
      return .truncated(file: file, format: format, rows: parse.rowCount, of: parse.announcedRows)
    case READSTAT_ERROR_UNSUPPORTED_CHARSET, READSTAT_ERROR_CONVERT:
      return .unsupportedEncoding(file: file, encoding: parse.encoding)
    case READSTAT_ERROR_CONVERT_BAD_STRING, READSTAT_ERROR_CONVERT_SHORT_STRING:
      return .undecodableText(file: file, encoding: parse.encoding)
    case READSTAT_ERROR_UNSUPPORTED_FILE_FORMAT_VERSION, READSTAT_ERROR_UNSUPPORTED_COMPRESSION:
      return .unsupportedVersion(file: file, format: format)
    case READSTAT_ERROR_ROW_COUNT_MISMATCH:
      return .truncated(file: file, format: format, rows: parse.rowCount, of: parse.announcedRows)
    case READSTAT_ERROR_MALLOC: return .damaged(file: file, format: format, detail: .size)
    case READSTAT_ERROR_USER_ABORT where parse.columnCount == 0 && parse.columns.isEmpty:
      return .damaged(file: file, format: format, detail: .noColumns)
    case READSTAT_ERROR_USER_ABORT where parse.columnCount > StatisticalParse.columnLimit:
      return .tooManyColumns(file: file, found: parse.columnCount, limit: StatisticalParse.columnLimit)
    case READSTAT_ERROR_USER_ABORT where parse.announcedRows ?? 0 > CSVReader.rowLimit:
      return .tooManyRows(file: file, limit: CSVReader.rowLimit)
    default: return .damaged(file: file, format: format, detail: .content)
    }
  }
}
