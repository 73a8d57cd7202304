/// Whether a format holds the numbers of a column.
extension StatisticalVariable {
  /// The numbers that are values. Stata keeps those from 2¹⁰²³ on for missing values, SPSS the lowest two and the highest
  /// for "missing", "lowest" and "highest".
  static func heldNumbers(isStata: Bool) -> ClosedRange<Double> {
    let greatest = Double.greatestFiniteMagnitude
    if isStata { return -greatest...(0x1p1023).nextDown }
    return (-greatest).nextUp.nextUp...greatest.nextDown
  }

  /// The greatest whole number up to which doubles tell all whole numbers apart.
  private static let greatestWhole: Int64 = 1 << 53

  /// - Throws: the first number that is not held, before anything is written.
  func checkNumbers(isStata: Bool, _ interruption: Interruption) throws {
    let held = Self.heldNumbers(isStata: isStata)
    let numbers: (Int) -> Double
    switch values {
    case .numbers(let storage): numbers = { storage[$0] }
    case .coded(let codes, let levels):
      if levels.allSatisfy(held.contains) { return }
      numbers = { codes[$0] < levels.count ? levels[codes[$0]] : 0 }
    case .integers, .logical, .days, .texts: return
    }
    var rows = 0
    var first: (row: Int, value: Double)?
    try RowBlocks.forEach(column.count, interruption) { block in
      for row in block where !column.isMissing(row) {
        let number = numbers(row)
        if held.contains(number) { continue }
        rows += 1
        if first == nil { first = (row, number) }
      }
    }
    guard let first else { return }
    throw DataFileWriter.Failure.numberNotHeld(
      column: column.name, row: first.row + 1, value: first.value, rows: rows)
  }

  /// Whole numbers that become the nearest that a double holds.
  func roundedIntegers(_ interruption: Interruption) throws(Interrupted) -> [WritingNote] {
    guard case .integers(let integers) = values, case .int64 = integers else { return [] }
    return try column.notesOfLongIntegers(digits: 15, interruption) {
      $0.magnitude > Self.greatestWhole.magnitude && Int64(exactly: Double($0)) != $0
    }
  }
}
