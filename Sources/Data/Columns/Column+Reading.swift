/// Access by blocks of rows, for loops that grow with rows: no value is boxed.
extension Column {
  /// Writes the numbers of `rows`: a logical as 0 or 1, a date as its day since 1970-01-01, a factor as its level's
  /// number; NaN where the row is missing or has no number.
  package func readNumbers(_ rows: Range<Int>, into target: UnsafeMutablePointer<Double>) {
    switch values {
    case .number(let storage): storage.readNumbers(rows, into: target)
    case .integer(let values): values.readNumbers(rows, divisor: nil, into: target)
    case .logical(let flags):
      target.update(repeating: 0, count: rows.count)
      flags.forEach(in: rows) { target[$0 &- rows.lowerBound] = 1 }
    case .date(let days):
      days[rows].withUnsafeBufferPointer { days in
        for index in 0..<days.count { target[index] = Double(days[index]) }
      }
    case .factor(let storage) where storage.levels.count > rows.count:
      for row in rows {
        let code = storage.codes[row]
        target[row &- rows.lowerBound] =
          code < storage.levels.count ? storage.levels[code].number ?? .nan : .nan
      }
    case .factor(let storage):
      storage.codes.lookUp(rows, in: storage.levels.map { $0.number ?? .nan }, into: target)
    case .text:
      target.update(repeating: .nan, count: rows.count)
    }
    missing?.forEach(in: rows) { target[$0 &- rows.lowerBound] = .nan }
  }

  /// Writes the codes of `rows`: the place of the level of a factor, of the text in the dictionary, 0 or 1 of a
  /// logical; −1 where the row is missing, and everywhere for the other kinds (see `asFactor`).
  package func readCodes(_ rows: Range<Int>, into target: UnsafeMutablePointer<Int32>) {
    switch values {
    case .factor(let storage): storage.codes.read(rows, into: target)
    case .text(let storage): storage.codes.read(rows, into: target)
    case .logical(let flags):
      target.update(repeating: 0, count: rows.count)
      flags.forEach(in: rows) { target[$0 &- rows.lowerBound] = 1 }
    case .number, .integer, .date:
      target.update(repeating: -1, count: rows.count)
    }
    missing?.forEach(in: rows) { target[$0 &- rows.lowerBound] = -1 }
  }

  /// The categories that `readCodes` counts: levels of a factor, dictionary of a text, false and true; none for the
  /// other kinds.
  package var levels: [Level] {
    switch values {
    case .factor(let storage): storage.levels
    case .text(let storage): storage.dictionary.map { Level(name: $0) }
    case .logical: [Level(name: "false", number: 0), Level(name: "true", number: 1)]
    case .number, .integer, .date: []
    }
  }

  /// How many `levels` there are, without making them.
  package var levelCount: Int {
    switch values {
    case .factor(let storage): storage.levels.count
    case .text(let storage): storage.dictionary.count
    case .logical: 2
    case .number, .integer, .date: 0
    }
  }

  /// The name of one of the `levels`; nil where there is none of this code.
  package func levelName(_ code: Int) -> String? {
    guard code >= 0, code < levelCount else { return nil }
    switch values {
    case .factor(let storage): return storage.levels[code].name
    case .text(let storage): return storage.dictionary[code]
    case .logical: return code == 0 ? "false" : "true"
    case .number, .integer, .date: return nil
    }
  }

  /// The names of the `levels`, which can be as many as there are rows.
  package func levelNames(_ interruption: Interruption? = nil) throws(Interrupted) -> [String] {
    switch values {
    case .factor(let storage): try storage.levels.mapped(interruption) { $0.name }
    case .text(let storage): storage.dictionary
    case .logical, .number, .integer, .date: levels.map(\.name)
    }
  }

  /// Place among `levels` of the level that the others are compared with.
  package var referenceIndex: Int {
    if case .factor(let storage) = values { storage.referenceIndex } else { 0 }
  }

  /// All numbers, missing as NaN.
  package var numbers: [Double] {
    [Double](unsafeUninitializedCapacity: count) { buffer, initializedCount in
      if let base = buffer.baseAddress { readNumbers(0..<count, into: base) }
      initializedCount = count
    }
  }
}
