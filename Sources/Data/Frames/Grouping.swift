/// Rows told apart by the values of one or more columns: the groups of `by`, the cells of a table, the keys of a merge.
///
/// Groups are numbered in the order of their keys: the first column's order counts most; numbers and dates ascend,
/// factors go by their levels, texts by their code points; a missing key comes last.
package struct Grouping: Sendable {
  /// What becomes of rows in which a key is missing.
  package enum MissingKeys: Hashable, Sendable {
    /// They are in no group.
    case leftOut
    /// Missing is a value of its own, after all others.
    case group
  }

  /// How many groups have rows.
  package private(set) var count: Int
  /// The group of each row; −1 for rows in none.
  package private(set) var codes: [Int32]

  /// - Parameters:
  ///   - columns: the keys, of `rowCount` rows each; without any, all rows are one group.
  ///   - selection: the rows that count; nil for all.
  package init(
    _ columns: [Column], rowCount: Int, selection: Bitmap? = nil, missing: MissingKeys = .leftOut,
    threads: Int = 1, interruption: Interruption? = nil
  ) throws(Interrupted) {
    codes = try [Int32](count: rowCount, interruption) { rows, target in
      for row in rows { target[row] = selection?[row] == false ? -1 : 0 }
    }
    count = rowCount == 0 ? 0 : 1
    if let selection, selection.isEmpty { count = 0 }
    for column in columns { try split(by: column, missing, interruption) }
  }

  /// Tells the rows of each group apart by one more column.
  private mutating func split(
    by column: Column, _ missing: MissingKeys, _ interruption: Interruption?
  ) throws(Interrupted) {
    let keys = try column.orderedGroups(interruption)
    let keyCount = keys.count + 1
    let (size, isLarge) = count.multipliedReportingOverflow(by: keyCount)
    let pairs = try pairs(with: keys, missing, interruption)
    if !isLarge, size <= Self.tableLimit {
      try compact(pairs, below: size, interruption)
    } else {
      let absent = try Self.bitmap(of: pairs, interruption) { $0 < 0 }
      let distinct = try DistinctIntegers(.int64(pairs), leavingOut: absent, interruption)
      count = distinct.values.count
      codes = try [Int32](count: pairs.count, interruption) { rows, target in
        distinct.codes.read(rows, into: target + rows.lowerBound)
        for row in rows where pairs[row] < 0 { target[row] = -1 }
      }
    }
  }

  /// One number for each row that tells its group and its key; −1 where it is in no group any more.
  private func pairs(
    with keys: RowGroups, _ missing: MissingKeys, _ interruption: Interruption?
  ) throws(Interrupted) -> [Int64] {
    let keyCount = Int64(keys.count) + 1
    let absentKey: Int64 = missing == .group ? Int64(keys.count) : -1
    let scratch = UnsafeMutablePointer<Int32>.allocate(capacity: RowBlocks.length)
    defer { scratch.deallocate() }
    return try codes.withUnsafeBufferPointer { codes throws(Interrupted) in
      try [Int64](count: codes.count, interruption) { rows, target in
        keys.readCodes(rows, into: scratch)
        for row in rows {
          let key = scratch[row &- rows.lowerBound]
          let code = key < 0 ? absentKey : Int64(key)
          target[row] = codes[row] < 0 || code < 0 ? -1 : Int64(codes[row]) &* keyCount &+ code
        }
      }
    }
  }

  /// The widest range of pairs for which a table of all of them is kept.
  private static let tableLimit = 1 << 22

  private mutating func compact(
    _ pairs: [Int64], below size: Int, _ interruption: Interruption?
  ) throws(Interrupted) {
    var places = [Int32](repeating: -1, count: size)
    try RowBlocks.forEach(pairs.count, interruption) { rows in
      places.withUnsafeMutableBufferPointer { places in
        for row in rows where pairs[row] >= 0 { places[Int(pairs[row])] = 0 }
      }
    }
    count = 0
    for place in places.indices where places[place] == 0 {
      places[place] = Int32(truncatingIfNeeded: count)
      count += 1
    }
    codes = try places.withUnsafeBufferPointer { places throws(Interrupted) in
      try [Int32](count: pairs.count, interruption) { rows, target in
        for row in rows { target[row] = pairs[row] < 0 ? -1 : places[Int(pairs[row])] }
      }
    }
  }

  private static func bitmap(
    of pairs: [Int64], _ interruption: Interruption?, where holds: (Int64) -> Bool
  ) throws(Interrupted) -> Bitmap {
    var bitmap = Bitmap(count: pairs.count)
    try RowBlocks.forEach(pairs.count, interruption) { rows in
      for row in rows where holds(pairs[row]) { bitmap.set(row) }
    }
    return bitmap
  }
}

extension Grouping {
  /// The first row of each group, from which its keys can be read.
  package func firstRows(_ interruption: Interruption? = nil) throws(Interrupted) -> [Int] {
    var first = [Int](repeating: -1, count: count)
    try RowBlocks.forEach(codes.count, interruption) { rows in
      for row in rows where codes[row] >= 0 && first[Int(codes[row])] < 0 { first[Int(codes[row])] = row }
    }
    return first
  }

  /// How many rows each group has.
  package func sizes(_ interruption: Interruption? = nil) throws(Interrupted) -> [Int] {
    var sizes = [Int](repeating: 0, count: count)
    try RowBlocks.forEach(codes.count, interruption) { rows in
      sizes.withUnsafeMutableBufferPointer { sizes in
        for row in rows where codes[row] >= 0 { sizes[Int(codes[row])] &+= 1 }
      }
    }
    return sizes
  }
}

extension Grouping {
  /// A grouping whose codes are known: each below `count`, or −1.
  package init(codes: [Int32], count: Int) {
    self.codes = codes
    self.count = count
  }

  /// All grouped rows as one group.
  package func joined(_ interruption: Interruption? = nil) throws(Interrupted) -> Grouping {
    Grouping(
      codes: try [Int32](count: codes.count, interruption) { rows, target in
        for row in rows { target[row] = min(codes[row], 0) }
      }, count: 1)
  }

  /// A group for each pair of a group of this and one of another grouping, whether it has rows or not: the first counts
  /// most. Rows that either leaves out are in none.
  package func crossed(
    with other: Grouping, _ interruption: Interruption? = nil
  ) throws(Interrupted) -> Grouping {
    let width = Int32(truncatingIfNeeded: max(1, other.count))
    return Grouping(
      codes: try [Int32](count: codes.count, interruption) { rows, target in
        for row in rows {
          let isLeftOut = codes[row] < 0 || other.codes[row] < 0
          target[row] = isLeftOut ? -1 : codes[row] &* width &+ other.codes[row]
        }
      }, count: count * Int(width))
  }
}
