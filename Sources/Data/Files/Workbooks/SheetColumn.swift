/// What a cell holds.
enum SheetCell {
  case number(Double)
  /// Days since 1970, with a fraction for the time of day.
  case date(Double)
  /// Place among the texts.
  case text(Int)
  case logical(Bool)
  case error(Int)

  /// The cell as a reader writes it.
  func inWords(_ texts: [String]) -> String {
    switch self {
    case .number(let number): Scalar.text(of: number)
    case .date(let day):
      Int32(exactly: day).map { CalendarDate(daysSince1970: $0).description } ?? Self.moment(day)
    case .text(let place), .error(let place): texts.indices.contains(place) ? texts[place] : ""
    case .logical(let flag): flag ? "true" : "false"
    }
  }

  /// `2019-04-01 13:30:00`
  private static func moment(_ day: Double) -> String {
    guard let whole = Int32(exactly: day.rounded(.down)) else { return Scalar.text(of: day) }
    let seconds = Int(((day - Double(whole)) * 86_400).rounded())
    func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return CalendarDate(daysSince1970: whole).description
      + " \(padded(seconds / 3600)):\(padded(seconds / 60 % 60)):\(padded(seconds % 60))"
  }
}

/// A column of a sheet while it is being read: a kind and a number for each row with a cell.
///
/// Rows without one take no room, however far apart the cells stand, until `pad` fills them in.
struct SheetColumn {
  enum Kind: UInt8 { case nothing, number, date, text, logical }

  private(set) var kinds: [UInt8] = []
  private(set) var numbers: [Double] = []
  /// Rows without a cell before the cell of that place among the kept ones.
  private var gaps: [(place: Int32, rows: Int32)] = []
  private var rowCount = 0
  /// The kind of the first cell, and the first cell that is of another.
  private(set) var kind = Kind.nothing
  private(set) var odd: (cell: SheetCell, place: CellPlace)?

  mutating func append(_ cell: SheetCell, row: Int, place: CellPlace) {
    // A second cell of the same place can only come from a damaged file.
    guard row >= rowCount else { return }
    if row > rowCount {
      gaps.append((Int32(truncatingIfNeeded: kinds.count), Int32(truncatingIfNeeded: row - rowCount)))
    }
    rowCount = row + 1
    let (kind, number): (Kind, Double) =
      switch cell {
      case .number(let number): (.number, number)
      case .date(let day): (.date, day)
      case .text(let place): (.text, Double(place))
      case .logical(let flag): (.logical, flag ? 1 : 0)
      case .error: (.nothing, 0)
      }
    kinds.append(kind.rawValue)
    numbers.append(number)
    if kind == .nothing { return }
    if self.kind == .nothing { self.kind = kind }
    if kind != self.kind, odd == nil { odd = (cell, place) }
  }

  /// Makes an entry for every row up to `length`.
  mutating func pad(to length: Int) {
    if !gaps.isEmpty {
      let kept = (kinds: kinds, numbers: numbers)
      kinds = []
      numbers = []
      kinds.reserveCapacity(length)
      numbers.reserveCapacity(length)
      var next = 0
      for gap in gaps {
        let place = min(max(next, Int(gap.place)), kept.kinds.count)
        kinds += kept.kinds[next..<place]
        numbers += kept.numbers[next..<place]
        appendAbsent(Int(gap.rows))
        next = place
      }
      kinds += kept.kinds[next...]
      numbers += kept.numbers[next...]
      gaps = []
    }
    appendAbsent(length - kinds.count)
    rowCount = kinds.count
  }

  private mutating func appendAbsent(_ rows: Int) {
    guard rows > 0 else { return }
    kinds += repeatElement(Kind.nothing.rawValue, count: rows)
    numbers += repeatElement(0, count: rows)
  }

  /// A cell again, from its kind and number.
  private func cell(_ row: Int) -> SheetCell? {
    switch Kind(rawValue: kinds[row]) {
    case .number: .number(numbers[row])
    case .date: .date(numbers[row])
    case .text: .text(Int(numbers[row]))
    case .logical: .logical(numbers[row] != 0)
    default: nil
    }
  }

  /// The packed column, and whether it holds points of time that became seconds.
  func packed(
    named name: String, texts: [String], _ interruption: Interruption
  ) throws(Interrupted) -> (column: Column, hasTimes: Bool) {
    try interruption.check()
    var missing = Bitmap(count: kinds.count)
    for row in kinds.indices where kinds[row] == Kind.nothing.rawValue { missing.set(row) }
    if odd != nil {
      var packing = TextPacking(rowCount: kinds.count)
      try RowBlocks.forEach(kinds.count, interruption) { rows in
        packing.append(rows.map { cell($0)?.inWords(texts) })
      }
      return (try packing.column(named: name, interruption), false)
    }
    switch kind {
    case .nothing, .number: return (try plain(name, numbers, missing, interruption), false)
    case .text: return (try textColumn(name, texts, missing, interruption), false)
    case .logical:
      var flags = Bitmap(count: kinds.count)
      for row in numbers.indices where numbers[row] != 0 { flags.set(row) }
      return (Column(name: name, logicals: flags, missing: missing.nilIfEmpty), false)
    case .date:
      let days = numbers.map { Int32(exactly: $0) }
      if days.allSatisfy({ $0 != nil }) {
        return (Column(name: name, days: days.map { $0 ?? 0 }, missing: missing.nilIfEmpty), false)
      }
      // A day's fraction holds a time to some microseconds.
      let seconds = numbers.map { ($0 * 86_400_000).rounded() / 1000 }
      return (try plain(name, seconds, missing, interruption), true)
    }
  }

  private func plain(
    _ name: String, _ numbers: [Double], _ missing: Bitmap, _ interruption: Interruption
  ) throws(Interrupted) -> Column {
    let areWhole = numbers.allSatisfy { $0.rounded() == $0 && abs($0) <= 9_007_199_254_740_992 }
    guard areWhole, missing.countOfOnes < numbers.count else {
      return try Column(
        name: name, numbers: numbers, missing: missing.nilIfEmpty, interruption: interruption)
    }
    return try Column(
      name: name, integers: numbers.map { Int64($0) }, missing: missing.nilIfEmpty, interruption: interruption
    )
  }

  private func textColumn(
    _ name: String, _ texts: [String], _ missing: Bitmap, _ interruption: Interruption
  ) throws(Interrupted) -> Column {
    var codes = [Int32](repeating: -1, count: texts.count)
    var dictionary: [String] = []
    var rows: [Int32] = []
    rows.reserveCapacity(numbers.count)
    for row in numbers.indices {
      let place = Int(numbers[row])
      guard !missing[row], codes.indices.contains(place) else {
        rows.append(0)
        continue
      }
      if codes[place] < 0 {
        codes[place] = Int32(truncatingIfNeeded: dictionary.count)
        dictionary.append(texts[place])
      }
      rows.append(codes[place])
    }
    let packed = try PackedCodes(rows, below: dictionary.count, interruption)
    return Column(
      name: name, values: .text(TextStorage(codes: packed, dictionary: dictionary)),
      missing: missing.nilIfEmpty)
  }
}
