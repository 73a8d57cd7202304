import CReadStat
import Glibc

/// Writes a frame as a file of Stata (version 118) or SPSS.
struct StatisticalWriter {
  private let frame: Frame
  private let isStata: Bool

  init(_ frame: Frame, isStata: Bool) {
    self.frame = frame
    self.isStata = isStata
  }

  private typealias Pointer = UnsafeMutablePointer<readstat_variable_t>

  func write(to stream: StreamWriter, _ interruption: Interruption) throws -> [WritingNote] {
    guard !frame.columns.isEmpty else { throw DataFileWriter.Failure.refused("there are no columns") }
    guard let writer = readstat_writer_init() else {
      throw DataFileWriter.Failure.refused("there is no memory")
    }
    defer { readstat_writer_free(writer) }
    readstat_set_data_writer(writer) { bytes, length, context in
      guard let bytes, let context else { return -1 }
      let stream = Unmanaged<StreamWriter>.fromOpaque(context).takeUnretainedValue()
      stream.write(UnsafeRawBufferPointer(start: bytes, count: length))
      return stream.failure == nil ? length : -1
    }
    if isStata { readstat_writer_set_file_format_version(writer, 118) }
    var notes: [WritingNote] = []
    var names = StatisticalNames(isStata: isStata)
    // The library keeps the pointers to these texts until the file is whole.
    var heldTexts: [UnsafeMutablePointer<CChar>] = []
    defer { for text in heldTexts { free(text) } }
    var variables: [(variable: StatisticalVariable, pointer: Pointer)] = []
    for column in frame.columns {
      let variable = try StatisticalVariable(column, isStata: isStata, interruption)
      try variable.checkNumbers(isStata: isStata, interruption)
      let name = names.allowed(column.name)
      if name != column.name { notes.append(.renamed(from: column.name, to: name)) }
      notes += variable.notes
      guard
        let pointer = declare(variable, name: name, place: variables.count, in: writer, &notes, &heldTexts)
      else {
        throw DataFileWriter.Failure.refused("there is no memory")
      }
      variables.append((variable, pointer))
    }
    if frame.columns.contains(where: { !$0.description.label.translations.isEmpty }) {
      notes.append(.translationsLost)
    }
    // The file's map is written before the rows and tells how long these texts are.
    let references = try references(of: variables, writer, interruption)
    try withExtendedLifetime(stream) {
      let context = Unmanaged.passUnretained(stream).toOpaque()
      try check(
        isStata
          ? readstat_begin_writing_dta(writer, context, frame.rowCount)
          : readstat_begin_writing_sav(writer, context, frame.rowCount))
      try writeRows(variables, references, writer, interruption)
      try check(readstat_end_writing(writer))
    }
    return notes
  }

  private typealias References = [Int: UnsafeMutablePointer<readstat_string_ref_t>]

  /// The long texts of each variable, each distinct one once.
  private func references(
    of variables: [(variable: StatisticalVariable, pointer: Pointer)],
    _ writer: UnsafeMutablePointer<readstat_writer_t>, _ interruption: Interruption
  ) throws -> [References] {
    try variables.map { variable, _ in
      var references: References = [:]
      guard case .texts(let storage) = variable.values, variable.type == READSTAT_TYPE_STRING_REF else {
        return references
      }
      for row in 0..<frame.rowCount where !variable.column.isMissing(row) {
        if row & 0xFFF == 0 { try interruption.check() }
        let code = storage.codes[row]
        if references[code] == nil { references[code] = readstat_add_string_ref(writer, storage[row]) }
      }
      return references
    }
  }

  private func check(_ outcome: readstat_error_t) throws {
    // A disk that is full is told by whoever holds the stream.
    guard outcome != READSTAT_OK, outcome != READSTAT_ERROR_WRITE else { return }
    throw DataFileWriter.Failure.refused(String(cText: readstat_error_message(outcome)))
  }

  private func declare(
    _ variable: StatisticalVariable, name: String, place: Int,
    in writer: UnsafeMutablePointer<readstat_writer_t>,
    _ notes: inout [WritingNote], _ heldTexts: inout [UnsafeMutablePointer<CChar>]
  ) -> Pointer? {
    let column = variable.column
    guard let pointer = readstat_add_variable(writer, name, variable.type, variable.width) else { return nil }
    if let label = column.description.label.text() {
      let limit = isStata ? 80 : 250
      let shortened =
        isStata
        ? String(String.UnicodeScalarView(label.unicodeScalars.prefix(limit))) : label.cut(toBytes: limit)
      if shortened != label { notes.append(.labelShortened(column: column.name, limit: limit)) }
      readstat_variable_set_label(pointer, shortened)
    }
    if let format = variable.format { readstat_variable_set_format(pointer, format) }
    for form in variable.missingForms {
      switch form {
      case .number(let number): readstat_variable_add_missing_double_value(pointer, number)
      case .text(let text):
        guard let held = strdup(text) else { return nil }
        heldTexts.append(held)
        readstat_variable_add_missing_string_value(pointer, held)
      case .plain, .tag: break
      }
    }
    addLabels(of: variable, to: pointer, setName: "labels\(place + 1)", in: writer)
    return pointer
  }

