extension Column {
  /// Packs numbers. A number that is not finite (log(0), 0/0) becomes missing, as do the rows of `missing`.
  package init(name: String, numbers: [Double], missing: Bitmap? = nil) {
    var numbers = numbers
    var absent = missing ?? Bitmap(count: numbers.count)
    for row in numbers.indices where !numbers[row].isFinite {
      absent.set(row)
    }
    absent.forEach(in: 0..<numbers.count) { numbers[$0] = 0 }
    self.init(name: name, values: .number(NumberStorage(numbers)), missing: absent)
  }

  /// Packs whole numbers.
  package init(name: String, integers: [Int64], missing: Bitmap? = nil) {
    var integers = integers
    missing?.forEach(in: 0..<integers.count) { integers[$0] = 0 }
    self.init(name: name, values: .integer(PackedIntegers(integers)), missing: missing)
  }

  /// Packs texts; nil is missing.
  package init(name: String, texts: [String?]) {
    var absent = Bitmap(count: texts.count)
    var dictionary: [String] = []
    // Keyed by bytes: two spellings of é are equal strings in Swift, but stay two texts here.
    var places: [[UInt8]: Int32] = [:]
    var codes = [Int32](repeating: 0, count: texts.count)
    for (row, text) in texts.enumerated() {
      guard let text else {
        absent.set(row)
        continue
      }
      let key = Array(text.utf8)
      if let place = places[key] {
        codes[row] = place
      } else {
        let place = Int32(truncatingIfNeeded: dictionary.count)
        places[key] = place
        dictionary.append(text)
        codes[row] = place
      }
    }
    let storage = TextStorage(
      codes: PackedCodes(codes, below: dictionary.count), dictionary: dictionary)
    self.init(name: name, values: .text(storage), missing: absent)
  }

  /// Packs truth values; nil is missing.
  package init(name: String, logicals: [Bool?]) {
    self.init(
      name: name, values: .logical(Bitmap(logicals.map { $0 ?? false })),
      missing: Bitmap(logicals.map { $0 == nil }))
  }

  /// Takes over truth values that are already bits.
  package init(name: String, logicals: Bitmap, missing: Bitmap? = nil) {
    self.init(
      name: name, values: .logical(missing.map { logicals.subtracting($0) } ?? logicals), missing: missing)
  }

  /// Dates as days since 1970-01-01; nil is missing.
  package init(name: String, dates: [Int32?]) {
    self.init(
      name: name, values: .date(dates.map { $0 ?? 0 }), missing: Bitmap(dates.map { $0 == nil }))
  }
}
