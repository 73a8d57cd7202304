import CXlsxWriter
import Glibc

/// Writes a frame as the only sheet of an Excel workbook, names in the first row.
struct WorkbookWriter {
  let frame: Frame
  let writesLabels: Bool

  /// What a sheet holds.
  private static let mostRows = 1_048_575
  private static let mostColumns = 16_384
  private static let longestText = 32_767

  func write(
    to stream: StreamWriter, beside path: String, _ interruption: Interruption
  ) throws(DataFileWriter.Failure) -> [WritingNote] {
    guard frame.rowCount <= Self.mostRows else {
      throw .refused("a sheet holds \(Self.mostRows) rows below the names")
    }
    guard frame.columns.count <= Self.mostColumns else {
      throw .refused("a sheet holds \(Self.mostColumns) columns")
    }
    // The library writes files only; this one is gone before anybody sees it.
    let book = "\(path).\(getpid()).book"
    defer { unlink(book) }
    let notes = try writeBook(book, interruption)
    do {
      try WholeFile.read(book).withUnsafeBytes { stream.write($0) }
    } catch { throw .system("the workbook could not be written: \(error)") }
    return notes
  }

  private typealias Sheet = UnsafeMutablePointer<lxw_worksheet>

  private func writeBook(
    _ path: String, _ interruption: Interruption
  ) throws(DataFileWriter.Failure) -> [WritingNote] {
    var options = lxw_workbook_options()
    options.constant_memory = 1
    guard let book = workbook_new_opt(path, &options), let sheet = workbook_add_worksheet(book, nil) else {
      throw .system("the workbook could not be begun")
    }
    let bold = workbook_add_format(book)
    format_set_bold(bold)
    let date = workbook_add_format(book)
    format_set_num_format(date, "yyyy-mm-dd")
    var changes = WorkbookChanges(columns: frame.columns.count)
    var failure: DataFileWriter.Failure?
    do {
      for (place, column) in frame.columns.enumerated() {
        try write(column.name, of: column, to: sheet, 0, place, bold)
      }
      try writeRows(to: sheet, date, &changes, interruption)
    } catch { failure = error }
    // Closing sets the library's memory free, whatever went before.
    let status = workbook_close(book)
    if let failure { throw failure }
    guard status == LXW_NO_ERROR else { throw .system(String(cString: lxw_strerror(status))) }
    return changes.notes(of: frame) + frame.lostLabels(writesLabels: writesLabels)
  }

  private func writeRows(
    to sheet: Sheet, _ date: UnsafeMutablePointer<lxw_format>?, _ changes: inout WorkbookChanges,
    _ interruption: Interruption
  ) throws(DataFileWriter.Failure) {
    let labels = frame.columns.map { writesLabels ? $0.writtenLabels : [:] }
    for row in 0..<frame.rowCount {
      if row % 4096 == 0 {
        if interruption.isRequested { throw .interrupted }
        interruption.advance(by: min(4096, frame.rowCount - row), rows: min(4096, frame.rowCount - row))
      }
      for (place, column) in frame.columns.enumerated() {
        let (line, at) = (lxw_row_t(row + 1), lxw_col_t(place))
        var value = column.value(at: row)
        if let label = labels[place][value] { value = .text(label) }
        switch value {
        case .missing: break
        case .number(let number):
          guard number.isFinite else {
            throw .numberNotHeld(column: column.name, row: row + 1, value: number, rows: 1)
          }
          changes.note(number, column: place)
          worksheet_write_number(sheet, line, at, number, nil)
        case .integer(let integer):
          changes.note(integer, column: place, row: row)
          worksheet_write_number(sheet, line, at, Double(integer), nil)
        case .logical(let truth): worksheet_write_boolean(sheet, line, at, truth ? 1 : 0, nil)
        case .date(let days):
          if !write(days, to: sheet, line, at, date) { changes.noteEarlyDate(column: place) }
        case .text(let text): try write(text, of: column, to: sheet, row + 1, place, nil)
        }
      }
    }
  }

  private func write(
    _ text: String, of column: Column, to sheet: Sheet, _ line: Int, _ place: Int,
    _ format: UnsafeMutablePointer<lxw_format>?
  ) throws(DataFileWriter.Failure) {
    // Excel counts in the units of UTF-16, which are never more than the bytes.
    if text.utf8.count > Self.longestText, text.utf16.count > Self.longestText {
      throw .textTooLong(
        column: column.name, row: line, length: text.utf16.count, limit: Self.longestText)
    }
    let status = worksheet_write_string(
      sheet, lxw_row_t(line), lxw_col_t(place), EscapedText.encoded(text), format)
    guard status == LXW_NO_ERROR else {
      throw .refused("'\(column.name)' in row \(line): \(String(cString: lxw_strerror(status)))")
    }
  }

  /// Excel counts days from 1900; what is earlier is written as text.
  /// - Returns: whether it was written as a date.
  private func write(
    _ days: Int32, to sheet: Sheet, _ line: lxw_row_t, _ at: lxw_col_t,
    _ format: UnsafeMutablePointer<lxw_format>?
  ) -> Bool {
    let day = CalendarDate(daysSince1970: days)
    guard day.year >= 1900 else {
      worksheet_write_string(sheet, line, at, day.description, nil)
      return false
    }
    var time = lxw_datetime()
    (time.year, time.month, time.day) = (Int32(day.year), Int32(day.month), Int32(day.day))
    worksheet_write_datetime(sheet, line, at, &time, format)
    return true
  }
}

extension Column {
  /// The labels by the values as `value(at:)` gives them.
  fileprivate var writtenLabels: [Scalar: String] {
    var labels: [Scalar: String] = [:]
    for label in valueLabels {
      guard let text = label.text.text() else { continue }
      labels[label.value] = text
      if let number = label.value.number {
        labels[.number(number)] = text
        if let whole = Int64(exactly: number) { labels[.integer(whole)] = text }
        if kind == .factor, let level = levels.first(where: { $0.number == number }) {
          labels[.text(level.name)] = text
        }
      }
    }
    return labels
  }
}
