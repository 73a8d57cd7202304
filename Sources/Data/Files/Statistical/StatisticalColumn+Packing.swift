/// From the values as they were read to a packed column.
extension StatisticalColumn {
  /// What is to be said of one column.
  enum Remark: Hashable, Sendable {
    case empty
    case timesAsSeconds
    case periodsAsNumbers
    case datesOutOfRange
  }

  /// The column of all rows, and what is to be said of it.
  func packed(
    labels: [ValueLabel], in file: StatisticalFormat, _ interruption: Interruption
  ) throws(Interrupted) -> (column: Column, remark: Remark?) {
    let codes = try kinds.codes(rowCount: count, labels: labels, interruption)
    var (column, remark) = try values(in: file, interruption)
    if column.missingCount == column.count, column.count > 0 { remark = .empty }
    let isKind: (ValueLabel) -> Bool = { label in
      column.missing != nil && kinds.values.contains { $0.isSameValue(as: label.value) }
    }
    let own = column.kind == .date ? [] : labels.filter { !isKind($0) && ($0.value.number != nil || isText) }
    let description = ColumnDescription(
      label: LocalizedText(label.isEmpty ? nil : label),
      valueLabels: own.map { ValueLabel(value: Self.value($0.value, in: column.kind), text: $0.text) })
    return (
      Column(
        name: name, values: column.values, missing: column.missing, missingCodes: codes,
        description: description), remark
    )
  }

  private static func value(_ value: Scalar, in kind: ColumnKind) -> Scalar {
    switch kind {
    case .integer: MissingKinds.whole(value)
    default: value.number.map { .number($0) } ?? value
    }
  }

  private func values(
    in file: StatisticalFormat, _ interruption: Interruption
  ) throws(Interrupted) -> (Column, Remark?) {
    if isText { return (try texts(interruption), nil) }
    if let meaning = TemporalFormat(format, in: file) {
      let numbers = integers.isEmpty ? numbers : integers.map(Self.number)
      switch meaning {
      case .days(let epoch): return try days(numbers, perDay: 1, epoch: epoch, interruption)
      case .seconds(let epoch): return try days(numbers, perDay: 86_400, epoch: epoch, interruption)
      case .milliseconds(let epoch): return try days(numbers, perDay: 86_400_000, epoch: epoch, interruption)
      case .periods: break
      }
    }
    let remark: Remark? = TemporalFormat(format, in: file) == .periods ? .periodsAsNumbers : nil
    return (integers.isEmpty ? try plain(numbers, interruption) : try plain(integers, interruption), remark)
  }

  private static func number(_ integer: Int32) -> Double {
    integer == absentInteger ? .nan : Double(integer)
  }

  private func plain(_ integers: [Int32], _ interruption: Interruption) throws(Interrupted) -> Column {
    var missing = Bitmap(count: integers.count)
    try RowBlocks.forEach(integers.count, interruption) { rows in
      for row in rows where integers[row] == Self.absentInteger { missing.set(row) }
    }
    if missing.countOfOnes == integers.count { return try empty(missing, interruption) }
    let wide = try [Int64](count: integers.count, interruption) { rows, target in
      for row in rows { target[row] = Int64(integers[row]) }
    }
    return try Column(
      name: name, integers: wide, missing: missing.nilIfEmpty, interruption: interruption)
  }

  private func plain(_ numbers: [Double], _ interruption: Interruption) throws(Interrupted) -> Column {
    var missing = Bitmap(count: numbers.count)
    var areWhole = true
    try RowBlocks.forEach(numbers.count, interruption) { rows in
      for row in rows {
        let number = numbers[row]
        if !number.isFinite {
          missing.set(row)
        } else if areWhole, number.rounded() != number || abs(number) > Self.greatestWhole {
          areWhole = false
        }
      }
    }
    if missing.countOfOnes == numbers.count { return try empty(missing, interruption) }
    guard areWhole else {
      return try Column(
        name: name, numbers: numbers, missing: missing.nilIfEmpty, interruption: interruption)
    }
    let wide = try [Int64](count: numbers.count, interruption) { rows, target in
      for row in rows { target[row] = numbers[row].isFinite ? Int64(numbers[row]) : 0 }
    }
    return try Column(
      name: name, integers: wide, missing: missing.nilIfEmpty, interruption: interruption)
  }

  /// 2⁵³: beyond it doubles do not tell whole numbers apart.
  private static let greatestWhole = 9_007_199_254_740_992.0

  private func empty(_ missing: Bitmap, _ interruption: Interruption) throws(Interrupted) -> Column {
    try Column(
      name: name, numbers: [Double](repeating: 0, count: count), missing: missing.nilIfEmpty,
      interruption: interruption)
  }

  /// Dates where all are whole days of the calendar; else seconds since 1970 began, or plain numbers.
  private func days(
    _ numbers: [Double], perDay: Double, epoch: Int, _ interruption: Interruption
  ) throws(Interrupted) -> (Column, Remark?) {
    var missing = Bitmap(count: numbers.count)
    var areDays = true
    var isInRange = true
    try RowBlocks.forEach(numbers.count, interruption) { rows in
      for row in rows {
        let number = numbers[row]
        if !number.isFinite {
          missing.set(row)
          continue
        }
        let day = number / perDay
        if day.rounded() != day { areDays = false }
        if !Self.daysOfTheCalendar.contains(day + Double(epoch)) { isInRange = false }
      }
    }
    if missing.countOfOnes == numbers.count { return (try empty(missing, interruption), nil) }
    if areDays, isInRange {
      let days = try [Int32](count: numbers.count, interruption) { rows, target in
        for row in rows {
          let day = numbers[row] / perDay + Double(epoch)
          target[row] = day.isFinite ? Int32(day) : 0
        }
      }
      return (Column(name: name, days: days, missing: missing.nilIfEmpty), nil)
    }
    if perDay == 1 { return (try plain(numbers, interruption), .datesOutOfRange) }
    let seconds = try [Double](count: numbers.count, interruption) { rows, target in
      for row in rows { target[row] = numbers[row] / (perDay / 86_400) + Double(epoch) * 86_400 }
    }
    return (try plain(seconds, interruption), .timesAsSeconds)
  }

  /// The years 1 to 9999.
  private static let daysOfTheCalendar: ClosedRange<Double> = -719_162...2_932_896

  private func texts(_ interruption: Interruption) throws(Interrupted) -> Column {
    var missing = Bitmap(count: codes.count)
    try RowBlocks.forEach(codes.count, interruption) { rows in
      for row in rows where codes[row] < 0 { missing.set(row) }
    }
    let texts = try Array(0..<dictionary.count).mapped(interruption) { code in
      dictionary.withText(of: code) { String(decoding: $0, as: UTF8.self) }
    }
    let packed = try [Int32](count: codes.count, interruption) { rows, target in
      for row in rows { target[row] = max(0, codes[row]) }
    }
    return Column(
      name: name,
      values: .text(
        TextStorage(codes: try PackedCodes(packed, below: texts.count, interruption), dictionary: texts)),
      missing: missing.nilIfEmpty)
  }
}
