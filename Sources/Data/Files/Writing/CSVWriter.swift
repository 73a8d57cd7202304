/// Writes a frame as delimited text, which `CSVReader` reads back.
struct CSVWriter {
  private let frame: Frame
  private let delimiter: UInt8
  private let writesLabels: Bool
  private let cells: [Cells]

  /// How the values of a column are found, what is the same for many rows made once.
  private enum Cells {
    case named([[UInt8]], PackedCodes)
    case logical(Bitmap, [[UInt8]])
    case integers(PackedIntegers, labels: [Int64: [UInt8]])
    case numbers(NumberStorage, labels: [Double: [UInt8]])
    case days([Int32])
  }

  init(_ frame: Frame, delimiter: UInt8, writesLabels: Bool) {
    self.frame = frame
    self.delimiter = delimiter
    self.writesLabels = writesLabels
    cells = frame.columns.map { Self.cells(of: $0, writesLabels) }
  }

  private static func cells(of column: Column, _ writesLabels: Bool) -> Cells {
    func name(_ code: Int) -> [UInt8] {
      field((writesLabels ? column.levelLabel(code) : column.levelName(code)) ?? "")
    }
    switch column.values {
    case .text(let storage):
      if writesLabels, !column.valueLabels.isEmpty {
        return .named(storage.dictionary.indices.map(name), storage.codes)
      }
      return .named(storage.dictionary.map { field($0) }, storage.codes)
    case .factor(let storage): return .named(storage.levels.indices.map(name), storage.codes)
    case .logical(let flags): return .logical(flags, [name(0), name(1)])
    case .integer(let integers):
      var labels: [Int64: [UInt8]] = [:]
      for label in writesLabels ? column.valueLabels : [] {
        if let number = label.value.number, let whole = Int64(exactly: number), let text = label.text.text() {
          labels[whole] = field(text)
        }
      }
      return .integers(integers, labels: labels)
    case .number(let storage):
      var labels: [Double: [UInt8]] = [:]
      for label in writesLabels ? column.valueLabels : [] {
        if let number = label.value.number, let text = label.text.text() { labels[number] = field(text) }
      }
      return .numbers(storage, labels: labels)
    case .date(let days): return .days(days)
    }
  }

  /// A text as a field: in quotes where it would be read as something else.
  ///
  /// Every delimiter that `CSVReader` knows is one of the reasons, whichever this file has: the header decides which of
  /// them the file is taken to have.
  private static func field(_ text: String, isFirst: Bool = false) -> [UInt8] {
    let bytes = Array(text.utf8)
    let isPlain =
      !(isFirst && looksLikeAnotherFormat(bytes)) && bytes.first != UInt8(ascii: " ")
      && bytes.last != UInt8(ascii: " ")
      && !bytes.contains { byte in
        byte == UInt8(ascii: "\"") || byte == 0x0A || byte == 0x0D
          || CSVDelimiter.allCases.contains { $0.byte == byte }
      }
    if isPlain { return bytes }
    var quoted: [UInt8] = [UInt8(ascii: "\"")]
    for byte in bytes {
      if byte == UInt8(ascii: "\"") { quoted.append(byte) }
      quoted.append(byte)
    }
    return quoted + [UInt8(ascii: "\"")]
  }

  /// Whether a file that begins with these bytes would be taken for no text, or would lose them as a byte order mark.
  private static func looksLikeAnotherFormat(_ bytes: [UInt8]) -> Bool {
    bytes.starts(with: [0xEF, 0xBB, 0xBF]) || FileFormat(startingWith: bytes + [0x0A]) != nil
  }

  func write(to stream: StreamWriter, _ interruption: Interruption) throws -> [WritingNote] {
    var line: [UInt8] = []
    for (place, column) in frame.columns.enumerated() {
      if place > 0 { line.append(delimiter) }
      line += Self.field(column.name, isFirst: place == 0)
    }
    line.append(0x0A)
    for row in 0..<frame.rowCount {
      if row & 0xFFF == 0 {
        try interruption.check()
        if stream.failure != nil { return [] }
        interruption.advance(by: min(0x1000, frame.rowCount - row))
      }
      for place in cells.indices {
        if place > 0 { line.append(delimiter) }
        if !frame.columns[place].isMissing(row) { append(cells[place], row, to: &line) }
      }
      // An empty line would be no row.
      if cells.count == 1, frame.columns[0].isMissing(row) { line += Array("\"\"".utf8) }
      line.append(0x0A)
      if line.count > 1 << 15 {
        line.withUnsafeBytes { stream.write($0) }
        line.removeAll(keepingCapacity: true)
      }
    }
    line.withUnsafeBytes { stream.write($0) }
    return frame.lostLabels(writesLabels: writesLabels)
  }

  private func append(_ cells: Cells, _ row: Int, to line: inout [UInt8]) {
    switch cells {
    case .named(let names, let codes):
      let code = codes[row]
      if code < names.count { line += names[code] }
    case .logical(let flags, let names): line += names[flags[row] ? 1 : 0]
    case .integers(let integers, let labels):
      let value = integers[row]
      if let label = labels[value] { line += label } else { line += value.description.utf8 }
    case .numbers(let storage, let labels):
      let value = storage[row]
      if let label = labels[value] { line += label } else { line += Scalar.text(of: value).utf8 }
    case .days(let days): line += CalendarDate(daysSince1970: days[row]).description.utf8
    }
  }
}
