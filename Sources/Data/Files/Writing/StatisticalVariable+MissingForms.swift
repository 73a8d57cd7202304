/// How the kinds of missing values of a column are written.
extension StatisticalVariable {
  /// By the place of the kind, and what is to be said of them.
  func formsOfKinds(
    isStata: Bool, _ interruption: Interruption
  ) throws(Interrupted) -> (forms: [MissingForm], notes: [WritingNote]) {
    guard let codes = column.missingCodes else { return ([], []) }
    return isStata ? tags(codes.kinds) : try definitions(codes, interruption)
  }

  private func lost(_ forms: [MissingForm]) -> [WritingNote] {
    let isLost = forms.contains { if case .plain = $0 { true } else { false } }
    return isLost ? [.missingKindsLost(column: column.name)] : []
  }

  /// Stata's `.a` to `.z`: a kind keeps its letter, others get those that are free.
  private func tags(_ kinds: [MissingCodes.Kind]) -> ([MissingForm], [WritingNote]) {
    if case .texts = values {
      let forms = kinds.map { _ in MissingForm.plain }
      return (forms, lost(forms))
    }
    func letter(_ kind: MissingCodes.Kind) -> UInt8? {
      guard case .text(let text) = kind.value, text.utf8.count == 2, text.hasPrefix("."),
        let byte = text.lowercased().utf8.last, (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
      else { return nil }
      return byte
    }
    var free = Array(UInt8(ascii: "a")...UInt8(ascii: "z")).filter { !kinds.compactMap(letter).contains($0) }
    var recoded: [String] = []
    let forms = kinds.map { kind -> MissingForm in
      if let letter = letter(kind) { return .tag(CChar(letter)) }
      if free.isEmpty { return .plain }
      let letter = free.removeFirst()
      recoded.append("\(kind.value) → .\(String(UnicodeScalar(letter)))")
      return .tag(CChar(letter))
    }
    let notes: [WritingNote] =
      recoded.isEmpty ? [] : [.missingKindsRecoded(column: column.name, codes: recoded)]
    return (forms, notes + lost(forms))
  }

  /// SPSS's user-missing values: at most three, which are values like others. A code that is also a value of some row
  /// must not be one of them, or that row would become missing.
  private func definitions(
    _ codes: MissingCodes, _ interruption: Interruption
  ) throws(Interrupted) -> ([MissingForm], [WritingNote]) {
    var forms = codes.kinds.map(definition)
    let valid = try validRows(with: forms, interruption)
    var notes: [WritingNote] = []
    for (place, rows) in valid.enumerated() where rows > 0 {
      forms[place] = .plain
      notes.append(
        .missingCodeIsValue(
          column: column.name, code: codes.kinds[place].value.description, validRows: rows,
          missingRows: try missingRows(codes, place: place, interruption)))
    }
    // What was told above is not told again.
    let others = forms.indices.filter { valid[$0] == 0 }
    if others.count > 3 { for place in others { forms[place] = .plain } }
    return (forms, notes + lost(others.map { forms[$0] }))
  }

  private func definition(of kind: MissingCodes.Kind) -> MissingForm {
    if column.kind == .date { return .plain }
    if case .texts = values {
      return if case .text(let text) = kind.value, text.utf8.count <= 8 { .text(text) } else { .plain }
    }
    return kind.value.number.map { .number($0) } ?? .plain
  }

  /// For each form how many rows have it for a value.
  private func validRows(
    with forms: [MissingForm], _ interruption: Interruption
  ) throws(Interrupted) -> [Int] {
    var counts = [Int](repeating: 0, count: forms.count)
    var numbers: [Double: Int] = [:]
    var texts: [String: Int] = [:]
    for (place, form) in forms.enumerated() {
      switch form {
      case .number(let number): numbers[number] = place
      case .text(let text): texts[text.trimmingTrailingSpaces] = place
      case .plain, .tag: break
      }
    }
    if numbers.isEmpty, texts.isEmpty { return counts }
    var placesOfCodes: [Int?] = []
    if case .coded(_, let levels) = values { placesOfCodes = levels.map { numbers[$0] } }
    if case .texts(let storage) = values {
      placesOfCodes = storage.dictionary.map { texts[$0.trimmingTrailingSpaces] }
    }
    try RowBlocks.forEach(column.count, interruption) { rows in
      for row in rows where !column.isMissing(row) {
        let place: Int? =
          switch values {
          case .integers(let integers): numbers[Double(integers[row])]
          case .numbers(let storage): numbers[storage[row]]
          case .logical(let flags): numbers[flags[row] ? 1 : 0]
          case .coded(let codes, _): Self.place(codes[row], placesOfCodes)
          case .texts(let storage): Self.place(storage.codes[row], placesOfCodes)
          case .days: nil
          }
        if let place { counts[place] += 1 }
      }
    }
    return counts
  }

  private static func place(_ code: Int, _ places: [Int?]) -> Int? {
    code < places.count ? places[code] : nil
  }

  private func missingRows(
    _ codes: MissingCodes, place: Int, _ interruption: Interruption
  ) throws(Interrupted) -> Int {
    var count = 0
    try RowBlocks.forEach(codes.codes.count, interruption) { rows in
      for row in rows where codes.codes[row] == place + 1 && column.isMissing(row) { count += 1 }
    }
    return count
  }
}
