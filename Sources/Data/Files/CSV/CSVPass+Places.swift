extension CSVPass {
  /// The error for a fault in a block.
  func error(_ fault: CSVFault, block: Int) -> FileError {
    let place = FilePlace(
      file: reader.file, row: rowsBefore[block] + fault.row + 1,
      line: header.lineCount + linesBefore[block] + fault.line + 1,
      column: fault.column.map { header.names[$0] })
    return switch fault.cause {
    case .ragged(let found): .raggedRow(place, expected: header.names.count, found: found)
    case .unclosedQuote: .unclosedQuote(place)
    case .textAfterQuote: .textAfterQuote(place)
    case .invalidUTF8(let offset): .invalidUTF8(place, byteOffset: offset)
    case .nulByte(let offset): .notText(file: reader.file, format: nil, byteOffset: offset)
    case .misfit(let value, let declared): .misfit(place, value: value, declared: declared)
    case .tooManyTexts: .tooManyRows(file: reader.file, limit: CSVReader.rowLimit)
    case .unreadable(let failure): FileError(opening: reader.file, failure: failure)
    case .changed: .changedWhileReading(file: reader.file)
    case .interrupted: .interrupted
    }
  }

  /// The place of a data row, counted from 0. The line is found by reading the block once more where rows are not
  /// lines.
  func place(ofRow row: Int, column: Int) -> FilePlace {
    let block = max(0, (rowsBefore.firstIndex { $0 > row } ?? blocks.count) - 1)
    let local = row - rowsBefore[block]
    var line = local
    if blocks[block].lineCount != blocks[block].rowCount {
      let plan = header.names.map { _ in CSVColumnPlan(mode: .skipped) }
      let blockReader = CSVBlockReader(source: source, header: header, scratch: scratches[0], worker: 0)
      line =
        blockReader.read(ranges[block], from: blocks[block].start, plan: plan, rowLimit: local) { _, _ in }
        .lineCount
    }
    return FilePlace(
      file: reader.file, row: row + 1, line: header.lineCount + linesBefore[block] + line + 1,
      column: header.names[column])
  }
}