  private func addLabels(
    of variable: StatisticalVariable, to pointer: Pointer, setName: String,
    in writer: UnsafeMutablePointer<readstat_writer_t>
  ) {
    let missing = variable.missingLabels
    guard !variable.labels.isEmpty || !variable.textLabels.isEmpty || !missing.isEmpty else { return }
    let isText = if case .texts = variable.values { true } else { false }
    if isText, isStata { return }
    let type = isText ? READSTAT_TYPE_STRING : isStata ? READSTAT_TYPE_INT32 : READSTAT_TYPE_DOUBLE
    guard let set = readstat_add_label_set(writer, type, setName) else { return }
    for (value, text) in variable.labels { add(value, text, to: set) }
    for (value, text) in variable.textLabels {
      readstat_label_string_value(set, value, text.cut(toBytes: 120))
    }
    for (form, text) in missing {
      switch form {
      case .tag(let tag): readstat_label_tagged_value(set, tag, text)
      case .number(let number): add(number, text, to: set)
      case .text(let value): readstat_label_string_value(set, value, text.cut(toBytes: 120))
      case .plain: break
      }
    }
    readstat_variable_set_label_set(pointer, set)
  }

  private func add(_ value: Double, _ text: String, to set: UnsafeMutablePointer<readstat_label_set_t>) {
    if !isStata {
      readstat_label_double_value(set, value, text.cut(toBytes: 120))
    } else if StatisticalVariable.isStataLong(value), let whole = Int32(exactly: value) {
      readstat_label_int32_value(set, whole, text)
    }
  }

  private func writeRows(
    _ variables: [(variable: StatisticalVariable, pointer: Pointer)], _ references: [References],
    _ writer: UnsafeMutablePointer<readstat_writer_t>, _ interruption: Interruption
  ) throws {
    for row in 0..<frame.rowCount {
      if row & 0xFFF == 0 {
        try interruption.check()
        interruption.advance(by: min(0x1000, frame.rowCount - row))
      }
      try check(readstat_begin_row(writer))
      for place in variables.indices {
        let (variable, pointer) = variables[place]
        if variable.column.isMissing(row), variable.type == READSTAT_TYPE_STRING_REF {
          // The row was begun with zeros, which refer to the empty text.
          continue
        } else if variable.column.isMissing(row) {
          try check(insertMissing(variable, pointer, row, writer))
        } else if case .texts(let storage) = variable.values, variable.type == READSTAT_TYPE_STRING_REF {
          let code = storage.codes[row]
          try check(readstat_insert_string_ref(writer, pointer, references[place][code]))
        } else {
          try check(insert(variable, pointer, row, writer))
        }
      }
      try check(readstat_end_row(writer))
    }
  }

  private func insertMissing(
    _ variable: StatisticalVariable, _ pointer: Pointer, _ row: Int,
    _ writer: UnsafeMutablePointer<readstat_writer_t>
  ) -> readstat_error_t {
    let code = variable.column.missingCodes.map { row < $0.codes.count ? $0.codes[row] : 0 } ?? 0
    if code > 0, code <= variable.missingForms.count {
      switch variable.missingForms[code - 1] {
      case .tag(let tag): return readstat_insert_tagged_missing_value(writer, pointer, tag)
      case .number(let number): return readstat_insert_double_value(writer, pointer, number)
      case .text(let text): return readstat_insert_string_value(writer, pointer, text)
      case .plain: break
      }
    }
    return readstat_insert_missing_value(writer, pointer)
  }

  private func insert(
    _ variable: StatisticalVariable, _ pointer: Pointer, _ row: Int,
    _ writer: UnsafeMutablePointer<readstat_writer_t>
  ) -> readstat_error_t {
    switch variable.values {
    case .texts(let storage):
      let text = storage[row]
      return readstat_insert_string_value(
        writer, pointer,
        isStata || text.utf8.count <= variable.width ? text : text.cut(toBytes: variable.width))
    case .numbers(let storage): return readstat_insert_double_value(writer, pointer, storage[row])
    case .integers(let integers): return insert(integers[row], variable.type, pointer, writer)
    case .coded(let codes, let numbers):
      let code = codes[row]
      let number = code < numbers.count ? numbers[code] : .nan
      guard let whole = Int64(exactly: number) else {
        return readstat_insert_double_value(writer, pointer, number)
      }
      return insert(whole, variable.type, pointer, writer)
    case .logical(let flags): return insert(flags[row] ? 1 : 0, variable.type, pointer, writer)
    case .days(let days):
      if isStata { return insert(Int64(days[row]) + 3653, variable.type, pointer, writer) }
      return readstat_insert_double_value(writer, pointer, (Double(days[row]) + 141_428) * 86_400)
    }
  }

  private func insert(
    _ value: Int64, _ type: readstat_type_t, _ pointer: Pointer,
    _ writer: UnsafeMutablePointer<readstat_writer_t>
  ) -> readstat_error_t {
    switch type {
    case READSTAT_TYPE_INT8: readstat_insert_int8_value(writer, pointer, Int8(truncatingIfNeeded: value))
    case READSTAT_TYPE_INT16: readstat_insert_int16_value(writer, pointer, Int16(truncatingIfNeeded: value))
    case READSTAT_TYPE_INT32: readstat_insert_int32_value(writer, pointer, Int32(truncatingIfNeeded: value))
    default: readstat_insert_double_value(writer, pointer, Double(value))
    }
  }
}
