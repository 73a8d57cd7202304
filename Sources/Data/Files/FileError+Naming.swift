extension FileError {
  /// The same error with the file called as its user wrote it, not as it was opened.
  package func naming(_ file: String) -> FileError {
    switch self {
    case .notFound(_, let similar): .notFound(file: file, similar: similar)
    case .isDirectory: .isDirectory(file: file)
    case .noPermission: .noPermission(file: file)
    case .unreadable(_, let reason): .unreadable(file: file, reason: reason)
    case .empty: .empty(file: file)
    case .notText(_, let format, let offset): .notText(file: file, format: format, byteOffset: offset)
    case .invalidUTF8(let place, let offset): .invalidUTF8(place.naming(file), byteOffset: offset)
    case .repeatedName(_, let name, let first, let second):
      .repeatedName(file: file, name: name, first: first, second: second)
    case .emptyName(_, let column): .emptyName(file: file, column: column)
    case .raggedRow(let place, let expected, let found):
      .raggedRow(place.naming(file), expected: expected, found: found)
    case .unclosedQuote(let place): .unclosedQuote(place.naming(file))
    case .textAfterQuote(let place): .textAfterQuote(place.naming(file))
    case .misfit(let place, let value, let declared):
      .misfit(place.naming(file), value: value, declared: declared)
    case .unknownColumn(_, let name, let columns): .unknownColumn(file: file, name: name, columns: columns)
    case .ambiguousComma: .ambiguousComma(file: file)
    case .tooManyColumns(_, let found, let limit): .tooManyColumns(file: file, found: found, limit: limit)
    case .tooManyRows(_, let limit): .tooManyRows(file: file, limit: limit)
    case .changedWhileReading: .changedWhileReading(file: file)
    case .truncated(_, let format, let rows, let announced):
      .truncated(file: file, format: format, rows: rows, of: announced)
    case .damaged(_, let format, let detail): .damaged(file: file, format: format, detail: detail)
    case .unsupportedEncoding(_, let encoding): .unsupportedEncoding(file: file, encoding: encoding)
    case .undecodableText(_, let encoding): .undecodableText(file: file, encoding: encoding)
    case .unsupportedVersion(_, let format): .unsupportedVersion(file: file, format: format)
    case .workbook(_, let fault): .workbook(file: file, fault)
    case .optionsOfOtherFormat(_, let options, let format):
      .optionsOfOtherFormat(file: file, options: options, format: format)
    case .interrupted: .interrupted
    }
  }
}

extension FileWarning {
  /// The same warning with the file called as its user wrote it.
  package func naming(_ file: String) -> FileWarning {
    switch self {
    case .textAmongNumbers(let place, let value, let rows, let distinct):
      .textAmongNumbers(place.naming(file), value: value, rows: rows, distinct: distinct)
    case .digitsLost(let place): .digitsLost(place.naming(file))
    case .delimiterFound, .noRows, .emptyColumn, .decimalCommaLikely, .blankLines, .emptyColumns,
      .timesAsSeconds,
      .periodsAsNumbers, .datesAsNumbers, .errorCells, .mixedCells, .otherSheets:
      self
    }
  }
}

extension FilePlace {
  /// The same place in a file called otherwise.
  package func naming(_ file: String) -> FilePlace {
    FilePlace(file: file, row: row, line: line, column: column)
  }
}
