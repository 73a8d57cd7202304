import Data

/// A column of numbers described for each group of rows.
package struct GroupedSummary: Sendable {
  package struct Line: Sendable {
    package let count: Double
    package let missing: Int
    package let mean: Double
    package let standardDeviation: Double
    package let quantiles: [Double]
  }

  package let name: String
  package let lines: [Line]

  /// The quantiles of a line: the smallest, the quartiles and the largest.
  package static let probabilities = [0, 0.25, 0.5, 0.75, 1]

  package init(
    _ column: Column, in grouping: Grouping, interruption: Interruption? = nil
  ) throws(Interrupted) {
    name = column.name
    let numbers = column.numbers
    let statistics = GroupedStatistics(numbers, in: grouping, interruption: interruption)
    let sizes = try grouping.sizes(interruption)
    let moments = try statistics.moments()
    let quantiles = try statistics.quantiles(Self.probabilities)
    lines = sizes.indices.map { group in
      let own = moments[group]
      return Line(
        count: own.weight, missing: sizes[group] - Int(own.weight), mean: own.average,
        standardDeviation: own.variance.squareRoot(), quantiles: quantiles[group])
    }
  }
}
