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
    for (place, column) in frame.columns.enumerated() {
      worksheet_write_string(sheet, 0, lxw_col_t(place), String(column.name.prefix(Self.longestText)), bold)
    }
    var cut: Set<String> = []
    let labels = frame.columns.map { writesLabels ? $0.writtenLabels : [:] }
    var isStopped = false
    for row in 0..<frame.rowCount {
      if row % 4096 == 0 {
        if interruption.isRequested {
          isStopped = true
          break
        }
        interruption.advance(by: min(4096, frame.rowCount - row), rows: min(4096, frame.rowCount - row))
      }
      for (place, column) in frame.columns.enumerated() {
        let (line, at) = (lxw_row_t(row + 1), lxw_col_t(place))
        var value = column.value(at: row)
        if let label = labels[place][value] { value = .text(label) }
        switch value {
        case .missing: break
        case .number(let number): worksheet_write_number(sheet, line, at, number, nil)
        case .integer(let integer): worksheet_write_number(sheet, line, at, Double(integer), nil)
        case .logical(let truth): worksheet_write_boolean(sheet, line, at, truth ? 1 : 0, nil)
        case .date(let days): write(days, to: sheet, line, at, date)
        case .text(let text):
          if text.utf16.count > Self.longestText { cut.insert(column.name) }
          worksheet_write_string(sheet, line, at, String(text.prefix(Self.longestText)), nil)
        }
      }
    }
    let status = workbook_close(book)
    if isStopped { throw .interrupted }
    guard status == LXW_NO_ERROR else { throw .system(String(cString: lxw_strerror(status))) }
    return notes(cut: cut)
  }

  /// Excel counts days from 1900; what is earlier is written as text.
  private func write(
    _ days: Int32, to sheet: UnsafeMutablePointer<lxw_worksheet>, _ line: lxw_row_t, _ at: lxw_col_t,
    _ format: UnsafeMutablePointer<lxw_format>?
  ) {
    let day = CalendarDate(daysSince1970: days)
    guard day.year >= 1900 else {
      worksheet_write_string(sheet, line, at, day.description, nil)
      return
    }
    var time = lxw_datetime()
    (time.year, time.month, time.day) = (Int32(day.year), Int32(day.month), Int32(day.day))
    worksheet_write_datetime(sheet, line, at, &time, format)
  }

  private func notes(cut: Set<String>) -> [WritingNote] {
    frame.columns.flatMap { column -> [WritingNote] in
      var notes: [WritingNote] = []
      if !writesLabels, !column.valueLabels.isEmpty { notes.append(.valueLabelsLost(column: column.name)) }
      if column.missingCodes != nil { notes.append(.missingKindsLost(column: column.name)) }
      if cut.contains(column.name) { notes.append(.textsCut(column: column.name, limit: Self.longestText)) }
      return notes
    }
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
