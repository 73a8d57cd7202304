/// Joins the fragments of all blocks into columns, freeing them as it goes, so that a value is hardly ever in memory
/// twice.
struct CSVAssembly: Sendable {
  let pass: CSVPass

  init(_ pass: CSVPass) { self.pass = pass }

  /// The frame and what is to be said of it.
  func result() throws(FileError) -> CSVResult {
    let assembled = Parallel.map(count: pass.header.names.count, threads: pass.scratches.count) { column in
      pass.reader.interruption.isRequested ? nil : self.column(column)
    }
    let columns = assembled.compactMap { $0 }
    guard columns.count == assembled.count else { throw .interrupted }
    guard let frame = try? Frame(columns: columns.map(\.column), origin: pass.reader.file) else {
      throw .changedWhileReading(file: pass.reader.file)
    }
    return CSVResult(frame: frame, warnings: CSVFindings(pass, columns: columns).warnings)
  }

  /// A column, and the first row whose whole number it does not hold with all its digits.
  struct Assembled: Sendable {
    var column: Column
    var lossyRow: Int?
  }

  private func column(_ index: Int) -> Assembled {
    let missing = missing(index)
    var lossyRow: Int?
    let values: ColumnValues =
      switch pass.modes[index] {
      case .undetermined, .skipped, .conflicting:
        .number(.decimals(codes: PackedIntegers(Array(repeating: 0, count: pass.rowCount)), scale: 0))
      case .integer: .integer(integers(index, scale: 0))
      case .decimal, .double: .number(numbers(index, lossyRow: &lossyRow))
      case .logical: .logical(flags(index))
      case .date: .date(gathered(index, as: Int32.self, scale: 0))
      case .text: .text(texts(index))
      }
    let column = Column(name: pass.header.names[index], values: values, missing: missing)
    let isFactor = pass.reader.options.kinds[column.name] == .factor
    return Assembled(column: isFactor ? (try? column.asFactor()) ?? column : column, lossyRow: lossyRow)
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
  private func bounds(_ column: Int, scale: Int) -> ClosedRange<Int64>? {
    var low: Int64 = 0
    var high: Int64 = 0
    for block in pass.blocks.indices {
      let fragment = pass.fragments[block, column]
      guard case .integers(let values) = fragment.values else { continue }
      let places = scale - fragment.scale
      let bounds = places == 0 ? fragment.bounds : values.bounds ?? 0...0
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

  private func integers(_ column: Int, scale: Int) -> PackedIntegers {
    switch PackedIntegers.Width(holding: bounds(column, scale: scale) ?? .min ... .max) {
    case .bits8: .int8(gathered(column, as: Int8.self, scale: scale))
    case .bits16: .int16(gathered(column, as: Int16.self, scale: scale))
    case .bits32: .int32(gathered(column, as: Int32.self, scale: scale))
    case .bits64: .int64(gathered(column, as: Int64.self, scale: scale))
    }
  }

  private func numbers(_ column: Int, lossyRow: inout Int?) -> NumberStorage {
    let scale = pass.blocks.indices.reduce(0) { max($0, pass.fragments[$1, column].scale) }
    if pass.modes[column] == .decimal, let bounds = bounds(column, scale: scale),
      PackedIntegers.Width(holding: bounds) <= .bits32
    {
      return .decimals(codes: integers(column, scale: scale), scale: scale)
    }
    return .doubles(doubles(column, lossyRow: &lossyRow))
  }

  private func flags(_ column: Int) -> Bitmap {
    let values = gathered(column, as: Int8.self, scale: 0)
    var flags = Bitmap(count: pass.rowCount)
    for row in values.indices where values[row] != 0 { flags.set(row) }
    return flags
  }
}
