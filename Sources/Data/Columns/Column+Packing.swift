extension Column {
  /// Packs numbers. A number that is not finite (log(0), 0/0) becomes missing, as do the rows of `missing`.
  package init(
    name: String, numbers: [Double], missing: Bitmap? = nil, interruption: Interruption?
  ) throws(Interrupted) {
    var absent = missing ?? Bitmap(count: numbers.count)
    try RowBlocks.forEach(numbers.count, interruption) { rows in
      for row in rows where !numbers[row].isFinite { absent.set(row) }
    }
    var present = numbers
    if !absent.isEmpty {
      present = try [Double](count: numbers.count, interruption) { rows, target in
        for row in rows { target[row] = numbers[row] }
        absent.forEach(in: rows) { target[$0] = 0 }
      }
    }
    self.init(name: name, values: .number(try NumberStorage(present, interruption)), missing: absent)
  }

  /// Packs whole numbers.
  package init(
    name: String, integers: [Int64], missing: Bitmap? = nil, interruption: Interruption?
  ) throws(Interrupted) {
    var present = integers
    if let missing {
      present = try [Int64](count: integers.count, interruption) { rows, target in
        for row in rows { target[row] = integers[row] }
        missing.forEach(in: rows) { target[$0] = 0 }
      }
    }
    self.init(name: name, values: .integer(try PackedIntegers(present, interruption)), missing: missing)
  }

  /// Takes over truth values that are already bits.
  package init(name: String, logicals: Bitmap, missing: Bitmap? = nil) {
    self.init(
      name: name, values: .logical(missing.map { logicals.subtracting($0) } ?? logicals), missing: missing)
  }

  /// Takes over dates as days since 1970-01-01; what stands in the rows of `missing` does not count.
  package init(name: String, days: [Int32], missing: Bitmap?) {
    self.init(name: name, values: .date(days), missing: missing)
  }
}

/// Columns made of a few values at hand.
extension Column {
  package init(name: String, numbers: [Double], missing: Bitmap? = nil) {
    // Nobody interrupts, so this always packs.
    self =
      (try? Column(name: name, numbers: numbers, missing: missing, interruption: nil))
      ?? Column(name: name, values: .number(.doubles(numbers)), missing: missing)
  }

  package init(name: String, integers: [Int64], missing: Bitmap? = nil) {
    self =
      (try? Column(name: name, integers: integers, missing: missing, interruption: nil))
      ?? Column(name: name, values: .integer(.int64(integers)), missing: missing)
  }

  /// Packs texts; nil is missing.
  package init(name: String, texts: [String?]) {
    var packing = TextPacking(rowCount: texts.count)
    packing.append(texts)
    self = packing.column(named: name)
  }

  /// Packs truth values; nil is missing.
  package init(name: String, logicals: [Bool?]) {
    self.init(
      name: name, values: .logical(Bitmap(logicals.map { $0 ?? false })),
      missing: Bitmap(logicals.map { $0 == nil }))
  }

  /// Dates as days since 1970-01-01; nil is missing.
  package init(name: String, dates: [Int32?]) {
    self.init(
      name: name, values: .date(dates.map { $0 ?? 0 }), missing: Bitmap(dates.map { $0 == nil }))
  }
}
