/// Rows made of columns, and columns of rows.
package enum FrameReshaping {
  package enum Failure: Error, Hashable, Sendable {
    /// No column's name begins with the stub and goes on.
    case unmatchedStub(String)
    /// Columns of one stub that hold values of kinds that do not go together.
    case differentKinds(column: String, kind: ColumnKind, other: ColumnKind)
    /// Rows, counted from 0, that agree in the identifiers, and for wide in the name too.
    case repeatedIdentifiers([String], rows: [Int])
    /// A column that differs among the rows of one identifier.
    case notConstant(column: String, identifier: [String])
    case repeatedName(String)
    /// More new columns than a frame should have.
    case tooManyColumns(Int)
    case interrupted
  }

  /// One row for each row and each ending of the stubs: `income2011`, `income2012` become `income` with the ending in a
  /// column of its own.
  package static func long(
    _ frame: Frame, stubs: [String], identifiers: [String], name: String, interruption: Interruption? = nil
  ) throws(Failure) -> Frame {
    var endings: [String] = []
    for stub in stubs {
      let own = frame.columnNames.filter { $0.hasPrefix(stub) && $0 != stub && !identifiers.contains($0) }
        .map { String($0.dropFirst(stub.count)) }
      guard !own.isEmpty else { throw .unmatchedStub(stub) }
      for ending in own where !endings.contains(ending) { endings.append(ending) }
    }
    endings.sort(by: precedes)
    let moved = Set(stubs.flatMap { stub in endings.map { stub + $0 } })
    let count = frame.rowCount
    do {
      try checkUnique(frame, identifiers, interruption)
      // The rows of one identifier stand together.
      let sources = try [Int32](count: count * endings.count, interruption) { rows, target in
        for row in rows { target[row] = Int32(truncatingIfNeeded: row / endings.count) }
      }
      var result = Frame(rowCount: sources.count, origin: frame.origin)
      for column in frame.columns where !moved.contains(column.name) {
        guard column.name != name, !stubs.contains(column.name) else {
          throw Failure.repeatedName(column.name)
        }
        try? result.set(try column.gathered(at: sources, interruption))
      }
      try? result.set(endingColumn(named: name, endings, times: count))
      let order = try [Int32](count: sources.count, interruption) { rows, target in
        for row in rows {
          target[row] = Int32(truncatingIfNeeded: row % endings.count * count + row / endings.count)
        }
      }
      for stub in stubs {
        try? result.set(try stacked(frame, stub, endings, interruption).gathered(at: order, interruption))
      }
      return result
    } catch let failure as Failure { throw failure } catch { throw .interrupted }
  }

  /// The columns of a stub under one another, those that are not there as missing rows.
  private static func stacked(
    _ frame: Frame, _ stub: String, _ endings: [String], _ interruption: Interruption?
  ) throws -> Column {
    let absent = [Int32](repeating: -1, count: frame.rowCount)
    guard let pattern = endings.lazy.compactMap({ frame[stub + $0] }).first else {
      throw Failure.unmatchedStub(stub)
    }
    var whole: Column?
    for ending in endings {
      let part = try frame[stub + ending] ?? pattern.gathered(at: absent, interruption)
      guard let above = whole else {
        whole = part
        continue
      }
      switch try above.joined(with: part, interruption) {
      case .success(let joined): whole = joined
      case .failure(let error):
        throw Failure.differentKinds(column: stub + ending, kind: error.first, other: error.second)
      }
    }
    var column = whole ?? pattern
    column.name = stub
    return column
  }

  private static func endingColumn(named name: String, _ endings: [String], times: Int) -> Column {
    let numbers = endings.map { Int64($0) }
    if numbers.allSatisfy({ $0 != nil }), !endings.contains(where: { $0.count > 1 && $0.hasPrefix("0") }) {
      let known = numbers.compactMap(\.self)
      return Column(name: name, integers: (0..<times * known.count).map { known[$0 % known.count] })
    }
    return Column(name: name, texts: (0..<times * endings.count).map { endings[$0 % endings.count] })
  }

  /// One row for each identifier: `income` becomes `income2011`, `income2012` by the values of a column.
  package static func wide(
    _ frame: Frame, columns: [String], identifiers: [String], name: String, interruption: Interruption? = nil
  ) throws(Failure) -> Frame {
    do {
      let keys = identifiers.compactMap { frame[$0] }
      guard let names = frame[name] else { throw Failure.unmatchedStub(name) }
      let groups = try Grouping(keys, rowCount: frame.rowCount, missing: .group, interruption: interruption)
      let kinds = try Grouping([names], rowCount: frame.rowCount, missing: .group, interruption: interruption)
      let (newColumns, isTooMany) = kinds.count.multipliedReportingOverflow(by: max(1, columns.count))
      guard !isTooMany, newColumns <= mostColumns else { throw Failure.tooManyColumns(kinds.count) }
      var places = [Int32](repeating: -1, count: groups.count * kinds.count)
      for row in 0..<frame.rowCount {
        let place = Int(kinds.codes[row]) * groups.count + Int(groups.codes[row])
        if places[place] >= 0 {
          throw Failure.repeatedIdentifiers(
            (keys + [names]).map { "\($0.name) = \($0.value(at: row).description)" },
            rows: [Int(places[place]), row])
        }
        places[place] = Int32(truncatingIfNeeded: row)
      }
      let first = try groups.firstRows(interruption).map { Int32(truncatingIfNeeded: $0) }
      var result = Frame(rowCount: groups.count, origin: frame.origin)
      for column in frame.columns where column.name != name && !columns.contains(column.name) {
        try checkConstant(column, groups, keys, interruption)
        try? result.set(try column.gathered(at: first, interruption))
      }
      let kindRows = try kinds.firstRows(interruption)
      for (kind, row) in kindRows.enumerated() {
        let rows = Array(places[kind * groups.count..<(kind + 1) * groups.count])
        for column in columns.compactMap({ frame[$0] }) {
          var part = try column.gathered(at: rows, interruption)
          part.name = column.name + names.value(at: row).description
          guard result[part.name] == nil else { throw Failure.repeatedName(part.name) }
          try? result.set(part)
        }
      }
      return result
    } catch let failure as Failure { throw failure } catch { throw .interrupted }
  }

  /// As many as a file of text may have.
  private static let mostColumns = 10_000

  private static func checkUnique(_ frame: Frame, _ identifiers: [String], _ interruption: Interruption?)
    throws
  {
    let keys = identifiers.compactMap { frame[$0] }
    guard !keys.isEmpty else { return }
    let grouping = try Grouping(keys, rowCount: frame.rowCount, missing: .group, interruption: interruption)
    guard grouping.count < frame.rowCount else { return }
    var first = [Int32](repeating: -1, count: grouping.count)
    for row in 0..<frame.rowCount {
      let code = Int(grouping.codes[row])
      if first[code] >= 0 {
        throw Failure.repeatedIdentifiers(
          keys.map { "\($0.name) = \($0.value(at: row).description)" }, rows: [Int(first[code]), row])
      }
      first[code] = Int32(truncatingIfNeeded: row)
    }
  }

  private static func checkConstant(
    _ column: Column, _ groups: Grouping, _ keys: [Column], _ interruption: Interruption?
  ) throws {
    let values = try Grouping([column], rowCount: column.count, missing: .group, interruption: interruption)
    var seen = [Int32](repeating: -1, count: groups.count)
    for row in 0..<column.count {
      let code = Int(groups.codes[row])
      if seen[code] >= 0, seen[code] != values.codes[row] {
        throw Failure.notConstant(
          column: column.name, identifier: keys.map { "\($0.name) = \($0.value(at: row).description)" })
      }
      seen[code] = values.codes[row]
    }
  }

  /// Numbers by their size, other endings by their letters.
  private static func precedes(_ a: String, _ b: String) -> Bool {
    if let x = Int64(a), let y = Int64(b) { return x < y }
    return a.utf8.lexicographicallyPrecedes(b.utf8)
  }
}
