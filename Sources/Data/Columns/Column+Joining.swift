/// Why two columns cannot stand under one another.
package struct JoiningError: Error, Hashable, Sendable {
  package let first: ColumnKind
  package let second: ColumnKind
}

extension Column {
  /// This column's rows followed by those of another one.
  ///
  /// Whole numbers and numbers become numbers, texts and factors of texts texts; two factors have the levels of both.
  package func joined(
    with other: Column, _ interruption: Interruption? = nil
  ) throws(Interrupted) -> Result<Column, JoiningError> {
    guard let values = try joinedValues(with: other, interruption) else {
      return .failure(JoiningError(first: kind, second: other.kind))
    }
    var absent: Bitmap?
    if missing != nil || other.missing != nil {
      absent = (missing ?? Bitmap(count: count)).joined(with: other.missing ?? Bitmap(count: other.count))
    }
    var described = description
    if described.label.isEmpty { described.label = other.description.label }
    for label in other.valueLabels
    where !described.valueLabels.contains(where: { $0.value.isSameValue(as: label.value) }) {
      described.valueLabels.append(label)
    }
    described.scale = described.scale ?? other.description.scale
    return .success(
      Column(
        name: name, values: values, missing: absent,
        missingCodes: try joinedMissingCodes(with: other, interruption), description: described))
  }

  /// The kinds of missing values of both, those of one value together.
  private func joinedMissingCodes(
    with other: Column, _ interruption: Interruption?
  ) throws(Interrupted) -> MissingCodes? {
    guard missingCodes != nil || other.missingCodes != nil else { return nil }
    var kinds = missingCodes?.kinds ?? []
    let table = (other.missingCodes?.kinds ?? []).map { kind -> Int32 in
      if let place = kinds.firstIndex(where: { $0.value == kind.value }) { return Int32(place + 1) }
      kinds.append(kind)
      return Int32(truncatingIfNeeded: kinds.count)
    }
    let own = count
    let codes = try [Int32](count: own + other.count, interruption) { rows, target in
      for row in rows {
        if row < own {
          target[row] = Int32(truncatingIfNeeded: missingCodes?.codes[row] ?? 0)
        } else {
          let code = other.missingCodes?.codes[row - own] ?? 0
          target[row] = code > 0 && code <= table.count ? table[code - 1] : 0
        }
      }
    }
    return MissingCodes(kinds: kinds, codes: try PackedCodes(codes, below: kinds.count + 1, interruption))
  }

  private func joinedValues(
    with other: Column, _ interruption: Interruption?
  ) throws(Interrupted) -> ColumnValues? {
    switch (values, other.values) {
    case (.integer(let a), .integer(let b)):
      return .integer(try PackedIntegers(a.unpacked(interruption) + b.unpacked(interruption), interruption))
    case (.logical(let a), .logical(let b)):
      return .logical(a.joined(with: b))
    case (.date(let a), .date(let b)): return .date(a + b)
    case (.factor(let a), .factor(let b)): return try Self.joined(a, b, interruption)
    case (.text, .text), (.text, .factor), (.factor, .text):
      guard (kind == .text || !isNumeric), other.kind == .text || !other.isNumeric else { return nil }
      return try joinedTexts(with: other, interruption)
    case (.number, .number), (.number, .integer), (.integer, .number):
      return .number(try NumberStorage(presentNumbers + other.presentNumbers, interruption))
    case (.factor, .integer), (.factor, .number), (.integer, .factor), (.number, .factor):
      guard isNumeric, other.isNumeric else { return nil }
      return .number(try NumberStorage(presentNumbers + other.presentNumbers, interruption))
    default: return nil
    }
  }

  /// All numbers, 0 where missing.
  private var presentNumbers: [Double] { numbers.map { $0.isNaN ? 0 : $0 } }

  private static func joined(
    _ a: FactorStorage, _ b: FactorStorage, _ interruption: Interruption?
  ) throws(Interrupted) -> ColumnValues {
    let (added, table) = places(of: b.levels.map(\.name), among: a.levels.map(\.name))
    let levels = a.levels + added.map { b.levels[$0] }
    let codes = try [Int32](count: a.codes.count + b.codes.count, interruption) { rows, target in
      for row in rows {
        if row < a.codes.count {
          target[row] = Int32(truncatingIfNeeded: a.codes[row])
        } else {
          let code = b.codes[row - a.codes.count]
          target[row] = code < table.count ? table[code] : 0
        }
      }
    }
    return .factor(
      FactorStorage(
        codes: try PackedCodes(codes, below: max(1, levels.count), interruption), levels: levels,
        referenceIndex: a.referenceIndex))
  }

  /// For each name its place among the known ones and, after them, the new ones.
  /// - Returns: which names are new, by their indices, and the places.
  private static func places(
    of names: [String], among known: [String]
  ) -> (added: [Int], places: [Int32]) {
    var byName = Dictionary(known.enumerated().map { ($1, Int32(truncatingIfNeeded: $0)) }) { first, _ in
      first
    }
    var added: [Int] = []
    let places = names.enumerated().map { index, name -> Int32 in
      if let place = byName[name] { return place }
      let place = Int32(truncatingIfNeeded: known.count + added.count)
      byName[name] = place
      added.append(index)
      return place
    }
    return (added, places)
  }

  private func joinedTexts(
    with other: Column, _ interruption: Interruption?
  ) throws(Interrupted) -> ColumnValues {
    let (own, names) = (try levelNames(interruption), try other.levelNames(interruption))
    let (added, table) = Self.places(of: names, among: own)
    let dictionary = own + added.map { names[$0] }
    var codes = try [Int32](count: count + other.count, interruption) { rows, target in
      let own = rows.clamped(to: 0..<count)
      if !own.isEmpty { readCodes(own, into: target + own.lowerBound) }
      let theirs = rows.clamped(to: count..<count + other.count)
      if !theirs.isEmpty {
        other.readCodes(
          theirs.lowerBound - count..<theirs.upperBound - count, into: target + theirs.lowerBound)
        for row in theirs {
          target[row] = target[row] >= 0 && Int(target[row]) < table.count ? table[Int(target[row])] : 0
        }
      }
    }
    for row in codes.indices where codes[row] < 0 { codes[row] = 0 }
    return .text(
      TextStorage(
        codes: try PackedCodes(codes, below: max(1, dictionary.count), interruption), dictionary: dictionary))
  }
}

extension Bitmap {
  /// These rows followed by those of another set.
  fileprivate func joined(with other: Bitmap) -> Bitmap {
    var joined = Bitmap(count: count + other.count)
    forEach(in: 0..<count) { joined.set($0) }
    other.forEach(in: 0..<other.count) { joined.set(count + $0) }
    return joined
  }
}

extension PackedIntegers {
  fileprivate func unpacked(_ interruption: Interruption?) throws(Interrupted) -> [Int64] {
    try [Int64](count: count, interruption) { rows, target in
      for row in rows { target[row] = self[row] }
    }
  }
}
