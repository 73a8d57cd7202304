extension Column {
  /// What kind of missing value each row has, as a text: `.a`, `9`, and `.` for a plain one. Rows with a value are
  /// missing.
  package func missingKinds(_ interruption: Interruption? = nil) throws(Interrupted) -> Column {
    let kinds = missingCodes?.kinds ?? []
    let known = missingCodes?.codes
    let codes = try PackedCodes(count: count, below: kinds.count + 1, interruption) { row in
      let code = known.map { row < $0.count ? $0[row] : 0 } ?? 0
      return Int32(truncatingIfNeeded: code > 0 && code <= kinds.count ? code - 1 : kinds.count)
    }
    let levels = kinds.map { Level(name: $0.value.description) } + [Level(name: ".")]
    return Column(
      name: name, values: .factor(FactorStorage(codes: codes, levels: levels)),
      missing: Bitmap(count: count, repeating: true).subtracting(missing ?? Bitmap(count: count)))
  }

  /// The column with the kinds of missing values of the one it was made from: a row that is still missing keeps its
  /// kind. `old` is as long as the column.
  package func keepingMissingKinds(
    of old: Column, _ interruption: Interruption? = nil
  ) throws(Interrupted) -> Column {
    guard let missing, let known = old.missingCodes, known.codes.count == count else { return self }
    let codes = try PackedCodes(count: count, below: known.kinds.count + 1, interruption) { row in
      missing[row] ? Int32(truncatingIfNeeded: known.codes[row]) : 0
    }
    return Column(
      name: name, values: values, missing: missing,
      missingCodes: MissingCodes(kinds: known.kinds, codes: codes), description: description)
  }
}
