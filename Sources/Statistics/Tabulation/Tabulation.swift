import Data

/// Counts and figures of the groups of rows, side by side and under one another.
///
/// Every list of numbers has one for each level of the column variable and, last, one for all of them together; without
/// a column variable it has one.
package struct Tabulation: Sendable {
  /// The lines of one row variable.
  package struct Block: Sendable {
    package enum Content: Sendable {
      /// How many rows each category has in each column.
      case counts([[Double]])
      /// For each category, for each figure asked for, its value in each column.
      case figures([[[Double]]])
      /// A figure of its own in each column.
      case figure([Double], statistic: Statistic, unit: FigureUnit)
    }

    package let name: String
    /// The categories in their order, as codes of the column's levels; −1 for rows without one. Empty for a figure.
    package let levels: [Int]
    package let content: Content
    /// How many rows each category has in each column, whatever is shown of them.
    package let counts: [[Double]]
    /// Rows of the table in which the variable is missing.
    package let missing: Int
    /// Whether the columns differ; for figures of categories, whether the categories do, one test a figure.
    package let tests: [DifferenceTest?]
  }

  package struct Heading: Hashable, Sendable {
    package let name: String
    package let statistic: Statistic
    package let unit: FigureUnit
  }

  package let columnName: String?
  /// The levels of the column variable that have rows, as codes.
  package let columnLevels: [Int]
  package let figures: [Heading]
  package let blocks: [Block]
  /// How many rows each column has.
  package let sizes: [Double]
  /// For each figure its value in each column, over all rows.
  package let totals: [[Double]]
  package let sampleUse: SampleUse
  package let weights: Weights?

  /// How many columns there are, the one for all of them included.
  package var columnCount: Int { columnName == nil ? 1 : columnLevels.count + 1 }
  package var hasColumns: Bool { columnName != nil }
}

extension Tabulation {
  /// - Throws: `.notNumeric`, `.weightNegative`, `.weightNotInteger` of the weights, and `.interrupted`.
  package init(_ request: TabulationRequest, rowCount: Int, execution: Execution) throws(EstimationError) {
    var keep = request.selection ?? Bitmap(count: rowCount, repeating: true)
    let outside = rowCount - keep.countOfOnes
    var gaps: [SampleUse.Missing] = []
    if let missing = request.column?.missing?.intersection(keep), !missing.isEmpty,
      let column = request.column
    {
      gaps.append(.init(column: column.name, rows: missing.countOfOnes))
      keep.subtract(missing)
    }
    if let weights = request.weights, let column = request.weightColumn {
      if let missing = column.missing?.intersection(keep), !missing.isEmpty {
        gaps.append(.init(column: column.name, rows: missing.countOfOnes))
        keep.subtract(missing)
      }
      _ = try WeightColumn.checking(weights, column: column, keep: &keep, execution)
    }
    do {
      let counter = try TabulationCounter(request, keep: keep, execution)
      blocks = try request.rows.map { row throws(Interrupted) in try counter.block(of: row) }
      totals = try request.figures.map { figure throws(Interrupted) in try counter.values(of: figure) }
      sizes = try counter.sizes()
      columnLevels = counter.columnLevels
    } catch { throw .interrupted }
    columnName = request.column?.name
    figures = request.figures.map { Heading(name: $0.name, statistic: $0.statistic, unit: $0.unit) }
    weights = request.weights
    sampleUse = SampleUse(
      rowsAvailable: rowCount, rowsOutsideCondition: outside, missing: gaps,
      rowsMissing: gaps.reduce(0) { $0 + $1.rows })
  }
}
