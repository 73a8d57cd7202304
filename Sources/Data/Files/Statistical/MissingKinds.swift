/// The kinds of missing values that a column turns out to have, and the rows that have one.
struct MissingKinds: Sendable {
  private(set) var values: [Scalar] = []
  private var places: [Scalar: Int32] = [:]
  /// Rows with a kind, ascending, and one more than the place of the kind of each.
  private var rows: [Int32] = []
  private var codes: [Int32] = []

  var isEmpty: Bool { values.isEmpty }

  /// Adds a kind that no row may have.
  mutating func declare(_ value: Scalar) { _ = place(of: value) }

  mutating func append(row: Int, value: Scalar) {
    codes.append(place(of: Self.whole(value)) + 1)
    rows.append(Int32(truncatingIfNeeded: row))
  }

  /// `.a` of Stata, `.A` and `._` of SAS.
  mutating func append(row: Int, tag: UInt8) { append(row: row, value: Self.value(ofTag: tag)) }

  static func value(ofTag tag: UInt8) -> Scalar { .text("." + String(UnicodeScalar(tag))) }

  /// A whole number as one: 9, not 9.0.
  static func whole(_ value: Scalar) -> Scalar {
    guard case .number(let number) = value, let whole = Int64(exactly: number) else { return value }
    return .integer(whole)
  }

  private mutating func place(of value: Scalar) -> Int32 {
    let value = Self.whole(value)
    if let place = places[value] { return place }
    let place = Int32(truncatingIfNeeded: values.count)
    places[value] = place
    values.append(value)
    return place
  }

  /// The codes of all rows, with the labels of the kinds.
  func codes(
    rowCount: Int, labels: [ValueLabel], _ interruption: Interruption
  ) throws(Interrupted) -> MissingCodes? {
    if values.isEmpty { return nil }
    let kinds = values.map { value in
      MissingCodes.Kind(
        value: value, text: labels.first { $0.value.isSameValue(as: value) }?.text ?? LocalizedText())
    }
    var all = [Int32](repeating: 0, count: rowCount)
    for (row, code) in zip(rows, codes) where row >= 0 && Int(row) < rowCount { all[Int(row)] = code }
    return MissingCodes(kinds: kinds, codes: try PackedCodes(all, below: kinds.count + 1, interruption))
  }
}
