extension CSVColumnScratch {
  /// Digits of a decimal code: below 10¹⁵ a code and its power of ten are exact in a double.
  static let codeLimit: Int64 = 1_000_000_000_000_000

  /// Puts a number into `row`, turning the cells above it into decimals or doubles if need be.
  /// - Returns: false when the number fits in no cell: too large for a double, or no whole number where one was
  ///   declared.
  mutating func put(
    _ number: DecimalText, field: UnsafeBufferPointer<UInt8>, point: UInt8, row: Int
  ) -> Bool {
    if mode == .undetermined { mode = number.integer != nil ? .integer : .decimal }
    if mode == .integer {
      if let integer = number.integer {
        cells[row] = integer
        return true
      }
      if declared == .integer { return false }
      becomeDecimal(rows: row)
    }
    if mode == .decimal {
      if let decimal = number.scaledDecimal, putDecimal(decimal.code, scale: decimal.scale, row: row) {
        return true
      }
      becomeDouble(rows: row)
    }
    guard let value = number.double(field, point: point) else { return false }
    cells[row] = Int64(bitPattern: value.bitPattern)
    if number.isWhole, number.integer.map({ !Self.isExact($0) }) ?? true { noteLoss(row) }
    return true
  }

  /// Whether a double holds the integer with all its digits.
  static func isExact(_ integer: Int64) -> Bool { Int64(exactly: Double(integer)) == integer }

  private mutating func putDecimal(_ code: Int64, scale newScale: Int, row: Int) -> Bool {
    if newScale > scale {
      guard rescale(to: newScale, rows: row) else { return false }
    }
    guard let code = Self.scaled(code, by: scale - newScale) else { return false }
    cells[row] = code
    return true
  }

  /// The code with `places` more places, if it keeps to the limit.
  static func scaled(_ code: Int64, by places: Int) -> Int64? {
    guard places < PowersOfTen.integers.count else { return code == 0 ? 0 : nil }
    let (product, overflow) = code.multipliedReportingOverflow(by: PowersOfTen.integers[places])
    return overflow || product.magnitude >= codeLimit.magnitude ? nil : product
  }

  private mutating func rescale(to newScale: Int, rows: Int) -> Bool {
    for row in 0..<rows where Self.scaled(cells[row], by: newScale - scale) == nil { return false }
    for row in 0..<rows { cells[row] = Self.scaled(cells[row], by: newScale - scale) ?? 0 }
    scale = newScale
    return true
  }

  private mutating func becomeDecimal(rows: Int) {
    mode = .decimal
    scale = 0
    for row in 0..<rows where cells[row].magnitude >= Self.codeLimit.magnitude {
      return becomeDouble(rows: rows)
    }
  }

  private mutating func becomeDouble(rows: Int) {
    for row in 0..<rows {
      if scale == 0, !Self.isExact(cells[row]) { noteLoss(row) }
      cells[row] = Int64(bitPattern: NumberStorage.number(cells[row], scale: scale).bitPattern)
    }
    mode = .double
  }

  private mutating func noteLoss(_ row: Int) {
    if lossyRow < 0 { lossyRow = row }
  }
}
