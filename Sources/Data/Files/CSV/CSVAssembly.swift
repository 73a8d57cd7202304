/// Joins the fragments of all blocks into columns, freeing them as it goes, so that a value is hardly ever in memory
/// twice.
struct CSVAssembly: Sendable {
  let pass: CSVPass

  init(_ pass: CSVPass) { self.pass = pass }

  /// The frame and what is to be said of it.
  func result() throws(FileError) -> CSVResult {
    pass.reader.interruption.begin(
      .computing, total: pass.rowCount * pass.header.names.count, rows: pass.rowCount)
    var assembled = Parallel.map(count: pass.header.names.count, threads: pass.scratches.count) {
      column -> Assembled? in
      try? self.column(column)
    }
    let isWhole = assembled.allSatisfy { $0 != nil }
    guard isWhole, let warnings = try? CSVFindings(pass, columns: assembled.compactMap(\.self)).warnings()
    else {
      Disposal.later(&assembled)
      throw .interrupted
    }
    let columns = assembled.compactMap { $0?.column }
    guard let frame = try? Frame(columns: columns, origin: pass.reader.file) else {
      throw .changedWhileReading(file: pass.reader.file)
    }
    return CSVResult(frame: frame, warnings: warnings)
  }

  /// A column, and the first row whose whole number it does not hold with all its digits.
  struct Assembled: Sendable {
    var column: Column
    var lossyRow: Int?
  }

  private func column(_ index: Int) throws(Interrupted) -> Assembled {
    let interruption = pass.reader.interruption
    try interruption.check()
    let missing = missing(index)
    var lossyRow: Int?
    let values: ColumnValues =
      switch pass.modes[index] {
      case .undetermined, .skipped, .conflicting:
        .number(.decimals(codes: .int8(Array(repeating: 0, count: pass.rowCount)), scale: 0))
      case .integer: .integer(try integers(index, scale: 0))
      case .decimal, .double: .number(try numbers(index, lossyRow: &lossyRow))
      case .logical: .logical(try flags(index))
      case .date: .date(try gathered(index, as: Int32.self, scale: 0))
      case .text: .text(try texts(index))
      }
    var column = Column(name: pass.header.names[index], values: values, missing: missing)
    if pass.reader.options.kinds[column.name] == .factor {
      column = (try? column.asFactor(interruption: interruption)) ?? column
      try interruption.check()
    }
    return Assembled(column: column, lossyRow: lossyRow)
  }

  private func missing(_ column: Int) -> Bitmap? {
    var missing = Bitmap(count: pass.rowCount)
    for block in pass.blocks.indices {
      let fragment = pass.fragments[block, column]
      let rows = pass.rowsBefore[block]..<pass.rowsBefore[block + 1]
      if case .none = fragment.values {
        missing.set(rows)
      } else if !fragment.absent.isEmpty {
        missing.set(fragment.absent, count: rows.count, at: rows.lowerBound)
      }
    }
    return missing.nilIfEmpty
  }

  /// The bounds of all codes at a common scale; nil when they need more than 64 bits.
  private func bounds(_ column: Int, scale: Int) throws(Interrupted) -> ClosedRange<Int64>? {
    var low: Int64 = 0
    var high: Int64 = 0
    for block in pass.blocks.indices {
      let fragment = pass.fragments[block, column]
      guard case .integers(let values) = fragment.values else { continue }
      let places = scale - fragment.scale
      let bounds = places == 0 ? fragment.bounds : try values.bounds(pass.reader.interruption) ?? 0...0
      guard let scaledLow = Self.scaled(bounds.lowerBound, by: places),
        let scaledHigh = Self.scaled(bounds.upperBound, by: places)
      else { return nil }
      low = min(low, scaledLow)
      high = max(high, scaledHigh)
    }
    return low...high
  }

  private static func scaled(_ code: Int64, by places: Int) -> Int64? {
    if places == 0 { return code }
    guard places < PowersOfTen.integers.count else { return code == 0 ? 0 : nil }
    let (product, overflow) = code.multipliedReportingOverflow(by: PowersOfTen.integers[places])
    return overflow ? nil : product
  }

  private func integers(_ column: Int, scale: Int) throws(Interrupted) -> PackedIntegers {
    switch PackedIntegers.Width(holding: try bounds(column, scale: scale) ?? .min ... .max) {
    case .bits8: .int8(try gathered(column, as: Int8.self, scale: scale))
    case .bits16: .int16(try gathered(column, as: Int16.self, scale: scale))
    case .bits32: .int32(try gathered(column, as: Int32.self, scale: scale))
    case .bits64: .int64(try gathered(column, as: Int64.self, scale: scale))
    }
  }

  private func numbers(_ column: Int, lossyRow: inout Int?) throws(Interrupted) -> NumberStorage {
    let scale = pass.blocks.indices.reduce(0) { max($0, pass.fragments[$1, column].scale) }
    if pass.modes[column] == .decimal, let bounds = try bounds(column, scale: scale),
      PackedIntegers.Width(holding: bounds) <= .bits32
    {
      return .decimals(codes: try integers(column, scale: scale), scale: scale)
    }
    return .doubles(try doubles(column, lossyRow: &lossyRow))
  }

  private func flags(_ column: Int) throws(Interrupted) -> Bitmap {
    let values = try gathered(column, as: Int8.self, scale: 0)
    var flags = Bitmap(count: pass.rowCount)
    try RowBlocks.forEach(values.count, pass.reader.interruption) { rows in
      for row in rows where values[row] != 0 { flags.set(row) }
    }
    return flags
  }

  /// An array of all rows to which `write` adds those of one block after the other.
  func written<Element: BitwiseCopyable>(
    _ write: (_ block: Int, _ slice: UnsafeMutableBufferPointer<Element>) -> Void
  ) throws(Interrupted) -> [Element] {
    if pass.rowCount == 0 { return [] }
    let elements = [Element](unsafeUninitializedCapacity: pass.rowCount) { target, initializedCount in
      for block in pass.blocks.indices where !pass.reader.interruption.isRequested {
        let rows = pass.rowsBefore[block]..<pass.rowsBefore[block + 1]
        // A block that comes after one that was left out has no place.
        guard rows.lowerBound == initializedCount else { continue }
        write(block, UnsafeMutableBufferPointer(rebasing: target[rows]))
        initializedCount = rows.upperBound
        pass.reader.interruption.advance(by: rows.count)
      }
    }
    guard elements.count == pass.rowCount else { throw Interrupted() }
    return elements
  }
}
