extension Column {
  /// The column as categories.
  ///
  /// Texts become levels in the order of their code points, numbers and dates in ascending order (each keeps its
  /// number), logicals `false` and `true`; a factor keeps its levels. Levels that no row has are left out unless they
  /// are listed.
  /// - Parameters:
  ///   - levels: the names of the levels in the order wanted; nil for the order above.
  ///   - reference: the name of the reference level; nil for the first (a factor keeps its own).
  package func asFactor(
    levels: [String]? = nil, reference: String? = nil, interruption: Interruption? = nil
  ) throws(ColumnError) -> Column {
    var factor = try naturalFactor(interruption)
    if let levels { factor = try reordered(factor, levels: levels, interruption) }
    if let reference {
      guard let place = factor.levels.firstIndex(where: { $0.name == reference }) else {
        throw .unknownLevel(
          column: name, level: reference, levels: factor.levels.prefix(Self.mostNamed).map(\.name))
      }
      factor.referenceIndex = place
    }
    return Column(
      name: name, values: .factor(factor), missing: missing, missingCodes: missingCodes,
      description: description)
  }

  /// So many levels are handed on with an error, among which a misspelt one is looked for.
  private static let mostNamed = 10_000

  private func naturalFactor(_ interruption: Interruption?) throws(ColumnError) -> FactorStorage {
    switch values {
    case .factor(let storage): return storage
    case .text(let storage):
      return try uninterrupted { () throws(Interrupted) in try factor(of: storage, interruption) }
    case .logical(let flags):
      return try uninterrupted { () throws(Interrupted) in
        FactorStorage(
          codes: try PackedCodes(count: count, below: 2, interruption) { flags[$0] ? 1 : 0 }, levels: levels)
      }
    case .integer(let integers):
      return try factor(of: integers, interruption) { Level(name: $0.description, number: Double($0)) }
    case .date(let days):
      return try factor(of: .int32(days), interruption) { day in
        Level(
          name: CalendarDate(daysSince1970: Int32(truncatingIfNeeded: day)).description, number: Double(day))
      }
    case .number(.decimals(let codes, let scale)):
      return try factor(of: codes, interruption) { code in
        let number = NumberStorage.number(code, scale: scale)
        return Level(name: Scalar.text(of: number), number: number)
      }
    case .number(.doubles(let numbers)): return try factor(of: numbers, interruption)
    }
  }

  private func factor(
    of storage: TextStorage, _ interruption: Interruption?
  ) throws(Interrupted) -> FactorStorage {
    let dictionary = storage.dictionary
    let frequencies = try storage.codes.frequencies(
      below: dictionary.count, leavingOut: missing, interruption)
    let order = try MergeSort.sorted(
      places: dictionary.indices.filter { frequencies[$0] > 0 }, of: dictionary, interruption)
    var places = [Int32](repeating: 0, count: dictionary.count)
    try RowBlocks.forEach(order.count, interruption) { range in
      for place in range { places[order[place]] = Int32(truncatingIfNeeded: place) }
    }
    return FactorStorage(
      codes: try storage.codes.mapped(through: places, below: order.count, interruption),
      levels: try order.mapped(interruption) { Level(name: dictionary[$0]) })
  }

  private func factor(
    of integers: PackedIntegers, _ interruption: Interruption?, level: (Int64) -> Level
  ) throws(ColumnError) -> FactorStorage {
    let distinct = try uninterrupted { () throws(Interrupted) in
      try DistinctIntegers(integers, leavingOut: missing, interruption)
    }
    guard distinct.values.count <= Int32.max else { throw .tooManyLevels(column: name) }
    return FactorStorage(
      codes: distinct.codes,
      levels: try uninterrupted { () throws(Interrupted) in try distinct.values.mapped(interruption, level) })
  }

  private func factor(
    of numbers: [Double], _ interruption: Interruption?
  ) throws(ColumnError) -> FactorStorage {
    let keys = try uninterrupted { () throws(Interrupted) in try numbers.orderedKeys(interruption) }
    return try factor(of: .int64(keys), interruption) { key in
      let number = Double(bitPattern: UInt64(bitPattern: key < 0 ? key ^ .max : key))
      return Level(name: Scalar.text(of: number), number: number)
    }
  }

  private func reordered(
    _ factor: FactorStorage, levels names: [String], _ interruption: Interruption?
  ) throws(ColumnError) -> FactorStorage {
    var places: [String: Int] = [:]
    for (place, level) in names.enumerated() {
      if place % 4096 == 0, interruption?.isRequested == true { throw .interrupted }
      if places.updateValue(place, forKey: level) != nil { throw .repeatedLevel(column: name, level: level) }
    }
    let frequencies = try uninterrupted { () throws(Interrupted) in
      try factor.codes.frequencies(below: factor.levels.count, leavingOut: missing, interruption)
    }
    let table = try uninterrupted { () throws(Interrupted) in
      try factor.levels.mapped(interruption) { Int32(truncatingIfNeeded: places[$0.name] ?? -1) }
    }
    let outside = factor.levels.indices.filter { frequencies[$0] > 0 && table[$0] < 0 }
    guard outside.isEmpty else {
      throw .valuesOutsideLevels(
        column: name, values: outside.prefix(10).map { factor.levels[$0].name },
        rows: outside.reduce(0) { $0 + frequencies[$1] })
    }
    var known: [Level?] = Array(repeating: nil, count: names.count)
    for (code, place) in table.enumerated().reversed() where place >= 0 {
      known[Int(place)] = factor.levels[code]
    }
    return try uninterrupted { () throws(Interrupted) in
      FactorStorage(
        codes: try factor.codes.mapped(through: table.map { max(0, $0) }, below: names.count, interruption),
        levels: names.indices.map { known[$0] ?? Level(name: names[$0]) })
    }
  }

  /// The result of a loop that has no other reason to stop.
  private func uninterrupted<Result>(
    _ body: () throws(Interrupted) -> Result
  ) throws(ColumnError) -> Result {
    do { return try body() } catch { throw .interrupted }
  }
}
