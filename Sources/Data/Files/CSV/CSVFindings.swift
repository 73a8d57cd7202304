/// What is to be said of a file that was read.
struct CSVFindings {
  let pass: CSVPass
  let columns: [CSVAssembly.Assembled]

  init(_ pass: CSVPass, columns: [CSVAssembly.Assembled]) {
    self.pass = pass
    self.columns = columns
  }

  func warnings() throws(Interrupted) -> [FileWarning] {
    var warnings: [FileWarning] = []
    if let delimiter = pass.header.foundDelimiter, delimiter != .comma {
      warnings.append(.delimiterFound(delimiter))
    }
    guard pass.rowCount > 0 else { return warnings + [.noRows] }
    if blankLines > 0 { warnings.append(.blankLines(count: blankLines)) }
    for (index, assembled) in columns.enumerated() {
      let column = assembled.column
      if column.missingCount == pass.rowCount { warnings.append(.emptyColumn(name: column.name)) }
      if let row = assembled.lossyRow { warnings.append(.digitsLost(pass.place(ofRow: row, column: index))) }
      if case .text(let storage) = column.values, pass.reader.options.kinds[column.name] == nil {
        warnings += try remarks(on: storage, of: column, at: index)
      }
    }
    return warnings
  }

  /// Empty lines before the last row.
  private var blankLines: Int {
    var count = 0
    var pending = 0
    for block in pass.blocks {
      if block.rowCount > 0 {
        count += pending + block.blankLines - block.trailingBlankLines
        pending = block.trailingBlankLines
      } else {
        pending += block.blankLines
      }
    }
    return count
  }

  private func remarks(
    on storage: TextStorage, of column: Column, at index: Int
  ) throws(Interrupted) -> [FileWarning] {
    if pass.header.dialect.decimalPoint == UInt8(ascii: "."), let first = storage.dictionary.first,
      try areNumbers(storage.dictionary, point: UInt8(ascii: ","))
    {
      return [.decimalCommaLikely(column: column.name, value: first)]
    }
    guard let outsiders = try outsiders(in: storage) else { return [] }
    let frequencies = try storage.codes.frequencies(
      below: storage.dictionary.count, leavingOut: column.missing, interruption)
    let rows = outsiders.reduce(0) { $0 + frequencies[$1] }
    guard rows * 10 <= column.count - column.missingCount,
      let row = try firstRow(of: Set(outsiders), in: storage, of: column)
    else { return [] }
    return [
      .textAmongNumbers(
        pass.place(ofRow: row, column: index), value: storage[row], rows: rows, distinct: outsiders.count)
    ]
  }

  /// The few codes whose texts are no numbers; nil when there are many, or when the others are identifiers such as
  /// `0301`, which are text on purpose.
  private func outsiders(in storage: TextStorage) throws(Interrupted) -> [Int]? {
    var codes: [Int] = []
    for (code, text) in storage.dictionary.enumerated() {
      if code % RowBlocks.length == 0 { try interruption.check() }
      if Self.isNumber(text, point: pass.header.dialect.decimalPoint) { continue }
      codes.append(code)
      if codes.count > Self.mostOutsiders || Self.isCode(text) { return nil }
    }
    return codes.isEmpty || codes.count == storage.dictionary.count ? nil : codes
  }

  private static let mostOutsiders = 20

  private func firstRow(
    of codes: Set<Int>, in storage: TextStorage, of column: Column
  ) throws(Interrupted) -> Int? {
    for row in 0..<column.count {
      if row % RowBlocks.length == 0 { try interruption.check() }
      if codes.contains(storage.codes[row]), !column.isMissing(row) { return row }
    }
    return nil
  }

  private func areNumbers(_ texts: [String], point: UInt8) throws(Interrupted) -> Bool {
    for (place, text) in texts.enumerated() {
      if place % RowBlocks.length == 0 { try interruption.check() }
      if !Self.isNumber(text, point: point) { return false }
    }
    return true
  }

  private var interruption: Interruption { pass.reader.interruption }

  private static func number(_ text: String, point: UInt8) -> DecimalText? {
    var text = text
    return text.withUTF8 { DecimalText(CSVBlockParser.trimmingSpaces($0), point: point) }
  }

  private static func isNumber(_ text: String, point: UInt8) -> Bool {
    number(text, point: point).map { !$0.looksLikeCode } ?? false
  }

  private static func isCode(_ text: String) -> Bool {
    number(text, point: UInt8(ascii: "."))?.looksLikeCode ?? false
  }
}
