import Data

/// The rows that an estimation uses and their weights.
struct EstimationSample: Sendable {
  private(set) var keep: Bitmap
  private(set) var use: SampleUse
  /// Nil where each row counts once.
  private(set) var weights: WeightColumn?
  let rowCount: Int
  private let columns: [Column]
  private let selection: Bitmap?
  private var undefined: [Column] = []

  /// The rows of `selection` in which none of the columns is missing, the weights among them.
  ///
  /// Throws `.noObservations`, `.weightNegative`, `.weightNotInteger`, `.notNumeric`, `.unknownColumn` and
  /// `.interrupted`.
  init(
    frame: Frame, columnNames: [String], selection: Bitmap?, weights: Weights?, execution: Execution
  ) throws(EstimationError) {
    rowCount = frame.rowCount
    self.selection = selection
    var columns: [Column] = []
    for name in columnNames + (weights.map { [$0.column] } ?? []) {
      columns.append(try frame.estimationColumn(name))
    }
    self.columns = columns
    (keep, use) = try uninterrupted { () throws(Interrupted) in
      try CompleteCases.count(
        columns: columns, selection: selection, rowCount: frame.rowCount, interruption: execution.interruption
      )
    }
    if let weights, let column = columns.last {
      self.weights = try WeightColumn.checking(weights, column: column, keep: &keep, execution)
    }
    guard !keep.isEmpty else { throw .noObservations(use) }
  }

  /// Leaves out the rows in which a source is not a number though none of its columns is missing, such as
  /// the logarithm of zero; says whether there were any. Throws `.noObservations` if none remains.
  mutating func leaveOutUndefined(
    in sources: [any NumericSource], _ execution: Execution
  ) throws(EstimationError) -> Bool {
    var found = false
    for source in sources where !undefined.contains(where: { $0.name == source.name }) {
      let gap = try undefinedRows(of: source, execution)
      guard !gap.isEmpty else { continue }
      found = true
      undefined.append(Column(name: source.name, logicals: Bitmap(count: rowCount), missing: gap))
    }
    guard found else { return false }
    (keep, use) = try uninterrupted { () throws(Interrupted) in
      try CompleteCases.count(
        columns: columns + undefined, selection: selection, rowCount: rowCount,
        interruption: execution.interruption)
    }
    if let weights, let column = columns.last {
      self.weights = try WeightColumn.checking(weights.weights, column: column, keep: &keep, execution)
    }
    guard !keep.isEmpty else { throw .noObservations(use) }
    return true
  }

  private func undefinedRows(
    of source: any NumericSource, _ execution: Execution
  ) throws(EstimationError) -> Bitmap {
    var gap = Bitmap(count: rowCount)
    execution.beginPass(over: rowCount)
    try source.forEachNumber(in: keep, execution) { row, number in
      if !number.isFinite { gap.set(row) }
    }
    return gap
  }

  /// The source with the number of largest magnitude.
  func largest(
    of sources: [any NumericSource], _ execution: Execution
  ) throws(EstimationError) -> (any NumericSource)? {
    var magnitudes: [Double] = []
    for source in sources {
      var largest = 0.0
      execution.beginPass(over: rowCount)
      try source.forEachNumber(in: keep, execution) { largest = max(largest, $1.magnitude) }
      magnitudes.append(largest)
    }
    return zip(sources, magnitudes).max { $0.1 < $1.1 }?.0
  }
}

extension Frame {
  /// The column of a name. Throws `.unknownColumn`.
  func estimationColumn(_ name: String) throws(EstimationError) -> Column {
    guard let column = self[name] else { throw .unknownColumn(name: name, columns: columnNames) }
    return column
  }
}

extension NumericSource {
  /// Calls `body` with the number of each of these rows, reading block by block. Throws `.interrupted`.
  func forEachNumber(
    in keep: Bitmap, _ execution: Execution, _ body: (_ row: Int, _ number: Double) -> Void
  ) throws(EstimationError) {
    let size = BlockSchedule.blockRows
    withUnsafeTemporaryAllocation(of: Double.self, capacity: size) { buffer in
      guard let numbers = buffer.baseAddress else { return }
      for start in stride(from: 0, to: keep.count, by: size) where !execution.isInterrupted {
        let rows = start..<min(start + size, keep.count)
        read(rows, into: numbers)
        keep.forEach(in: rows) { body($0, numbers[$0 &- start]) }
        execution.interruption?.advance(by: rows.count, rows: rows.count)
      }
    }
    try execution.check()
  }
}
