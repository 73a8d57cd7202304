extension Column {
  /// The column as categories.
  ///
  /// Texts become levels in the order of their code points, numbers and dates in ascending order (each keeps its
  /// number), logicals `false` and `true`; a factor keeps its levels. Levels that no row has are left out unless they
  /// are listed.
  /// - Parameters:
  ///   - levels: the names of the levels in the order wanted; nil for the order above.
  ///   - reference: the name of the reference level; nil for the first (a factor keeps its own).
  package func asFactor(levels: [String]? = nil, reference: String? = nil) throws(ColumnError) -> Column {
    var factor = try naturalFactor()
    if let levels { factor = try reordered(factor, levels: levels) }
    if let reference {
      guard let place = factor.levels.firstIndex(where: { $0.name == reference }) else {
        throw .unknownLevel(column: name, level: reference, levels: factor.levels.map(\.name))
      }
      factor.referenceIndex = place
    }
    return Column(
      name: name, values: .factor(factor), missing: missing, label: label, valueLabels: valueLabels)
  }

  private func naturalFactor() throws(ColumnError) -> FactorStorage {
    switch values {
    case .factor(let storage): storage
    case .text(let storage): factor(of: storage)
    case .logical(let flags):
      FactorStorage(
        codes: PackedCodes(count: count, below: 2) { flags[$0] ? 1 : 0 }, levels: levels)
    case .integer(let integers):
      try factor(of: integers) { Level(name: $0.description, number: Double($0)) }
    case .date(let days):
      try factor(of: PackedIntegers(days.map { Int64($0) })) { day in
        Level(
          name: CalendarDate(daysSince1970: Int32(truncatingIfNeeded: day)).description, number: Double(day))
      }
    case .number(.decimals(let codes, let scale)):
      try factor(of: codes) { code in
        let number = NumberStorage.number(code, scale: scale)
        return Level(name: Scalar.text(of: number), number: number)
      }
    case .number(.doubles(let numbers)): try factor(of: numbers)
    }
  }

  private func factor(of storage: TextStorage) -> FactorStorage {
    let frequencies = storage.codes.frequencies(below: storage.dictionary.count, leavingOut: missing)
    let present = storage.dictionary.indices.filter { frequencies[$0] > 0 }
    let order = present.sorted {
      storage.dictionary[$0].utf8.lexicographicallyPrecedes(storage.dictionary[$1].utf8)
    }
    var places = [Int32](repeating: 0, count: storage.dictionary.count)
    for (place, code) in order.enumerated() { places[code] = Int32(truncatingIfNeeded: place) }
    return FactorStorage(
      codes: storage.codes.mapped(through: places, below: order.count),
      levels: order.map { Level(name: storage.dictionary[$0]) })
  }

  private func factor(
    of integers: PackedIntegers, level: (Int64) -> Level
  ) throws(ColumnError) -> FactorStorage {
    let distinct = DistinctIntegers(integers, leavingOut: missing)
    guard distinct.values.count <= Int32.max else { throw .tooManyLevels(column: name) }
    return FactorStorage(codes: distinct.codes, levels: distinct.values.map(level))
  }

  private func factor(of numbers: [Double]) throws(ColumnError) -> FactorStorage {
    // The order of doubles is that of their bit patterns once negative ones are turned round.
    let keys = numbers.map { number in
      let bits = Int64(bitPattern: number.bitPattern)
      return bits < 0 ? bits ^ .max : bits
    }
    return try factor(of: .int64(keys)) { key in
      let number = Double(bitPattern: UInt64(bitPattern: key < 0 ? key ^ .max : key))
      return Level(name: Scalar.text(of: number), number: number)
    }
  }

  private func reordered(_ factor: FactorStorage, levels names: [String]) throws(ColumnError) -> FactorStorage
  {
    var places: [String: Int] = [:]
    for (place, level) in names.enumerated() where places.updateValue(place, forKey: level) != nil {
      throw .repeatedLevel(column: name, level: level)
    }
    let frequencies = factor.codes.frequencies(below: factor.levels.count, leavingOut: missing)
    let outside = factor.levels.indices.filter {
      frequencies[$0] > 0 && places[factor.levels[$0].name] == nil
    }
    guard outside.isEmpty else {
      throw .valuesOutsideLevels(
        column: name, values: outside.prefix(10).map { factor.levels[$0].name },
        rows: outside.reduce(0) { $0 + frequencies[$1] })
    }
    let known = Dictionary(factor.levels.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    let table = factor.levels.map { Int32(truncatingIfNeeded: places[$0.name] ?? 0) }
    return FactorStorage(
      codes: factor.codes.mapped(through: table, below: names.count),
      levels: names.map { known[$0] ?? Level(name: $0) })
  }
}
