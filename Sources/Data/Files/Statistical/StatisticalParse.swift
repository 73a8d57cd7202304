import CReadStat

/// One run of ReadStat over a file: what its handlers have gathered.
final class StatisticalParse {
  let interruption: Interruption
  private let cursor: ByteCursor
  private(set) var columns: [StatisticalColumn] = []
  /// Value labels by the name of their set.
  private(set) var labels: [String: [ValueLabel]] = [:]
  /// Rows of which the first column was read.
  private(set) var rowCount = 0
  /// Rows in the file by its own account; nil where it does not tell.
  private(set) var announcedRows: Int?
  private(set) var encoding: String?
  private(set) var columnCount = 0
  private var told = (bytes: 0, rows: 0)

  init(_ cursor: ByteCursor, _ interruption: Interruption) {
    self.cursor = cursor
    self.interruption = interruption
  }

  deinit { for column in columns { column.dictionary.deallocate() } }

  /// Reads the file, or its first `rowLimit` rows.
  func run(_ format: StatisticalFormat, rowLimit: Int?) -> readstat_error_t {
    guard let parser = readstat_parser_init() else { return READSTAT_ERROR_MALLOC }
    defer { readstat_parser_free(parser) }
    setHandlers(of: parser)
    setSource(of: parser)
    if let rowLimit { readstat_set_row_limit(parser, rowLimit) }
    return withExtendedLifetime(cursor) {
      format.parse(parser, "", Unmanaged.passUnretained(self).toOpaque())
    }
  }

  private static func from(_ context: UnsafeMutableRawPointer?) -> StatisticalParse? {
    context.map { Unmanaged<StatisticalParse>.fromOpaque($0).takeUnretainedValue() }
  }

  private func setHandlers(of parser: UnsafeMutablePointer<readstat_parser_t>) {
    readstat_set_metadata_handler(parser) { metadata, context in
      guard let parse = StatisticalParse.from(context) else { return 1 }
      return parse.take(metadata) ? 0 : 1
    }
    readstat_set_variable_handler(parser) { _, variable, labels, context in
      guard let parse = StatisticalParse.from(context), let variable else { return 1 }
      parse.columns.append(
        StatisticalColumn(variable, labelSet: String(cText: labels), parse.interruption))
      return 0
    }
    readstat_set_value_handler(parser) { row, variable, value, context in
      guard let parse = StatisticalParse.from(context), let variable else { return 1 }
      return parse.take(value, row: Int(row), column: Int(variable.pointee.index)) ? 0 : 1
    }
    readstat_set_value_label_handler(parser) { set, value, label, context in
      guard let parse = StatisticalParse.from(context) else { return 1 }
      parse.take(label: String(cText: label), of: value, set: String(cText: set))
      return 0
    }
    readstat_set_progress_handler(parser) { progress, context in
      guard let parse = StatisticalParse.from(context) else { return 1 }
      return parse.goesOn(progress) ? 0 : 1
    }
  }

  private func setSource(of parser: UnsafeMutablePointer<readstat_parser_t>) {
    readstat_set_open_handler(parser) { _, _ in 0 }
    readstat_set_close_handler(parser) { _ in 0 }
    readstat_set_seek_handler(parser) { distance, origin, context in
      guard let cursor = ByteCursor.from(context) else { return -1 }
      return switch origin {
      case READSTAT_SEEK_SET: cursor.seek(distance, from: .start)
      case READSTAT_SEEK_CUR: cursor.seek(distance, from: .here)
      default: cursor.seek(distance, from: .end)
      }
    }
    readstat_set_read_handler(parser) { target, length, context in
      guard let cursor = ByteCursor.from(context), let target else { return -1 }
      return cursor.read(length, into: target)
    }
    readstat_set_update_handler(parser) { size, progress, user, context in
      guard let cursor = ByteCursor.from(context), let progress else { return READSTAT_OK }
      let share = size > 0 ? Double(cursor.offset) / Double(size) : 0
      return progress(share, user) == 0 ? READSTAT_OK : READSTAT_ERROR_USER_ABORT
    }
    readstat_set_io_ctx(parser, Unmanaged.passUnretained(cursor).toOpaque())
  }

  private func take(_ metadata: UnsafeMutablePointer<readstat_metadata_t>?) -> Bool {
    guard let metadata else { return true }
    let rows = Int(metadata.pointee.row_count)
    announcedRows = rows >= 0 ? rows : nil
    columnCount = Int(metadata.pointee.var_count)
    encoding = metadata.pointee.file_encoding.map { String(cString: $0) }
    return columnCount > 0 && columnCount <= Self.columnLimit && rows <= CSVReader.rowLimit
  }

  /// More columns than any package writes.
  static let columnLimit = 200_000

  private func take(_ value: readstat_value_t, row: Int, column: Int) -> Bool {
    guard columns.indices.contains(column), row >= 0, row < CSVReader.rowLimit else { return false }
    if row >= rowCount {
      rowCount = row + 1
      if row & 0xFFF == 0, interruption.isRequested { return false }
    }
    if columns[column].count < row { columns[column].pad(to: row) }
    // A second value for a row can only come from a damaged file.
    if columns[column].count > row { return true }
    return columns[column].append(value)
  }

  private func take(label: String, of value: readstat_value_t, set: String) {
    let key: Scalar =
      if value.is_tagged_missing != 0 {
        MissingKinds.value(ofTag: UInt8(bitPattern: value.tag))
      } else if value.type == READSTAT_TYPE_STRING {
        .text(String(cText: readstat_string_value(value)).trimmingTrailingSpaces)
      } else {
        MissingKinds.whole(.number(readstat_double_value(value)))
      }
    labels[set, default: []].append(ValueLabel(value: key, label: label))
  }

  private func goesOn(_ progress: Double) -> Bool {
    if interruption.isRequested { return false }
    let done = progress.isFinite ? Int(min(1, max(0, progress)) * Double(cursor.count)) : 0
    if done - told.bytes >= 1 << 16 {
      interruption.advance(by: done - told.bytes, rows: rowCount - told.rows)
      told = (done, rowCount)
    }
    return true
  }

  /// Makes all columns equally long.
  func close() {
    for place in columns.indices { columns[place].pad(to: rowCount) }
  }

  /// Gives up a column's values once they are packed elsewhere.
  func release(_ place: Int) { columns[place].release() }
}
