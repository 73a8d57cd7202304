import Data

/// The two values of a treatment column in the sample.
struct TreatmentGroups: Sendable {
  let control: String
  let treated: String
  private let column: Column
  /// The code of the treated, as the column's codes count.
  private let treatedCode: Int

  /// The larger of two numbers, the second of two levels in their order, and `true`, are the treated.
  /// Throws `.treatmentConstant`, `.treatmentNotBinary` and `.interrupted`.
  init(_ column: Column, sample: EstimationSample, execution: Execution) throws(EstimationError) {
    let category = try DesignCategory(
      CategoryVariable(column: column.name), column: column, execution: execution)
    let present = try Self.presentCodes(category, sample: sample, execution)
    let values = try uninterrupted { () throws(Interrupted) in
      try category.ordered(present, execution.interruption)
    }
    guard let first = values.first, let last = values.last, values.count <= 2 else {
      throw .treatmentNotBinary(
        column: column.name, values: values.prefix(10).map { category.level($0) })
    }
    guard values.count == 2 else {
      throw .treatmentConstant(column: column.name, value: category.level(first))
    }
    control = category.level(first)
    treated = category.level(last)
    treatedCode = last
    self.column = category.column
  }

  private static func presentCodes(
    _ category: DesignCategory, sample: EstimationSample, _ execution: Execution
  ) throws(EstimationError) -> [Bool] {
    execution.beginPass(over: sample.rowCount)
    var present = [Bool](repeating: false, count: category.levelCount)
    let size = BlockSchedule.blockRows
    withUnsafeTemporaryAllocation(of: Int32.self, capacity: size) { codes in
      guard let codes = codes.baseAddress else { return }
      for start in stride(from: 0, to: sample.rowCount, by: size) where !execution.isInterrupted {
        let rows = start..<min(start + size, sample.rowCount)
        category.column.readCodes(rows, into: codes)
        sample.keep.forEach(in: rows) { present[Int(codes[$0 - start])] = true }
        execution.interruption?.advance(by: rows.count, rows: rows.count)
      }
    }
    try execution.check()
    return present
  }

  /// 1 for the treated, 0 for the others.
  func source(named name: String) -> LevelSource {
    LevelSource(name: name, column: column, code: treatedCode)
  }
}

/// 1 where a categorical column has a level, else 0.
struct LevelSource: NumericSource {
  let name: String
  let column: Column
  let code: Int

  var columnNames: [String] { [column.name] }

  func read(_ rows: Range<Int>, into numbers: UnsafeMutablePointer<Double>) {
    withUnsafeTemporaryAllocation(of: Int32.self, capacity: rows.count) { codes in
      guard let codes = codes.baseAddress else { return }
      column.readCodes(rows, into: codes)
      let code = Int32(truncatingIfNeeded: code)
      for i in 0..<rows.count { numbers[i] = codes[i] < 0 ? .nan : codes[i] == code ? 1 : 0 }
    }
  }
}

/// 1 where a column's number is at least the threshold, else 0.
struct ThresholdSource: NumericSource {
  let name: String
  let column: Column
  let threshold: Double

  var columnNames: [String] { [column.name] }

  func read(_ rows: Range<Int>, into numbers: UnsafeMutablePointer<Double>) {
    column.readNumbers(rows, into: numbers)
    for i in 0..<rows.count {
      numbers[i] = numbers[i].isNaN ? .nan : numbers[i] >= threshold ? 1 : 0
    }
  }
}
