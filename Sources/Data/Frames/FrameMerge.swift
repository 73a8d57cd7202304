/// The rows of two frames put together by keys.
package struct FrameMerge: Sendable {
  /// How often a key may stand in each frame.
  package enum Kind: String, CaseIterable, Hashable, Sendable {
    case oneToOne = "1:1"
    case manyToOne = "m:1"
    case oneToMany = "1:m"
  }

  /// Where a row of the result comes from.
  package enum Origin: Int, CaseIterable, Hashable, Sendable { case matched, data, other }

  /// Keys that stand more than once where each may stand once.
  package struct RepeatedKeys: Hashable, Sendable {
    package let isOther: Bool
    package let keyCount: Int
    /// The first of them, with the rows in which it stands, counted from 0.
    package let firstKey: [String]
    package let firstRows: [Int]
  }

  package enum Failure: Error, Hashable, Sendable {
    case repeatedKeys(RepeatedKeys)
    /// Keys of kinds that never agree.
    case differentKinds(key: String, data: ColumnKind, other: ColumnKind)
    case interrupted
  }

  /// For each row of the result, its row in the data and in the other frame; −1 where there is none.
  package private(set) var dataRows: [Int32] = []
  package private(set) var otherRows: [Int32] = []
  /// Rows of the data that found a partner, that found none, and rows of the other frame that nobody looked for.
  package private(set) var matched = 0
  package private(set) var onlyData = 0
  package private(set) var onlyOther = 0
  /// The keys of the rows of the result.
  package private(set) var keys: [Column] = []

  /// - Parameters:
  ///   - keys: columns of the data and of the other frame, in pairs. A missing key matches nothing.
  ///   - kept: which rows come into the result.
  package init(
    _ kind: Kind, keys pairs: [(data: Column, other: Column)], counts: (data: Int, other: Int),
    kept: Set<Origin>,
    threads: Int = 1, interruption: Interruption? = nil
  ) throws(Failure) {
    var joined: [Column] = []
    for (data, other) in pairs {
      guard
        case .success(let column) = try Self.uninterrupted({ () throws(Interrupted) in
          try data.joined(with: other, interruption)
        })
      else { throw .differentKinds(key: data.name, data: data.kind, other: other.kind) }
      joined.append(column)
    }
    let grouping = try Self.uninterrupted { () throws(Interrupted) in
      try Grouping(joined, rowCount: counts.data + counts.other, threads: threads, interruption: interruption)
    }
    let codes = grouping.codes
    if kind != .manyToOne,
      let repeated = Self.repeated(codes[..<counts.data], grouping.count, joined, isOther: false)
    {
      throw .repeatedKeys(repeated)
    }
    if kind != .oneToMany,
      let repeated = Self.repeated(codes[counts.data...], grouping.count, joined, isOther: true)
    {
      throw .repeatedKeys(repeated)
    }
    do {
      if kind == .oneToMany {
        try matchMany(codes, counts, grouping.count, kept, interruption)
      } else {
        try matchOne(codes, counts, grouping.count, kept, interruption)
      }
      let sources = try [Int32](count: dataRows.count, interruption) { rows, target in
        for row in rows {
          target[row] =
            dataRows[row] >= 0 ? dataRows[row] : otherRows[row] &+ Int32(truncatingIfNeeded: counts.data)
        }
      }
      keys = try joined.map { column throws(Interrupted) in try column.gathered(at: sources, interruption) }
    } catch { throw .interrupted }
  }

  private static func uninterrupted<Result>(_ body: () throws(Interrupted) -> Result) throws(Failure)
    -> Result
  {
    do { return try body() } catch { throw .interrupted }
  }

  /// The keys that stand more than once among these rows.
  private static func repeated(
    _ codes: ArraySlice<Int32>, _ count: Int, _ keys: [Column], isOther: Bool
  ) -> RepeatedKeys? {
    var first = [Int32](repeating: -1, count: count)
    var repeated: Set<Int32> = []
    var firstRepeated: Int32?
    for place in codes.indices {
      let code = codes[place]
      guard code >= 0 else { continue }
      if first[Int(code)] >= 0 {
        repeated.insert(code)
        firstRepeated = firstRepeated ?? code
      } else {
        first[Int(code)] = Int32(truncatingIfNeeded: place)
      }
    }
    guard let code = firstRepeated else { return nil }
    let places = codes.indices.lazy.filter { codes[$0] == code }.prefix(5)
    return RepeatedKeys(
      isOther: isOther, keyCount: repeated.count,
      firstKey: keys.map { $0.value(at: Int(first[Int(code)])).description },
      firstRows: places.map { $0 - codes.startIndex })
  }

  /// Each row of the data finds at most one row of the other frame.
  private mutating func matchOne(
    _ codes: [Int32], _ counts: (data: Int, other: Int), _ groups: Int, _ kept: Set<Origin>,
    _ interruption: Interruption?
  ) throws(Interrupted) {
    var partner = [Int32](repeating: -1, count: groups)
    for row in 0..<counts.other where codes[counts.data + row] >= 0 {
      partner[Int(codes[counts.data + row])] = Int32(truncatingIfNeeded: row)
    }
    var isFound = Bitmap(count: counts.other)
    let all = try [Int32](count: counts.data, interruption) { rows, target in
      for row in rows { target[row] = codes[row] >= 0 ? partner[Int(codes[row])] : -1 }
    }
    try RowBlocks.forEach(counts.data, interruption) { rows in
      for row in rows {
        if all[row] >= 0 {
          isFound.set(Int(all[row]))
          matched += 1
        } else {
          onlyData += 1
        }
      }
    }
    onlyOther = counts.other - isFound.countOfOnes
    dataRows.reserveCapacity(counts.data)
    otherRows.reserveCapacity(counts.data)
    try RowBlocks.forEach(counts.data, interruption) { rows in
      for row in rows where kept.contains(all[row] >= 0 ? .matched : .data) {
        dataRows.append(Int32(truncatingIfNeeded: row))
        otherRows.append(all[row])
      }
    }
    addOther(isFound, counts.other, kept)
  }

  /// Each row of the data finds any number of rows of the other frame.
  private mutating func matchMany(
    _ codes: [Int32], _ counts: (data: Int, other: Int), _ groups: Int, _ kept: Set<Origin>,
    _ interruption: Interruption?
  ) throws(Interrupted) {
    // The other frame's rows by key, in their order.
    var starts = [Int](repeating: 0, count: groups + 1)
    for row in 0..<counts.other where codes[counts.data + row] >= 0 {
      starts[Int(codes[counts.data + row]) + 1] += 1
    }
    for group in 0..<groups { starts[group + 1] += starts[group] }
    var next = starts
    var ordered = [Int32](repeating: -1, count: starts[groups])
    for row in 0..<counts.other where codes[counts.data + row] >= 0 {
      let code = Int(codes[counts.data + row])
      ordered[next[code]] = Int32(truncatingIfNeeded: row)
      next[code] += 1
    }
    var isFound = Bitmap(count: counts.other)
    try RowBlocks.forEach(counts.data, interruption) { rows in
      for row in rows {
        let code = Int(codes[row])
        let partners = code >= 0 ? ordered[starts[code]..<starts[code + 1]] : []
        if partners.isEmpty {
          onlyData += 1
          if kept.contains(.data) {
            dataRows.append(Int32(truncatingIfNeeded: row))
            otherRows.append(-1)
          }
        }
        for partner in partners {
          matched += 1
          isFound.set(Int(partner))
          guard kept.contains(.matched) else { continue }
          dataRows.append(Int32(truncatingIfNeeded: row))
          otherRows.append(partner)
        }
      }
    }
    onlyOther = counts.other - isFound.countOfOnes
    addOther(isFound, counts.other, kept)
  }

  private mutating func addOther(_ isFound: Bitmap, _ count: Int, _ kept: Set<Origin>) {
    guard kept.contains(.other) else { return }
    for row in 0..<count where !isFound[row] {
      dataRows.append(-1)
      otherRows.append(Int32(truncatingIfNeeded: row))
    }
  }
}
