import Data
import Matrix

/// The design matrix of a formula, written out: for teaching and for a reader's own algebra, never for
/// estimation.
package struct DesignMatrix: Sendable {
  /// One row for each complete row of the data, one column for each coefficient.
  package let matrix: Matrix
  package let columnNames: [String]
  package let sampleUse: SampleUse

  /// A matrix of more elements than this is refused.
  private static let largestElementCount = 50_000_000

  /// - Parameter selection: the rows that are wanted; nil for all.
  ///
  /// Throws `.tooLarge` and what forming a design throws.
  package init(
    _ formula: Formula, frame: Frame, selection: Bitmap? = nil, execution: Execution = Execution()
  ) throws(EstimationError) {
    let model = LinearModel(formula)
    var sample = try EstimationSample(
      frame: frame, columnNames: model.columnNames, selection: selection, weights: nil, execution: execution)
    let plan = try model.plan(frame, sample: sample, execution: execution)
    _ = try sample.leaveOutUndefined(in: plan.sources, execution)
    let counts = try LevelCounts.count(plan, sample: sample, execution: execution)
    let design = try Design(plan, presence: counts.map { $0.map { $0 > 0 } })
    let rowCount = sample.keep.countOfOnes
    guard rowCount <= Self.largestElementCount / max(1, design.columns.count) else { throw .tooLarge }
    columnNames = design.columns.map(\.name)
    sampleUse = sample.use
    let elements = Self.elements(design, sample: sample, rowCount: rowCount, execution)
    try execution.check()
    matrix = try solvable { () throws(MatrixError) in
      try Matrix(rows: rowCount, columns: design.columns.count, elements: elements)
    }
  }

  /// Column by column. Interrupted, they mean nothing.
  private static func elements(
    _ design: Design, sample: EstimationSample, rowCount: Int, _ execution: Execution
  ) -> [Double] {
    execution.beginPass(over: sample.rowCount)
    var elements = execution.zeros(rowCount * design.columns.count)
    let centre = Centre(plan: design.plan)
    let reader = DesignReader(plan: design.plan, sample: sample, centre: centre, cells: nil)
    elements.withUnsafeMutableBufferPointer { elements in
      var written = 0
      for start in stride(from: 0, to: sample.rowCount, by: DesignReader.capacity)
      where !execution.isInterrupted {
        let rows = start..<min(sample.rowCount, start + DesignReader.capacity)
        reader.read(rows)
        execution.interruption?.advance(by: rows.count, rows: rows.count)
        for (place, column) in design.columns.enumerated() {
          let values = reader.values(of: column.atom)
          for k in 0..<reader.keptCount {
            let row = Int(reader.kept[k])
            let isZero = column.conditions.contains { reader.codes(of: $0.category)[row] != Int32($0.code) }
            elements[place * rowCount + written + k] = isZero ? 0 : values[row]
          }
        }
        written += reader.keptCount
      }
    }
    return elements
  }
}
